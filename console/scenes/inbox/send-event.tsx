import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { List, Row } from "@console/components/list";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { say } from "./outbox";
import { words } from "./words";

/** Chooses an event that is open for sign-up and puts its card into the talk. */
export function SendEvent({
  conversationId,
  onClose,
}: {
  conversationId: string;
  onClose: () => void;
}) {
  const events = useRead("GET /events", { limit: 50 });
  const moment = now();
  return (
    <Dialog title={words.event.title} onClose={onClose}>
      <Loaded query={events}>
        {({ items }) => {
          const open = items.filter(
            (event) =>
              event.state === "published" && new Date(event.signUpUntil).getTime() > moment,
          );
          if (open.length === 0) return <Empty icon="events" title={words.event.none} />;
          return (
            <List label={words.event.title}>
              {open.map((event) => (
                <li key={event.id}>
                  <Row
                    title={<span>{event.title}</span>}
                    text={`${sayMoment(event.startsAt, moment)} · ${words.event.seats(event.seats - event.counts.confirmedPeople - event.counts.offeredPeople)}`}
                    end={
                      <Button
                        size="small"
                        aria-label={`${words.event.send} ${event.title}`}
                        onClick={() => {
                          say(conversationId, {
                            kind: "card",
                            card: "event",
                            refId: event.id,
                            title: event.title,
                            lines: [
                              words.event.line(sayMoment(event.startsAt, moment)),
                              event.place,
                            ],
                          });
                          onClose();
                        }}
                      >
                        {words.event.send}
                      </Button>
                    }
                  />
                </li>
              ))}
            </List>
          );
        }}
      </Loaded>
    </Dialog>
  );
}
