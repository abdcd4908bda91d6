import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { type Output, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { clockOf } from "@console/format/time";
import { useState } from "react";
import styles from "./bookings.module.css";
import { words } from "./words";

type Leave = Output<"GET /bookings">["leaves"][number];

/** Blocked time; a tap asks whether it should be open again. */
export function LeaveButton({ leave }: { leave: Leave }) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay("DELETE /leaves/:id");
  const free = useWrite("DELETE /leaves/:id", {
    refresh: ["GET /bookings"],
    done: words.leaves.freed,
    onDone: () => setOpen(false),
  });
  const label = `${words.leave} ${clockOf(leave.start)}–${clockOf(leave.end)} ${leave.reason}`;
  return (
    <>
      <button type="button" className={styles.leave} onClick={() => setOpen(true)}>
        {label}
      </button>
      {isOpen && (
        <Dialog
          title={words.leave}
          onClose={() => setOpen(false)}
          actions={
            may && (
              <Button
                kind="primary"
                busy={free.isPending}
                onClick={() => free.mutate({ id: leave.id })}
              >
                {words.leaves.free}
              </Button>
            )
          }
        >
          <p>{leave.reason}</p>
          <p>
            {sayMoment(leave.start, now())} – {sayMoment(leave.end, now())}
          </p>
        </Dialog>
      )}
    </>
  );
}
