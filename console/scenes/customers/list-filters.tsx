import { Button } from "@console/components/button";
import { SelectField } from "@console/components/field";
import { Chip } from "@console/components/switches";
import { common } from "@console/shell/words";
import type { Tier } from "@shared/customers/customer";
import type { CustomerNarrowing, CustomerSort } from "@shared/record/views";
import styles from "./customers.module.css";
import { recordWords, words } from "./words";

const text = recordWords.list;
const tiers: readonly Tier[] = ["private", "diamond", "platinum", "gold"];

interface Props {
  readonly value: CustomerNarrowing;
  readonly onChange: (value: CustomerNarrowing) => void;
}

/** Sets one part of a narrowing, or takes it off when it was set to the same. */
function toggled<Key extends keyof CustomerNarrowing>(
  value: CustomerNarrowing,
  key: Key,
  next: CustomerNarrowing[Key],
): CustomerNarrowing {
  const { [key]: before, ...rest } = value;
  return before === next || next === undefined ? rest : { ...rest, [key]: next };
}

/** Chips that narrow the list, and its order. */
export function ListFilters({ value, onChange }: Props) {
  const set = <Key extends keyof CustomerNarrowing>(key: Key, next: CustomerNarrowing[Key]) =>
    onChange(toggled(value, key, next));
  return (
    <fieldset className={styles.tiers}>
      <legend className="seen-by-readers-only">{words.allTiers}</legend>
      {tiers.map((one) => (
        <Chip key={one} isOn={value.tier === one} onToggle={() => set("tier", one)}>
          {common.tiers[one]}
        </Chip>
      ))}
      <Chip isOn={value.due === "soon"} onToggle={() => set("due", "soon")}>
        {text.due}
      </Chip>
      <Chip isOn={value.risk === "expired"} onToggle={() => set("risk", "expired")}>
        {text.risk.expired}
      </Chip>
      <Chip isOn={value.risk === "missing"} onToggle={() => set("risk", "missing")}>
        {text.risk.missing}
      </Chip>
      <Chip isOn={value.quiet === "long"} onToggle={() => set("quiet", "long")}>
        {text.quiet}
      </Chip>
      <Chip isOn={value.unbound === "yes"} onToggle={() => set("unbound", "yes")}>
        {text.unbound}
      </Chip>
      {Object.keys(value).length > 0 && (
        <Button size="small" kind="quiet" onClick={() => onChange({})}>
          {text.clear}
        </Button>
      )}
    </fieldset>
  );
}

const sorts = ["aum", "lastContact", "since"] as const satisfies readonly CustomerSort[];

export function ListSort({ value, onChange }: Props) {
  return (
    <SelectField
      label={text.sort}
      hideLabel
      value={value.sort ?? ""}
      onChange={(event) => {
        const { sort: _, ...rest } = value;
        const next = sorts.find((one) => one === event.target.value);
        onChange(next ? { ...rest, sort: next } : rest);
      }}
    >
      <option value="">{text.sorts.none}</option>
      {sorts.map((one) => (
        <option key={one} value={one}>
          {text.sorts[one]}
        </option>
      ))}
    </SelectField>
  );
}
