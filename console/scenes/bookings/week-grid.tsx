import { useNow } from "@console/data/clock";
import { useMe } from "@console/data/me";
import type { Output } from "@console/data/queries";
import { sayDate, sayWeekday } from "@console/format/say-time";
import { clockOf, dayOf, instantOf, two, wallTime } from "@console/format/time";
import type { Booking } from "@shared/bookings/booking";
import { Link } from "wouter";
import { firstHour, lastHour, nowLine, type Placed, placeDay } from "./day.model";
import { LeaveButton } from "./leave-button";
import { OverrideNote } from "./override-note";
import styles from "./week-grid.module.css";
import { words } from "./words";

type Week = Output<"GET /bookings">;
const hours = Array.from({ length: lastHour - firstHour }, (_, index) => firstHour + index);

export function WeekGrid({ days, week }: { days: readonly string[]; week: Week }) {
  return (
    <div className={styles.grid}>
      <div className={styles.hours} aria-hidden>
        {hours.map((hour) => (
          <span key={hour}>{two(hour)}:00</span>
        ))}
      </div>
      {days.map((day) => (
        <DayColumn key={day} day={day} week={week} />
      ))}
    </div>
  );
}

function DayColumn({ day, week }: { day: string; week: Week }) {
  const moment = useNow();
  const { weekday, day: date } = wallTime(instantOf(day, "12:00"));
  const bookings = placeDay(
    week.items.filter((item) => item.state !== "cancelled"),
    day,
  );
  const leaves = placeDay(week.leaves, day);
  const line = nowLine(moment, day);
  return (
    <section
      className={styles.day}
      data-today={dayOf(moment) === day || undefined}
      aria-label={sayDate(day, moment)}
    >
      <header className={styles.head}>
        <small>{sayWeekday(weekday)}</small>
        <strong>{date}</strong>
        <OverrideNote day={day} overrides={week.overrides} />
      </header>
      <div className={styles.column}>
        {leaves.map((placed) => (
          <div key={placed.item.id} className={styles.placed} style={boxOf(placed)}>
            <LeaveButton leave={placed.item} />
          </div>
        ))}
        {bookings.map((placed) => (
          <div key={placed.item.id} className={styles.placed} style={boxOf(placed)}>
            <BookingBlock booking={placed.item} />
          </div>
        ))}
        {line !== undefined && <i className={styles.now} style={{ top: `${line * 100}%` }} />}
      </div>
    </section>
  );
}

function BookingBlock({ booking }: { booking: Booking }) {
  const me = useMe();
  return (
    <Link href={`/bookings/${booking.id}`} className={styles.block} data-state={booking.state}>
      <strong>
        {clockOf(booking.start)} {booking.customerName}
      </strong>
      <span>{booking.purposeTitle}</span>
      {booking.staffId !== me.id && <span>{booking.staffName}</span>}
      {booking.state !== "confirmed" && <span>{words.states[booking.state]}</span>}
    </Link>
  );
}

function boxOf({ top, height, left, width }: Placed<unknown>) {
  return {
    top: `${top * 100}%`,
    height: `${height * 100}%`,
    left: `${left * 100}%`,
    width: `${width * 100}%`,
  };
}
