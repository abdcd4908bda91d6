import { Button, IconButton } from "@console/components/button";
import { Page } from "@console/components/page";
import { Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { addDays, dayOf, instantOf, mondayOf } from "@console/format/time";
import { useWide } from "@console/hooks/use-wide";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Route, useLocation } from "wouter";
import { AddLeave } from "./add-leave";
import { BookingDialog } from "./booking-dialog";
import styles from "./bookings.module.css";
import { DayList } from "./day-list";
import { WeekGrid } from "./week-grid";
import { WeekStrip } from "./week-strip";
import { words } from "./words";

/** The week at a glance on a desk, one day under a thumb; both from the same seven days. */
export default function BookingsPage() {
  const today = dayOf(now());
  const [day, setDay] = useState(today);
  const [isAdding, setAdding] = useState(false);
  const [, go] = useLocation();
  const isWide = useWide();
  const mayBlock = useMay("POST /leaves");
  const monday = mondayOf(day);
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const week = useRead(
    "GET /bookings",
    { from: instantOf(monday).toISOString(), to: instantOf(addDays(monday, 7)).toISOString() },
    { keep: true, refetchInterval: 60_000 },
  );

  return (
    <Page
      title={common.scenes.bookings}
      width={isWide ? "full" : "normal"}
      subtitle={
        isWide ? `${sayDate(monday, now())} – ${sayDate(addDays(monday, 6), now())}` : undefined
      }
      actions={
        <div className={styles.actions}>
          <IconButton icon="back" label={words.previous} onClick={() => setDay(addDays(day, -7))} />
          <Button size="small" disabled={day === today} onClick={() => setDay(today)}>
            {words.today}
          </Button>
          <IconButton icon="next" label={words.next} onClick={() => setDay(addDays(day, 7))} />
          {mayBlock && isWide && (
            <Button size="small" icon="plus" onClick={() => setAdding(true)}>
              {words.addLeave}
            </Button>
          )}
          {mayBlock && !isWide && (
            <IconButton icon="plus" label={words.addLeave} onClick={() => setAdding(true)} />
          )}
        </div>
      }
      isPersonal
    >
      {!isWide && <WeekStrip days={days} chosen={day} week={week.data} onChoose={setDay} />}
      {!week.data && !week.error && <Skeleton rows={6} />}
      {!week.data && week.error ? (
        <Failed failure={week.error} onRetry={() => void week.refetch()} />
      ) : null}
      {week.data &&
        (isWide ? (
          <WeekGrid days={days} week={week.data} />
        ) : (
          <DayList day={day} week={week.data} />
        ))}
      {isAdding && <AddLeave day={day} onClose={() => setAdding(false)} />}
      <Route path="/bookings/:id">
        {({ id }) => <BookingDialog id={id} onClose={() => go("/bookings")} />}
      </Route>
    </Page>
  );
}
