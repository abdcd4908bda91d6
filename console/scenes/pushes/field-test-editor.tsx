import type { FieldOperator, FieldTest } from "@shared/conditions/condition";
import type { FieldView } from "./campaign.types";
import { newFieldTest, operatorsFor, withOperator } from "./condition.model";
import styles from "./condition.module.css";
import { ValueEditor } from "./value-editor";
import { words } from "./words";

interface FieldTestEditorProps {
  readonly test: FieldTest;
  readonly fields: readonly FieldView[];
  readonly onChange: (test: FieldTest) => void;
  /** Inside of rows the field itself is chosen here. */
  readonly picksField?: boolean;
}

export function FieldTestEditor({
  test,
  fields,
  onChange,
  picksField = false,
}: FieldTestEditorProps) {
  const field = fields.find((one) => one.key === test.field);
  return (
    <>
      {picksField && (
        <select
          className={styles.pick}
          aria-label={words.builder.subject}
          value={test.field}
          onChange={(event) =>
            onChange(newFieldTest(fields.find((one) => one.key === event.target.value)))
          }
        >
          {fields.map((one) => (
            <option key={one.key} value={one.key}>
              {one.label}
            </option>
          ))}
        </select>
      )}
      {field && field.type !== "flag" && (
        <select
          className={styles.pick}
          aria-label={words.builder.operator}
          value={test.op}
          onChange={(event) =>
            onChange(withOperator(test, event.target.value as FieldOperator, field))
          }
        >
          {operatorsFor(field).map((op) => (
            <option key={op} value={op}>
              {sayOperator(op, field)}
            </option>
          ))}
        </select>
      )}
      {field && <ValueEditor test={test} field={field} onChange={onChange} />}
    </>
  );
}

function sayOperator(op: FieldOperator, field: FieldView): string {
  if (op !== "atLeast" && op !== "atMost") return words.builder.operators[op];
  if (field.type === "day" || field.type === "instant") return words.builder.datedOperators[op];
  if (field.type === "level") return words.builder.levelOperators[op];
  return words.builder.operators[op];
}
