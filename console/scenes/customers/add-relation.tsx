import { Avatar, TierBadge } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { Row } from "@console/components/list";
import { Check } from "@console/components/switches";
import { useRead, useWrite } from "@console/data/queries";
import { useDebounced } from "@console/hooks/use-debounced";
import type { CustomerRow } from "@shared/customers/customer";
import { type FormEvent, useId, useState } from "react";
import styles from "./graph.module.css";
import { recordWords } from "./words";

const text = recordWords.graph;
type Kind = keyof typeof text.kinds;
type Way = keyof typeof text.ways;
type Who = "customer" | "person" | "unknown";
const kinds = Object.keys(text.kinds) as Kind[];
const ways = Object.keys(text.ways) as Way[];

/** Ties a customer to somebody. Without a consent only that there is somebody is kept. */
export function AddRelation({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const formId = useId();
  const [kind, setKind] = useState<Kind>("spouse");
  const [who, setWho] = useState<Who>("customer");
  const [name, setName] = useState("");
  const [other, setOther] = useState<CustomerRow | undefined>(undefined);
  const [isGiven, setGiven] = useState(false);
  const [way, setWay] = useState<Way>("inPerson");
  const [until, setUntil] = useState("");
  const add = useWrite("POST /customers/:customerId/relations", {
    refresh: ["GET /customers/:customerId/graph", "GET /customers/:id"],
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({
      customerId,
      kind,
      ...(who === "customer" && other ? { otherCustomerId: other.id } : {}),
      ...(who === "person" && name.trim() ? { name: name.trim() } : {}),
      consent: isGiven ? { given: true, way, ...(until ? { until } : {}) } : { given: false },
    });
  };
  return (
    <Dialog
      title={text.add}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending}>
          {text.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <SelectField
          label={text.kind}
          value={kind}
          onChange={(event) => setKind(event.target.value as Kind)}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {text.kinds[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={text.who}
          value={who}
          onChange={(event) => setWho(event.target.value as Who)}
        >
          <option value="customer">{text.whoCustomer}</option>
          <option value="person">{text.whoPerson}</option>
          <option value="unknown">{text.whoUnknown}</option>
        </SelectField>
        {who === "customer" && <PickCustomer chosen={other} onChoose={setOther} />}
        {who === "person" && (
          <TextField
            label={text.name}
            value={name}
            maxLength={20}
            required
            onChange={(event) => setName(event.target.value)}
          />
        )}
        {who !== "unknown" && (
          <Check isOn={isGiven} onChange={setGiven} label={text.agreed} hint={text.agreedHint} />
        )}
        {isGiven && who !== "unknown" && (
          <>
            <SelectField
              label={text.way}
              value={way}
              onChange={(event) => setWay(event.target.value as Way)}
            >
              {ways.map((one) => (
                <option key={one} value={one}>
                  {text.ways[one]}
                </option>
              ))}
            </SelectField>
            <TextField
              label={text.until}
              type="date"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </>
        )}
      </form>
    </Dialog>
  );
}

function PickCustomer({
  chosen,
  onChoose,
}: {
  chosen: CustomerRow | undefined;
  onChoose: (row: CustomerRow) => void;
}) {
  const [typed, setTyped] = useState("");
  const q = useDebounced(typed.trim(), 250);
  const found = useRead("GET /customers", { q, limit: 6 }, { enabled: q !== "", keep: true });
  return (
    <div>
      <TextField
        label={text.search}
        type="search"
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles.found}>
        {(q ? (found.data?.items ?? []) : chosen ? [chosen] : []).map((row) => (
          <Row
            key={row.id}
            onOpen={() => onChoose(row)}
            isCurrent={row.id === chosen?.id}
            start={<Avatar name={row.name} size={32} />}
            title={
              <>
                <span>{row.name}</span>
                <TierBadge tier={row.tier} />
              </>
            }
          />
        ))}
      </div>
    </div>
  );
}
