import { Label } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { Facts } from "@console/components/facts";
import { Meter } from "@console/components/gauges";
import { Card, Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { clockOf } from "@console/format/time";
import { common } from "@console/shell/words";
import { useState } from "react";
import { CancelEvent } from "./cancel-event";
import { stateTones, takenOf } from "./event.model";
import type { EventForStaff } from "./event.types";
import styles from "./events.module.css";
import { Poster } from "./poster";
import { SignUps } from "./sign-ups";
import { words } from "./words";

/** One event: its counts live, its people, and what can be done with it now. */
export function EventPage({ id }: { id: string }) {
  const event = useRead("GET /events/:id", { id }, { refetchInterval: 15_000 });
  const mayList = useMay("GET /events/:id/sign-ups");
  return (
    <Page
      title={event.data?.title ?? common.scenes.events}
      back="/events"
      actions={event.data && <Actions event={event.data} />}
      isPersonal={mayList}
    >
      <Loaded query={event} skeleton={<Skeleton kind="page" rows={3} />}>
        {(data) => (
          <div className={styles.columns}>
            <div className={styles.main}>
              <Counts event={data} />
              {mayList && <SignUps eventId={id} />}
            </div>
            <About event={data} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ event }: { event: EventForStaff }) {
  const [isCancelling, setCancelling] = useState(false);
  const mayEdit = useMay("PUT /events/:id");
  const mayPublish = useMay("POST /events/:id/publish");
  const mayCheckIn = useMay("POST /events/:id/check-in");
  const publish = useWrite("POST /events/:id/publish", {
    refresh: ["GET /events", "GET /events/:id"],
    done: words.detail.published,
  });
  const isOpen = event.state === "draft" || event.state === "published";
  return (
    <div className={styles.actions}>
      {mayPublish && isOpen && (
        <Button onClick={() => setCancelling(true)}>{words.detail.cancel}</Button>
      )}
      {mayEdit && isOpen && (
        <LinkButton icon="edit" href={`/events/${event.id}/edit`}>
          {words.detail.edit}
        </LinkButton>
      )}
      {mayCheckIn && event.state === "published" && (
        <LinkButton kind="primary" icon="scan" href={`/events/${event.id}/door`}>
          {words.detail.door}
        </LinkButton>
      )}
      {mayPublish && event.state === "draft" && (
        <Button
          kind="primary"
          busy={publish.isPending}
          onClick={() => publish.mutate({ id: event.id })}
        >
          {words.detail.publish}
        </Button>
      )}
      {isCancelling && <CancelEvent event={event} onClose={() => setCancelling(false)} />}
    </div>
  );
}

function Counts({ event }: { event: EventForStaff }) {
  const { counts, seats } = event;
  const taken = takenOf(event);
  const figures = [
    [words.detail.confirmed, counts.confirmedPeople],
    [words.detail.checkedIn, counts.checkedInPeople],
    [words.detail.offered, counts.offeredPeople],
    [words.detail.waiting, counts.waitingPeople],
    [words.detail.left, Math.max(0, seats - taken)],
  ] as const;
  return (
    <Card>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Meter
        value={taken}
        max={seats}
        label={words.seats(taken, seats)}
        tone={taken >= seats ? "warn" : "navy"}
      />
    </Card>
  );
}

function About({ event }: { event: EventForStaff }) {
  const moment = now();
  const { audience } = event;
  return (
    <aside>
      <Card flush>
        <Poster kind={event.poster} />
        <div className={styles.about}>
          <Label tone={stateTones[event.state]}>{words.states[event.state]}</Label>
          <p>{event.summary}</p>
          <Facts
            items={[
              [words.detail.when, `${sayMoment(event.startsAt, moment)}–${clockOf(event.endsAt)}`],
              [words.detail.where, event.place],
              [words.detail.until, sayMoment(event.signUpUntil, moment)],
              [
                words.detail.audience,
                words.detail.audienceOf(common.tiers[audience.minTier], audience.tags.join("、")),
              ],
              [words.detail.companions, words.detail.companionsOf(event.companionsMax)],
              [words.detail.questions, event.questions.map((one) => one.label).join("、")],
            ]}
          />
          <p className={styles.description}>{event.description}</p>
        </div>
      </Card>
    </aside>
  );
}
