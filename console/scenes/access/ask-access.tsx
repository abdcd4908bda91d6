import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField, SelectField, TextField } from "@console/components/field";
import { Check } from "@console/components/switches";
import { useWrite } from "@console/data/queries";
import { toast } from "@console/data/toasts";
import { type AccessPurpose, accessPurposes } from "@shared/access/access";
import { useState } from "react";
import styles from "./access.module.css";
import { words } from "./words";

const lengths = [1, 2, 4, 8, 24, 72] as const;
const refresh = ["GET /access-requests", "GET /approvals", "GET /customers"] as const;

/** Asks for a customer outside one's scope, or opens one at once when it cannot wait. */
export function AskAccess({ onClose }: { onClose: () => void }) {
  const [number, setNumber] = useState("");
  const [purpose, setPurpose] = useState<AccessPurpose>("coverForColleague");
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState(4);
  const [isUrgent, setUrgent] = useState(false);
  const submit = useSubmit(isUrgent, onClose);
  const isWhole = number.trim().length >= 4 && reason.trim().length >= 4;

  return (
    <Dialog
      title={words.ask}
      onClose={onClose}
      actions={
        <Button
          kind={isUrgent ? "danger" : "primary"}
          icon={isUrgent ? "warning" : "send"}
          busy={submit.isBusy}
          disabled={!isWhole}
          onClick={() =>
            submit.send({ number: number.trim(), purpose, reason: reason.trim(), hours })
          }
        >
          {isUrgent ? words.submitUrgent : words.submit}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.note}>{words.askText}</p>
        <TextField
          label={words.number}
          hint={words.numberHint}
          value={number}
          maxLength={20}
          autoComplete="off"
          data-first
          onChange={(event) => setNumber(event.target.value)}
        />
        <SelectField
          label={words.purpose}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value as AccessPurpose)}
        >
          {accessPurposes.map((one) => (
            <option key={one} value={one}>
              {words.purposes[one]}
            </option>
          ))}
        </SelectField>
        <AreaField
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          rows={2}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
        <SelectField
          label={words.hours}
          value={hours}
          onChange={(event) => setHours(Number(event.target.value))}
        >
          {lengths
            .filter((one) => !isUrgent || one <= 4)
            .map((one) => (
              <option key={one} value={one}>
                {words.hoursOf(one)}
              </option>
            ))}
        </SelectField>
        <Check
          label={words.urgent}
          hint={words.urgentText}
          isOn={isUrgent}
          onChange={(isOn) => {
            setUrgent(isOn);
            if (isOn) setHours(Math.min(4, hours));
          }}
        />
      </div>
    </Dialog>
  );
}

/** The two doors behind one form: asking, or breaking the glass. */
function useSubmit(isUrgent: boolean, onClose: () => void) {
  const ask = useWrite("POST /access-requests", {
    refresh,
    done: words.submitted,
    onDone: onClose,
  });
  const open = useWrite("POST /access-requests/break-glass", {
    refresh,
    onDone: ({ customer }) => {
      toast(customer ? words.opened : words.openedNone);
      onClose();
    },
  });
  return {
    isBusy: ask.isPending || open.isPending,
    send: (asked: { number: string; purpose: AccessPurpose; reason: string; hours: number }) =>
      isUrgent ? open.mutate(asked) : ask.mutate(asked),
  };
}
