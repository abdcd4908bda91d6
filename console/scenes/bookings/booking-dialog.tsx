import { Button, LinkButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { AreaField, TextField } from "@console/components/field";
import { Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { clockOf } from "@console/format/time";
import { SendBooking } from "@console/scenes/inbox/send-booking";
import type { Booking } from "@shared/bookings/booking";
import { useState } from "react";
import { BookingLabel } from "./booking-label";
import styles from "./bookings.module.css";
import { words } from "./words";

const refresh = [
  "GET /bookings",
  "GET /bookings/:id",
  "GET /customers/:customerId/bookings",
  "GET /today",
] as const;

/** One booking: who, when, where, what to bring; and what came of it. */
export function BookingDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const booking = useRead("GET /bookings/:id", { id });
  const [step, setStep] = useState<"look" | "done" | "noShow" | "cancel" | "again">("look");

  if (booking.data && step === "again")
    return <SendBooking customerId={booking.data.customerId} onClose={onClose} />;
  if (booking.data && (step === "done" || step === "noShow"))
    return <Outcome booking={booking.data} outcome={step} onClose={onClose} />;
  if (booking.data && step === "cancel") return <Cancel booking={booking.data} onClose={onClose} />;
  return (
    <Dialog
      title={booking.data?.purposeTitle ?? words.detail.title}
      onClose={onClose}
      actions={booking.data && <Steps booking={booking.data} onStep={setStep} />}
    >
      {booking.data ? (
        <Details booking={booking.data} />
      ) : booking.error ? (
        <Failed failure={booking.error} onRetry={() => void booking.refetch()} />
      ) : (
        <Skeleton rows={3} />
      )}
    </Dialog>
  );
}

interface StepsProps {
  readonly booking: Booking;
  readonly onStep: (step: "done" | "noShow" | "cancel" | "again") => void;
}

function Steps({ booking: { abilities, state }, onStep }: StepsProps) {
  const mayCancel = useMay("POST /bookings/:id/cancel") && abilities.cancel;
  const mayOffer = useMay("POST /customers/:customerId/booking-offers");
  return (
    <>
      {mayCancel && <Button onClick={() => onStep("cancel")}>{words.detail.cancel}</Button>}
      {mayOffer && (state === "noShow" || state === "cancelled" || state === "proposed") && (
        <Button onClick={() => onStep("again")}>{words.detail.again}</Button>
      )}
      {abilities.complete && (
        <>
          <Button onClick={() => onStep("noShow")}>{words.detail.noShow}</Button>
          <Button kind="primary" onClick={() => onStep("done")}>
            {words.detail.done}
          </Button>
        </>
      )}
    </>
  );
}

function Details({ booking }: { booking: Booking }) {
  const moment = now();
  const maySee = useMay("GET /customers/:id");
  return (
    <div className={styles.facts}>
      <p className={styles.head}>
        {booking.customerName} <BookingLabel {...booking} />
      </p>
      <Facts
        items={[
          [words.detail.when, `${sayMoment(booking.start, moment)}–${clockOf(booking.end)}`],
          [words.detail.where, `${words.places[booking.place]} · ${booking.where}`],
          [words.detail.staff, booking.staffName],
          [words.detail.bring, booking.bring.join("、")],
          [words.detail.note, booking.note],
          ...(booking.answers ?? []).map(({ label, text }) => [label, text] as const),
          [
            words.detail.moved,
            booking.rescheduledFrom && sayMoment(booking.rescheduledFrom, moment),
          ],
          [
            words.detail.proposals,
            booking.proposals.map((one) => sayMoment(one.start, moment)).join("、"),
          ],
        ]}
      />
      {maySee && (
        <div>
          <LinkButton size="small" icon="customers" href={`/customers/${booking.customerId}`}>
            {words.detail.openCustomer}
          </LinkButton>
        </div>
      )}
    </div>
  );
}

interface OutcomeProps {
  readonly booking: Booking;
  readonly outcome: "done" | "noShow";
  readonly onClose: () => void;
}

function Outcome({ booking, outcome, onClose }: OutcomeProps) {
  const [note, setNote] = useState("");
  const record = useWrite("POST /bookings/:id/outcome", {
    refresh,
    done: words.detail.recorded,
    onDone: onClose,
  });
  const text = note.trim();
  return (
    <Dialog
      title={`${booking.customerName} · ${words.detail[outcome]}`}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={record.isPending}
          onClick={() =>
            record.mutate({ id: booking.id, outcome, ...(text ? { note: text } : {}) })
          }
        >
          {words.detail[outcome]}
        </Button>
      }
    >
      <AreaField
        label={words.detail.outcomeNote}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  );
}

function Cancel({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const cancel = useWrite("POST /bookings/:id/cancel", {
    refresh,
    done: words.detail.cancelled,
    onDone: onClose,
  });
  const isShort = reason.trim().length < 2;
  return (
    <Dialog
      title={`${booking.customerName} · ${words.detail.cancel}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.detail.keep}</Button>
          <Button
            kind="danger"
            busy={cancel.isPending}
            onClick={() => {
              setChecked(true);
              if (!isShort) cancel.mutate({ id: booking.id, reason: reason.trim() });
            }}
          >
            {words.detail.cancel}
          </Button>
        </>
      }
    >
      <TextField
        label={words.detail.cancelReason}
        value={reason}
        maxLength={100}
        problem={isChecked && isShort ? words.detail.tooShort : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
