import { Button, IconButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField } from "@console/components/field";
import { Loaded, Skeleton } from "@console/components/states";
import { Chip } from "@console/components/switches";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { randomId } from "@console/data/random-id";
import { sayDate } from "@console/format/say-time";
import { addDays, clockOf, dayOf } from "@console/format/time";
import { useState } from "react";
import styles from "./composer.module.css";
import { words } from "./words";

const most = 3;

/** Proposes up to three of one's own free times; the customer says yes with one tap. */
export function SendBooking({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const purposes = useRead("GET /booking-purposes", {}, { staleTime: 300_000 });
  const [chosenPurpose, setPurpose] = useState<string | undefined>(undefined);
  const [starts, setStarts] = useState<readonly string[]>([]);
  const [clientId] = useState(randomId);
  const purposeId = chosenPurpose ?? purposes.data?.items[0]?.id;
  const offer = useWrite("POST /customers/:customerId/booking-offers", {
    refresh: ["GET /bookings", "GET /conversations"],
    done: words.offer.sent,
    onDone: onClose,
  });
  const toggle = (start: string) =>
    setStarts(
      starts.includes(start)
        ? starts.filter((one) => one !== start)
        : [...starts, start].slice(-most),
    );

  return (
    <Dialog
      title={words.offer.title}
      onClose={onClose}
      wide
      actions={
        <Button
          kind="primary"
          busy={offer.isPending}
          disabled={starts.length === 0 || !purposeId}
          onClick={() =>
            purposeId && offer.mutate({ customerId, clientId, purposeId, starts: [...starts] })
          }
        >
          {words.offer.send}
        </Button>
      }
    >
      <Loaded query={purposes} skeleton={<Skeleton rows={2} />}>
        {({ items }) => (
          <SelectField
            label={words.offer.purpose}
            value={purposeId ?? ""}
            onChange={(event) => {
              setPurpose(event.target.value);
              setStarts([]);
            }}
          >
            {items.map((purpose) => (
              <option key={purpose.id} value={purpose.id}>
                {purpose.title} · {words.offer.minutes(purpose.minutes)}
              </option>
            ))}
          </SelectField>
        )}
      </Loaded>
      {purposeId && <Times purposeId={purposeId} starts={starts} onToggle={toggle} />}
    </Dialog>
  );
}

interface TimesProps {
  readonly purposeId: string;
  readonly starts: readonly string[];
  readonly onToggle: (start: string) => void;
}

export function Times({ purposeId, starts, onToggle }: TimesProps) {
  const today = dayOf(now());
  const [from, setFrom] = useState(today);
  const slots = useRead("GET /my-slots", { purposeId, from }, { keep: true });
  return (
    <fieldset className={styles.times}>
      <legend>
        {words.offer.times} · {words.offer.chosen(starts.length)}
      </legend>
      <div className={styles.week}>
        <IconButton
          icon="back"
          label={words.offer.previousWeek}
          disabled={from <= today}
          onClick={() => setFrom(addDays(from, -7))}
        />
        <IconButton
          icon="next"
          label={words.offer.nextWeek}
          onClick={() => setFrom(addDays(from, 7))}
        />
      </div>
      <Loaded query={slots} skeleton={<Skeleton rows={3} />}>
        {({ days }) => {
          const free = days.filter((day) => day.slots.length > 0);
          if (free.length === 0) return <p>{words.offer.noSlots}</p>;
          return free.map((day) => (
            <div key={day.date} className={styles.day}>
              <h3>{sayDate(day.date, now())}</h3>
              <div className={styles.slots}>
                {day.slots.map(({ start }) => (
                  <Chip key={start} isOn={starts.includes(start)} onToggle={() => onToggle(start)}>
                    {clockOf(start)}
                  </Chip>
                ))}
              </div>
            </div>
          ));
        }}
      </Loaded>
    </fieldset>
  );
}
