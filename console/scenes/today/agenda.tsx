import { LinkButton } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { addDays, clockOf, dayOf, instantOf } from "@console/format/time";
import { common } from "@console/shell/words";
import styles from "./today.module.css";
import { words } from "./words";

/** Beside the list on a desk, under it on a phone: the day's appointments and the way to the rest. */
export function Agenda() {
  const mayBook = useMay("GET /bookings");
  const mayTask = useMay("GET /tasks");
  const mayCare = useMay("GET /cares");
  if (!mayBook && !mayTask && !mayCare) return null;
  return (
    <aside className={styles.aside}>
      {mayBook && <Appointments />}
      <div className={styles.links}>
        {mayTask && (
          <LinkButton href="/tasks" icon="task">
            {words.allTasks}
          </LinkButton>
        )}
        {mayCare && (
          <LinkButton href="/cares" icon="cake">
            {words.allCares}
          </LinkButton>
        )}
      </div>
    </aside>
  );
}

function Appointments() {
  const day = dayOf(now());
  const bookings = useRead("GET /bookings", {
    from: instantOf(day).toISOString(),
    to: instantOf(addDays(day, 1)).toISOString(),
  });
  return (
    <Card title={words.agenda} flush>
      <Loaded query={bookings}>
        {({ items }) => {
          const standing = items.filter((item) => item.state !== "cancelled");
          if (standing.length === 0) return <p className={styles.none}>{words.noAgenda}</p>;
          return (
            <List label={common.scenes.bookings}>
              {standing.map((booking) => (
                <li key={booking.id}>
                  <Row
                    href={`/bookings/${booking.id}`}
                    start={<span className={styles.clock}>{clockOf(booking.start)}</span>}
                    title={<span>{booking.customerName}</span>}
                    text={`${booking.purposeTitle} · ${booking.where}`}
                  />
                </li>
              ))}
            </List>
          );
        }}
      </Loaded>
    </Card>
  );
}
