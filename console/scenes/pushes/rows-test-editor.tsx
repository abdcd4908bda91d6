import { Button, IconButton } from "@console/components/button";
import type { Measure, RowsTest } from "@shared/conditions/condition";
import type { DictionaryView } from "./campaign.types";
import { fenPerTenThousand, newFieldTest } from "./condition.model";
import styles from "./condition.module.css";
import { FieldTestEditor } from "./field-test-editor";
import { NumberInput, NumberOperatorPicker } from "./test-editor";
import { words } from "./words";

interface RowsTestEditorProps {
  readonly test: RowsTest;
  readonly dictionary: DictionaryView;
  readonly onChange: (test: RowsTest) => void;
}

const measures = Object.keys(words.builder.measures) as Measure[];

/** A measure over rows such as holdings: those that pass the tests, counted or summed, and compared. */
export function RowsTestEditor({ test, dictionary, onChange }: RowsTestEditorProps) {
  const fields = dictionary.rows.find((rows) => rows.key === test.rows)?.fields ?? [];
  const measurable = fields.filter((field) => field.type === "money" || field.type === "number");
  const of = measurable.find((field) => field.key === test.of);
  const where = test.where ?? [];
  const setWhere = (next: RowsTest["where"]) => onChange({ ...test, where: next });
  const setMeasure = (measure: Measure) => {
    const { of: _, ...rest } = test;
    const first = measurable[0]?.key;
    onChange({
      ...rest,
      measure,
      ...(measure !== "count" && first ? { of: test.of ?? first } : {}),
    });
  };

  return (
    <>
      {where.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
        <span key={index} className={styles.where}>
          {words.builder.rowsWhere}
          <FieldTestEditor
            test={part}
            fields={fields}
            picksField
            onChange={(next) => setWhere(where.map((one, at) => (at === index ? next : one)))}
          />
          <IconButton
            icon="close"
            label={words.builder.remove}
            onClick={() => setWhere(where.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      <Button
        size="small"
        kind="quiet"
        onClick={() => setWhere([...where, newFieldTest(fields[0])])}
      >
        + {words.builder.rowsWhere}
      </Button>
      {test.measure !== "count" && (
        <select
          className={styles.pick}
          aria-label={words.builder.of}
          value={test.of ?? ""}
          onChange={(event) => onChange({ ...test, of: event.target.value })}
        >
          {measurable.map((field) => (
            <option key={field.key} value={field.key}>
              {field.label}
            </option>
          ))}
        </select>
      )}
      <select
        className={styles.pick}
        aria-label={words.builder.measure}
        value={test.measure}
        onChange={(event) => setMeasure(event.target.value as Measure)}
      >
        {measures.map((measure) => (
          <option key={measure} value={measure}>
            {words.builder.measures[measure]}
          </option>
        ))}
      </select>
      <NumberOperatorPicker op={test.op} onChange={(op) => onChange({ ...test, op })} />
      <NumberInput
        label={words.builder.value}
        value={of?.type === "money" ? test.value / fenPerTenThousand : test.value}
        onChange={(value) =>
          onChange({
            ...test,
            value: of?.type === "money" ? Math.round(value * fenPerTenThousand) : value,
          })
        }
      />
      {of?.type === "money" && words.builder.tenThousand}
    </>
  );
}
