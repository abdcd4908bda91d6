import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";

type Cover = Output<"GET /covers">["items"][number];

/** Leaves with who stands in; one that is waiting or holds can be ended here. */
export function CoverList({ staffId }: { staffId?: string }) {
  const list = useRead("GET /covers", staffId ? { staffId } : {});
  return (
    <Loaded query={list}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={styles.quiet}>{words.cover.none}</p>
        ) : (
          <List label={words.cover.title}>
            {items.map((one) => (
              <li key={one.id}>
                <CoverLine cover={one} />
              </li>
            ))}
          </List>
        )
      }
    </Loaded>
  );
}

function CoverLine({ cover }: { cover: Cover }) {
  const end = useWrite("POST /covers/:id/end", {
    refresh: ["GET /covers", "GET /bookings", "GET /staff", "GET /staff/:id"],
    done: words.cover.stopped,
  });
  const say = (at: string) => sayMoment(at, now());
  return (
    <Row
      title={<span>{words.cover.line(cover.absent.name, cover.by.name)}</span>}
      text={`${say(cover.start)} – ${say(cover.end)} · ${cover.reason}`}
      wraps
      end={
        <>
          <Label tone={cover.isOn ? "ok" : "neutral"}>
            {cover.isOn ? words.cover.on : words.cover.states[cover.state]}
          </Label>
          {cover.abilities.end && (
            <Button
              size="small"
              kind="quiet"
              busy={end.isPending}
              onClick={() => end.mutate({ id: cover.id })}
            >
              {words.cover.stop}
            </Button>
          )}
        </>
      }
    />
  );
}
