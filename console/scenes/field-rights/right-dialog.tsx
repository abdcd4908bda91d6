import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { Check } from "@console/components/switches";
import { useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { type Clearance, clearances } from "@shared/customers/fields";
import { useState } from "react";
import styles from "./rights.module.css";
import type { Cell } from "./rights-page";
import { words } from "./words";

/** Decides what one role may do with one field; beyond the limit nothing can be chosen. */
export function RightDialog({ cell: { row, role }, onClose }: { cell: Cell; onClose: () => void }) {
  const [read, setRead] = useState<Clearance>(row.rights[role].read);
  const [write, setWrite] = useState(row.rights[role].write);
  const [reason, setReason] = useState("");
  const ceiling = row.ceilings[role];
  const put = useWrite("PUT /field-rights/:key", {
    refresh: ["GET /field-rights"],
    done: words.dialog.done,
    onDone: onClose,
  });
  const isAllowed = (one: Clearance) => clearances.indexOf(one) <= clearances.indexOf(ceiling.read);
  const isSame = read === row.rights[role].read && write === row.rights[role].write;
  return (
    <Dialog
      title={words.dialog.title(row.label, common.roles[role])}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={put.isPending}
          disabled={isSame || reason.trim().length < 2}
          onClick={() => put.mutate({ key: row.key, role, read, write, reason: reason.trim() })}
        >
          {common.verbs.save}
        </Button>
      }
    >
      <fieldset className={styles.choices}>
        <legend>{words.dialog.read}</legend>
        {[...clearances].reverse().map((one) => (
          <Check
            key={one}
            name="clearance"
            isOn={read === one}
            disabled={!isAllowed(one)}
            onChange={() => setRead(one)}
            label={
              one === "clear" && row.sensitivity === "sensitive"
                ? words.sensitiveClear
                : words.read[one]
            }
            {...(isAllowed(one) ? {} : { hint: words.locked })}
          />
        ))}
      </fieldset>
      <Check
        label={words.dialog.write}
        isOn={write}
        disabled={!ceiling.write}
        onChange={setWrite}
        {...(ceiling.write ? {} : { hint: words.locked })}
      />
      <TextField
        label={words.dialog.reason}
        hint={words.dialog.reasonHint}
        value={reason}
        maxLength={100}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
