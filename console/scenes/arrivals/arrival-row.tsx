import { Avatar, Label, TierBadge } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { useNow } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { clockOf } from "@console/format/time";
import type { Arrival } from "@shared/arrivals/arrival";
import { minutesWaited, patience } from "./arrivals.model";
import styles from "./arrivals.module.css";
import { words } from "./words";

interface ArrivalRowProps {
  readonly arrival: Arrival;
  /** An RM's customers are in different branches; the lobby is in one. */
  readonly showsPlace: boolean;
}

/** One visit: who, what for, since when, and the two things that are done about it. */
export function ArrivalRow({ arrival, showsPlace }: ArrivalRowProps) {
  const { customerName, tier, state, at, source, place, rmName, booking, leftAt } = arrival;
  const facts = [
    state === "left" && leftAt ? words.leftAt(clockOf(leftAt)) : words.arrivedAt(clockOf(at)),
    ...(showsPlace ? [place] : []),
    words.sources[source],
    words.manager(rmName),
  ];
  return (
    <li className={styles.visit}>
      <Avatar name={customerName} />
      <div className={styles.who}>
        <p className={styles.name}>
          <span>{customerName}</span>
          <TierBadge tier={tier} />
          <Waiting arrival={arrival} />
        </p>
        <p className={styles.purpose}>
          {booking ? words.booked(clockOf(booking.start), booking.purpose) : words.notBooked}
        </p>
        <p className={styles.facts}>{facts.join(" · ")}</p>
        <Matters matters={state === "left" ? [] : arrival.matters} />
      </div>
      <Acts arrival={arrival} />
    </li>
  );
}

function Waiting({ arrival }: { arrival: Arrival }) {
  const minutes = minutesWaited(arrival, useNow());
  if (arrival.state === "left") return <Label>{words.states.left}</Label>;
  if (arrival.state === "served")
    return <Label tone="ok">{words.servedBy(arrival.servedBy ?? "")}</Label>;
  return <Label tone={minutes >= patience ? "danger" : "gold"}>{words.waited(minutes)}</Label>;
}

function Matters({ matters }: { matters: readonly string[] }) {
  if (matters.length === 0) return null;
  return (
    <ul className={styles.matters} aria-label={words.matters}>
      {matters.slice(0, 3).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

const stale = ["GET /arrivals"] as const;

function Acts({ arrival: { id, customerId, customerName, abilities } }: { arrival: Arrival }) {
  const serve = useWrite("POST /arrivals/:id/serve", { refresh: stale, done: words.served });
  const leave = useWrite("POST /arrivals/:id/leave", { refresh: stale, done: words.gone });
  return (
    <div className={styles.acts}>
      {abilities.open && (
        <LinkButton href={`/customers/${customerId}`} size="small">
          {words.open}
        </LinkButton>
      )}
      {abilities.serve && (
        <Button
          kind="primary"
          size="small"
          busy={serve.isPending}
          aria-label={`${customerName} ${words.serve}`}
          onClick={() => serve.mutate({ id })}
        >
          {words.serve}
        </Button>
      )}
      {abilities.leave && (
        <Button
          size="small"
          busy={leave.isPending}
          aria-label={`${customerName} ${words.leave}`}
          onClick={() => leave.mutate({ id })}
        >
          {words.leave}
        </Button>
      )}
    </div>
  );
}
