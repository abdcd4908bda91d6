import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { Loaded, Skeleton } from "@console/components/states";
import { Check } from "@console/components/switches";
import { type Input, type Output, useRead, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import styles from "./exports.module.css";
import { kindWords, words } from "./words";

type Kinds = Output<"GET /export-kinds">;
type Asked = Input<"POST /exports">;

export function StartExport({ onClose }: { onClose: () => void }) {
  const kinds = useRead("GET /export-kinds", {}, { staleTime: 0 });
  return (
    <Dialog title={words.start} onClose={onClose}>
      <Loaded query={kinds} skeleton={<Skeleton rows={4} />}>
        {(all) => <Form all={all} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

const tiers = ["private", "diamond", "platinum", "gold"] as const;
const purposes = ["visit", "review", "reconcile", "regulator", "other"] as const;

function Form({ all, onClose }: { all: Kinds; onClose: () => void }) {
  const [asked, setAsked] = useState<Asked>(() => beginning(all));
  const set = (part: Partial<Asked>) => setAsked((before) => ({ ...before, ...part }));
  const kind = all.items.find((one) => one.kind === asked.kind) ?? all.items[0];
  const ask = useWrite("POST /exports", {
    refresh: ["GET /exports", "GET /export-kinds"],
    onDone: onClose,
    done: asked.isClear ? words.asked : words.making,
  });
  const isReady = asked.fields.length > 0 && asked.reason.trim().length >= 4;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) ask.mutate(asked);
      }}
    >
      <SelectField
        label={words.kind}
        hint={words.left(all.leftToday)}
        value={asked.kind}
        onChange={(event) => {
          const next = all.items.find((one) => one.kind === event.target.value);
          if (next) set({ kind: next.kind, fields: plainOf(next) });
        }}
      >
        {all.items.map((one) => (
          <option key={one.kind} value={one.kind}>
            {one.label}
          </option>
        ))}
      </SelectField>
      <fieldset className={styles.fields}>
        <legend>{words.fields}</legend>
        {kind?.fields.map((field) => (
          <Check
            key={field.key}
            isOn={asked.fields.includes(field.key)}
            label={field.label}
            {...(field.isPersonal ? { hint: words.personal } : {})}
            onChange={(isOn) =>
              set({
                fields: isOn
                  ? [...asked.fields, field.key]
                  : asked.fields.filter((key) => key !== field.key),
              })
            }
          />
        ))}
      </fieldset>
      <Narrow asked={asked} set={set} />
      <Button kind="primary" type="submit" busy={ask.isPending} disabled={!isReady}>
        {words.ask}
      </Button>
    </form>
  );
}

function Narrow({ asked, set }: { asked: Asked; set: (part: Partial<Asked>) => void }) {
  return (
    <>
      <SelectField
        label={words.tier}
        value={asked.tier ?? ""}
        onChange={(event) => set({ tier: tiers.find((one) => one === event.target.value) })}
      >
        <option value="">{words.allTiers}</option>
        {tiers.map((tier) => (
          <option key={tier} value={tier}>
            {common.tiers[tier]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.format}
        value={asked.format}
        onChange={(event) => set({ format: event.target.value === "csv" ? "csv" : "xlsx" })}
      >
        <option value="xlsx">XLSX</option>
        <option value="csv">CSV</option>
      </SelectField>
      <SelectField
        label={words.purpose}
        value={asked.purpose}
        onChange={(event) =>
          set({ purpose: purposes.find((one) => one === event.target.value) ?? "other" })
        }
      >
        {purposes.map((purpose) => (
          <option key={purpose} value={purpose}>
            {kindWords.purposes[purpose]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        value={asked.reason}
        maxLength={200}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <Check
        isOn={asked.isClear}
        label={words.clear}
        hint={words.clearHint}
        onChange={(isClear) => set({ isClear })}
      />
    </>
  );
}

const plainOf = (kind: Kinds["items"][number]) =>
  kind.fields.filter(({ isPersonal, key }) => !isPersonal || key === "name").map(({ key }) => key);

function beginning({ items }: Kinds): Asked {
  const [first] = items;
  return {
    kind: first?.kind ?? "customers",
    format: "xlsx",
    fields: first ? plainOf(first) : [],
    isClear: false,
    purpose: "visit",
    reason: "",
  };
}
