import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { now } from "@console/data/clock";
import { sentenceOf } from "@console/data/failure";
import { useWrite } from "@console/data/queries";
import { fromLocal, toLocal } from "@console/format/local-input";
import { sayMoment } from "@console/format/say-time";
import { instantOf } from "@console/format/time";
import { common } from "@console/shell/words";
import { AppError } from "@shared/core/errors";
import { type FormEvent, useId, useState } from "react";
import styles from "./bookings.module.css";
import { words } from "./words";

/** Blocks own time. Bookings that stand in it are named, so that they can be moved first. */
export function AddLeave({ day, onClose }: { day: string; onClose: () => void }) {
  const formId = useId();
  const [start, setStart] = useState(() => toLocal(instantOf(day, "13:30")));
  const [end, setEnd] = useState(() => toLocal(instantOf(day, "18:00")));
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const add = useWrite("POST /leaves", {
    refresh: ["GET /bookings"],
    done: words.leaves.done,
    onDone: onClose,
    quietFor: [
      "booking.slotTaken",
      "booking.alreadyBooked",
      "request.conflict",
      "booking.leaveOverlaps",
    ],
  });
  const from = fromLocal(start);
  const to = fromLocal(end);
  const isOrdered = from !== undefined && to !== undefined && from < to;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isOrdered || !reason.trim()) return;
    add.mutate({ start: from.toISOString(), end: to.toISOString(), reason: reason.trim() });
  };

  return (
    <Dialog
      title={words.leaves.title}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending}>
          {words.leaves.submit}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {add.error && <Standing failure={add.error} />}
        <TextField
          label={words.leaves.start}
          type="datetime-local"
          value={start}
          onChange={(event) => setStart(event.target.value)}
        />
        <TextField
          label={words.leaves.end}
          type="datetime-local"
          value={end}
          problem={isChecked && !isOrdered ? words.leaves.wrongOrder : undefined}
          onChange={(event) => setEnd(event.target.value)}
        />
        <TextField
          label={words.leaves.reason}
          value={reason}
          maxLength={40}
          problem={isChecked && !reason.trim() ? common.required : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

interface StandingBooking {
  readonly id: string;
  readonly start: string;
  readonly customerName?: string;
}

function Standing({ failure }: { failure: unknown }) {
  const bookings = failure instanceof AppError ? failure.details?.bookings : undefined;
  return (
    <div className={styles.standing} role="alert">
      <p>{sentenceOf(failure)}</p>
      {Array.isArray(bookings) &&
        (bookings as StandingBooking[]).map((one) => (
          <p key={one.id}>
            {sayMoment(one.start, now())} {one.customerName}
          </p>
        ))}
    </div>
  );
}
