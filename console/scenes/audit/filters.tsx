import { Button } from "@console/components/button";
import { SelectField, TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Chip } from "@console/components/switches";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { useDebounced } from "@console/hooks/use-debounced";
import { useWide } from "@console/hooks/use-wide";
import { common } from "@console/shell/words";
import { actGroups } from "@shared/audit/groups";
import { useState } from "react";
import styles from "./audit.module.css";
import { words } from "./words";

interface FiltersProps {
  readonly query: URLSearchParams;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** What is looked for; all of it together must hold. */
export function Filters(props: FiltersProps) {
  const isWide = useWide();
  const isSet = [...props.query.keys()].length > 0;
  if (isWide)
    return (
      <Card>
        <Fields {...props} />
      </Card>
    );
  // On a phone the entries come first; what is set keeps its fields in sight.
  return (
    <Card>
      <details open={isSet}>
        <summary className={styles.summary}>{words.filter.title}</summary>
        <Fields {...props} />
      </details>
    </Card>
  );
}

function Fields({ query, onChange }: FiltersProps) {
  const people = useRead("GET /audit/people", {}, { staleTime: 300_000 });
  const seesCustomers = useMay("GET /customers");
  const group = query.get("group");
  return (
    <>
      <div className={styles.filters}>
        <SelectField
          label={words.filter.person}
          value={query.get("staff") ?? ""}
          onChange={(event) => onChange({ staff: event.target.value })}
        >
          <option value="">{words.filter.anybody}</option>
          {people.data?.items.map(({ id, name, title }) => (
            <option key={id} value={id}>
              {name} {title}
            </option>
          ))}
        </SelectField>
        {seesCustomers && <CustomerFilter query={query} onChange={onChange} />}
        {seesCustomers && <PurposeFilter query={query} onChange={onChange} />}
        <TextField
          label={words.filter.from}
          type="date"
          value={query.get("from") ?? ""}
          onChange={(event) => onChange({ from: event.target.value })}
        />
        <TextField
          label={words.filter.to}
          type="date"
          value={query.get("to") ?? ""}
          onChange={(event) => onChange({ to: event.target.value })}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of switches, not a set of form fields. */}
      <div className={styles.chips} role="group" aria-label={words.filter.group}>
        <Chip isOn={!group} onToggle={() => onChange({ group: undefined })}>
          {words.filter.all}
        </Chip>
        {actGroups.map((name) => (
          <Chip key={name} isOn={group === name} onToggle={() => onChange({ group: name })}>
            {words.groups[name]}
          </Chip>
        ))}
      </div>
    </>
  );
}

function PurposeFilter({ query, onChange }: FiltersProps) {
  return (
    <SelectField
      label={words.filter.purpose}
      value={query.get("purpose") ?? ""}
      onChange={(event) => onChange({ purpose: event.target.value })}
    >
      <option value="">{words.filter.anyPurpose}</option>
      {Object.entries(common.reveal.purposes).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

/** A customer found by a whole number, or taken over from an entry. */
function CustomerFilter({ query, onChange }: FiltersProps) {
  const [text, setText] = useState("");
  const asked = useDebounced(text.trim(), 300);
  const found = useRead("GET /customers", { q: asked, limit: 5 }, { enabled: asked.length > 3 });
  const chosen = query.get("customer");
  if (chosen)
    return (
      <div className={styles.chosen}>
        <span>{words.filter.only(query.get("customerName") ?? words.filter.customer)}</span>
        <Button
          size="small"
          kind="quiet"
          onClick={() => onChange({ customer: undefined, customerName: undefined })}
        >
          {words.filter.clear}
        </Button>
      </div>
    );
  return (
    <div>
      <TextField
        label={words.filter.customer}
        hint={words.filter.customerHint}
        inputMode="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {asked.length > 3 &&
        found.data?.items.map(({ id, name }) => (
          <Button
            key={id}
            size="small"
            kind="quiet"
            onClick={() => {
              setText("");
              onChange({ customer: id, customerName: name });
            }}
          >
            {words.filter.only(name)}
          </Button>
        ))}
    </div>
  );
}
