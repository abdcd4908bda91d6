import { Label } from "@console/components/badges";
import { LinkButton } from "@console/components/button";
import { Meter } from "@console/components/gauges";
import { More } from "@console/components/list";
import { Page } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import type { Output } from "@console/data/queries";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { Link } from "wouter";
import { stateTones, takenOf } from "./event.model";
import styles from "./events.module.css";
import { Poster } from "./poster";
import { words } from "./words";

type Event = Output<"GET /events/:id">;

export function EventList() {
  const events = usePaged("GET /events", { limit: 50 });
  const mayCreate = useMay("POST /events");
  const create = mayCreate && (
    <LinkButton kind="primary" icon="plus" href="/events/new">
      {words.create}
    </LinkButton>
  );
  return (
    <Page title={common.scenes.events} actions={create}>
      {!events.items && !events.error && <Skeleton kind="page" rows={3} />}
      {!events.items && events.error ? (
        <Failed failure={events.error} onRetry={() => void events.refetch()} />
      ) : null}
      {events.items?.length === 0 && (
        <Empty icon="events" title={words.none} {...(mayCreate ? { text: words.noneText } : {})} />
      )}
      <ul className={styles.cards}>
        {events.items?.map((event) => (
          <li key={event.id}>
            <EventCard event={event} />
          </li>
        ))}
      </ul>
      <More query={events} />
    </Page>
  );
}

function EventCard({ event }: { event: Event }) {
  const taken = takenOf(event);
  return (
    <Link href={`/events/${event.id}`} className={styles.card}>
      <Poster
        kind={event.poster}
        isFaded={event.state === "cancelled" || event.state === "closed"}
      />
      <span className={styles.cardBody}>
        <span className={styles.cardHead}>
          <strong>{event.title}</strong>
          <Label tone={stateTones[event.state]}>{words.states[event.state]}</Label>
        </span>
        <span>{sayMoment(event.startsAt, now())}</span>
        <span>{event.place}</span>
        <Meter
          value={taken}
          max={event.seats}
          label={words.seats(taken, event.seats)}
          tone={taken >= event.seats ? "warn" : "navy"}
        />
        <span className={styles.cardFoot}>
          <span>{words.seats(taken, event.seats)}</span>
          {event.counts.waitingPeople > 0 && (
            <span>{words.waiting(event.counts.waitingPeople)}</span>
          )}
        </span>
      </span>
    </Link>
  );
}
