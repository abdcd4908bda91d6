import { Button, IconButton } from "@console/components/button";
import type { Condition } from "@shared/conditions/condition";
import type { DictionaryView } from "./campaign.types";
import {
  fromGroup,
  type Group,
  isGroup,
  newFieldTest,
  removePart,
  replacePart,
  toGroup,
} from "./condition.model";
import styles from "./condition.module.css";
import { TestEditor } from "./test-editor";
import { words } from "./words";

interface ConditionEditorProps {
  readonly condition: Condition;
  readonly dictionary: DictionaryView;
  readonly onChange: (condition: Condition) => void;
  /** How deep this group stands; the innermost offers no further groups. */
  readonly depth?: number;
  readonly onRemove?: () => void;
}

const deepest = 3;

/** A condition that reads as a sentence and is changed where it stands. */
export function ConditionEditor({
  condition,
  dictionary,
  onChange,
  depth = 1,
  onRemove,
}: ConditionEditorProps) {
  const group = toGroup(condition);
  const change = (next: Group) => onChange(fromGroup(next));
  const add = (part: Condition) => change({ ...group, parts: [...group.parts, part] });
  const first = newFieldTest(dictionary.fields[0]);

  return (
    <div className={styles.group} data-depth={depth}>
      <p className={styles.join}>
        {depth > 1 && (
          <Toggle
            isOn={group.isNot}
            label={words.builder.not}
            onChange={(isNot) => change({ ...group, isNot })}
          />
        )}
        <select
          className={styles.pick}
          aria-label={words.builder.matching}
          value={group.join}
          onChange={(event) =>
            change({ ...group, join: event.target.value === "any" ? "any" : "all" })
          }
        >
          <option value="all">{words.builder.all}</option>
          <option value="any">{words.builder.any}</option>
        </select>
        {words.builder.matching}
        {onRemove && (
          <IconButton icon="trash" label={words.builder.removeGroup} onClick={onRemove} />
        )}
      </p>
      <ul className={styles.parts}>
        {group.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
          <li key={index}>
            {isGroup(part) ? (
              <ConditionEditor
                condition={part}
                dictionary={dictionary}
                depth={depth + 1}
                onChange={(next) => change(replacePart(group, index, next))}
                onRemove={() => change(removePart(group, index))}
              />
            ) : (
              <TestEditor
                test={part}
                dictionary={dictionary}
                onChange={(next) => change(replacePart(group, index, next))}
                onRemove={() => change(removePart(group, index))}
              />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.adds}>
        <Button size="small" icon="plus" onClick={() => add(first)}>
          {words.builder.add}
        </Button>
        {depth < deepest && (
          <Button size="small" kind="quiet" onClick={() => add({ any: [first] })}>
            {words.builder.addGroup}
          </Button>
        )}
      </div>
    </div>
  );
}

function Toggle({
  isOn,
  label,
  onChange,
}: {
  isOn: boolean;
  label: string;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
    >
      {label}
    </button>
  );
}
