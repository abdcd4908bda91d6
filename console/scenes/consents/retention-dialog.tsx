import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { useWrite } from "@console/data/queries";
import { useState } from "react";
import { type RetentionName, retentionNames } from "./retention-names";
import { names, words } from "./words";

export type Act =
  | {
      readonly kind: "change";
      readonly name: RetentionName;
      readonly days: number;
      readonly floor: number;
    }
  | { readonly kind: "hold" }
  | { readonly kind: "lift"; readonly id: string };

/** One of three acts, each with its reason; the first and the last wait for a second person. */
export function RetentionDialog({ act, onClose }: { act: Act; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [days, setDays] = useState(act.kind === "change" ? String(act.days) : "");
  const [customerNo, setCustomerNo] = useState("");
  const [name, setName] = useState<RetentionName | "">("");
  const refresh = ["GET /retention"] as const;
  const asked = { refresh, done: words.asked, onDone: onClose };
  const change = useWrite("POST /retention-changes", asked);
  const lift = useWrite("POST /legal-holds/:id/lift", asked);
  const hold = useWrite("POST /legal-holds", { refresh, done: words.placed, onDone: onClose });
  const isLow = act.kind === "change" && Number(days) < act.floor;
  const isReady =
    reason.trim().length >= 4 && (act.kind !== "change" || (/^\d+$/.test(days) && !isLow));
  const send = () => {
    if (act.kind === "change") change.mutate({ name: act.name, days: Number(days), reason });
    else if (act.kind === "lift") lift.mutate({ id: act.id, reason });
    else
      hold.mutate({
        reason,
        ...(customerNo.trim() ? { customerNo: customerNo.trim() } : {}),
        ...(name ? { name } : {}),
      });
  };
  const title =
    act.kind === "change"
      ? words.changeTitle(names.retention[act.name] ?? "")
      : act.kind === "lift"
        ? words.lift
        : words.place;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          disabled={!isReady}
          busy={change.isPending || lift.isPending || hold.isPending}
          onClick={send}
        >
          {title}
        </Button>
      }
    >
      {act.kind === "change" && (
        <TextField
          label={words.newDays}
          inputMode="numeric"
          value={days}
          problem={isLow ? words.floor(words.days(act.floor)) : undefined}
          onChange={(event) => setDays(event.target.value)}
        />
      )}
      {act.kind === "hold" && (
        <>
          <TextField
            label={words.customerNo}
            hint={words.customerNoHint}
            value={customerNo}
            onChange={(event) => setCustomerNo(event.target.value)}
          />
          <SelectField
            label={words.class}
            value={name}
            onChange={(event) =>
              setName(retentionNames.find((one) => one === event.target.value) ?? "")
            }
          >
            <option value="">{words.everything}</option>
            {retentionNames.map((one) => (
              <option key={one} value={one}>
                {names.retention[one]}
              </option>
            ))}
          </SelectField>
        </>
      )}
      <TextField
        label={words.reason}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
