import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMe } from "@console/data/me";
import type { Output } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { clockOf } from "@console/format/time";
import { BookingLabel } from "./booking-label";
import styles from "./bookings.module.css";
import { touches } from "./day.model";
import { LeaveButton } from "./leave-button";
import { OverrideNote } from "./override-note";
import { words } from "./words";

export function DayList({ day, week }: { day: string; week: Output<"GET /bookings"> }) {
  const me = useMe();
  const bookings = week.items
    .filter((item) => touches(item, day))
    .sort((one, other) => one.start.localeCompare(other.start));
  const leaves = week.leaves.filter((leave) => touches(leave, day));
  return (
    <>
      <h2 className={styles.dayTitle}>
        {sayDate(day, now())} <OverrideNote day={day} overrides={week.overrides} />
      </h2>
      {leaves.map((leave) => (
        <LeaveButton key={leave.id} leave={leave} />
      ))}
      <Card flush>
        {bookings.length === 0 ? (
          <Empty icon="bookings" title={words.none} text={words.noneText} />
        ) : (
          <List label={sayDate(day, now())}>
            {bookings.map((booking) => (
              <li key={booking.id}>
                <Row
                  href={`/bookings/${booking.id}`}
                  start={
                    <span className={styles.clock}>
                      {clockOf(booking.start)}
                      <small>{clockOf(booking.end)}</small>
                    </span>
                  }
                  title={<span>{booking.customerName}</span>}
                  text={[
                    booking.purposeTitle,
                    booking.staffId === me.id ? booking.where : booking.staffName,
                  ].join(" · ")}
                  end={<BookingLabel {...booking} />}
                />
              </li>
            ))}
          </List>
        )}
      </Card>
    </>
  );
}
