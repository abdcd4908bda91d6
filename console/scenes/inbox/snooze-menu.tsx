import { Button, IconButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { now } from "@console/data/clock";
import { type Output, useWrite } from "@console/data/queries";
import { useState } from "react";
import styles from "./inbox.module.css";
import { snoozeTimes } from "./queue.model";
import { words } from "./words";

/** Puts a conversation aside; it comes back by itself, and at once when the customer writes. */
export function SnoozeMenu({ item }: { item: Output<"GET /conversations/:id"> }) {
  const [isOpen, setOpen] = useState(false);
  const snooze = useWrite("POST /conversations/:id/snooze", {
    refresh: ["GET /conversations", "GET /conversations/:id", "GET /today"],
    done: item.snoozedUntil ? words.snooze.awake : words.snooze.done,
    onDone: () => setOpen(false),
  });
  const times = snoozeTimes(now());
  const choices = [
    [words.snooze.hour, times.hour],
    [words.snooze.afternoon, times.afternoon],
    [words.snooze.tomorrow, times.tomorrow],
    [words.snooze.monday, times.monday],
  ] as const;

  return (
    <>
      <IconButton icon="clock" label={words.snooze.title} onClick={() => setOpen(true)} />
      {isOpen && (
        <Dialog title={words.snooze.title} onClose={() => setOpen(false)}>
          <div className={styles.choices}>
            {item.snoozedUntil && (
              <Button busy={snooze.isPending} onClick={() => snooze.mutate({ id: item.id })}>
                {words.snooze.wake}
              </Button>
            )}
            {choices.map(
              ([label, until]) =>
                until && (
                  <Button
                    key={label}
                    busy={snooze.isPending}
                    onClick={() => snooze.mutate({ id: item.id, until })}
                  >
                    {label}
                  </Button>
                ),
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}
