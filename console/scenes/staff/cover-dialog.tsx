import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { now } from "@console/data/clock";
import { sentenceOf } from "@console/data/failure";
import { useRead, useWrite } from "@console/data/queries";
import { fromLocal, toLocal } from "@console/format/local-input";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { common } from "@console/shell/words";
import { type FormEvent, useId, useState } from "react";

const hour = 3_600_000;
const quiet = ["booking.alreadyBooked", "cover.overlaps", "cover.coverAway", "cover.badTime"];

/** Leave and who stands in, in one act. */
export function CoverDialog({ staffId, onClose }: { staffId?: string; onClose: () => void }) {
  const formId = useId();
  const [start, setStart] = useState(() => toLocal(new Date(now() + 24 * hour)));
  const [end, setEnd] = useState(() => toLocal(new Date(now() + 72 * hour)));
  const [coverId, setCover] = useState("");
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const whose = staffId ? { staffId } : {};
  const candidates = useRead("GET /cover-candidates", whose);
  const take = useWrite("POST /covers", {
    refresh: ["GET /covers", "GET /bookings", "GET /staff", "GET /staff/:id"],
    done: words.cover.done,
    onDone: onClose,
    quietFor: quiet,
  });
  const [from, to] = [fromLocal(start), fromLocal(end)];
  const isOrdered = from !== undefined && to !== undefined && from < to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isOrdered || !coverId || reason.trim().length < 2) return;
    take.mutate({
      ...whose,
      coverId,
      start: from.toISOString(),
      end: to.toISOString(),
      reason: reason.trim(),
    });
  };
  return (
    <Dialog
      title={words.cover.title}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={take.isPending}>
          {words.cover.submit}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.quiet}>{words.cover.text}</p>
        {take.error && <p role="alert">{sentenceOf(take.error)}</p>}
        <TextField
          label={words.cover.start}
          type="datetime-local"
          value={start}
          onChange={(event) => setStart(event.target.value)}
        />
        <TextField
          label={words.cover.end}
          type="datetime-local"
          value={end}
          problem={isChecked && !isOrdered ? words.cover.wrongOrder : undefined}
          onChange={(event) => setEnd(event.target.value)}
        />
        <SelectField
          label={words.cover.by}
          value={coverId}
          problem={isChecked && !coverId ? common.required : undefined}
          onChange={(event) => setCover(event.target.value)}
        >
          <option value="">{words.cover.choose}</option>
          {candidates.data?.items.map(({ id, name, unitName, customers }) => (
            <option key={id} value={id}>
              {words.cover.candidate(name, unitName, customers)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.cover.reason}
          value={reason}
          maxLength={40}
          problem={isChecked && reason.trim().length < 2 ? common.required : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
