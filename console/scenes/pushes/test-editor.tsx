import { IconButton } from "@console/components/button";
import type {
  Condition,
  EventsTest,
  FieldTest,
  NumberOperator,
  RowsTest,
} from "@shared/conditions/condition";
import type { DictionaryView } from "./campaign.types";
import { newTest, subjectOf } from "./condition.model";
import styles from "./condition.module.css";
import { FieldTestEditor } from "./field-test-editor";
import { RowsTestEditor } from "./rows-test-editor";
import { words } from "./words";

interface TestEditorProps {
  readonly test: Condition;
  readonly dictionary: DictionaryView;
  readonly onChange: (test: Condition) => void;
  readonly onRemove: () => void;
}

/** One clause of the sentence: what, how compared, with what. */
export function TestEditor({ test, dictionary, onChange, onRemove }: TestEditorProps) {
  const leaf = test as FieldTest | RowsTest | EventsTest;
  return (
    <div className={styles.test}>
      <SubjectPicker
        subject={subjectOf(leaf)}
        dictionary={dictionary}
        onChange={(subject) => onChange(newTest(subject, dictionary))}
      />
      {"rows" in leaf && <RowsTestEditor test={leaf} dictionary={dictionary} onChange={onChange} />}
      {"events" in leaf && <EventsTestEditor test={leaf} onChange={onChange} />}
      {"field" in leaf && (
        <FieldTestEditor test={leaf} fields={dictionary.fields} onChange={onChange} />
      )}
      <IconButton icon="close" label={words.builder.remove} onClick={onRemove} />
    </div>
  );
}

interface SubjectPickerProps {
  readonly subject: string;
  readonly dictionary: DictionaryView;
  readonly onChange: (subject: string) => void;
}

function SubjectPicker({ subject, dictionary, onChange }: SubjectPickerProps) {
  const groups = [...new Set(dictionary.fields.map((field) => field.group))];
  return (
    <select
      className={styles.pick}
      aria-label={words.builder.subject}
      value={subject}
      onChange={(event) => onChange(event.target.value)}
    >
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {dictionary.fields
            .filter((field) => field.group === group)
            .map((field) => (
              <option key={field.key} value={`field:${field.key}`}>
                {field.label}
              </option>
            ))}
        </optgroup>
      ))}
      <optgroup label={words.builder.rowsGroup}>
        {dictionary.rows.map((rows) => (
          <option key={rows.key} value={`rows:${rows.key}`}>
            {rows.label}
          </option>
        ))}
      </optgroup>
      <optgroup label={words.builder.eventsGroup}>
        {dictionary.events.map((event) => (
          <option key={event.key} value={`events:${event.key}`}>
            {event.label}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

function EventsTestEditor({
  test,
  onChange,
}: {
  test: EventsTest;
  onChange: (test: EventsTest) => void;
}) {
  return (
    <>
      {words.builder.lastDays}
      <NumberInput
        label={words.builder.days}
        value={test.lastDays}
        least={1}
        most={366}
        onChange={(lastDays) => onChange({ ...test, lastDays })}
      />
      {words.builder.days}
      <NumberOperatorPicker op={test.op} onChange={(op) => onChange({ ...test, op })} />
      <NumberInput
        label={words.builder.times}
        value={test.value}
        least={0}
        most={1_000_000}
        onChange={(value) => onChange({ ...test, value })}
      />
      {words.builder.times}
    </>
  );
}

const numberOperators = Object.keys(words.builder.numberOperators) as NumberOperator[];

export function NumberOperatorPicker({
  op,
  onChange,
}: {
  op: NumberOperator;
  onChange: (op: NumberOperator) => void;
}) {
  return (
    <select
      className={styles.pick}
      aria-label={words.builder.operator}
      value={op}
      onChange={(event) => onChange(event.target.value as NumberOperator)}
    >
      {numberOperators.map((one) => (
        <option key={one} value={one}>
          {words.builder.numberOperators[one]}
        </option>
      ))}
    </select>
  );
}

interface NumberInputProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}

export function NumberInput({ label, value, least, most, onChange }: NumberInputProps) {
  return (
    <input
      className={styles.number}
      type="number"
      aria-label={label}
      value={value ?? ""}
      min={least}
      max={most}
      onChange={(event) => {
        const next = event.target.valueAsNumber;
        if (!Number.isNaN(next)) onChange(Math.max(least ?? next, Math.min(most ?? next, next)));
      }}
    />
  );
}
