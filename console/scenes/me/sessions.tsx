import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { deviceName, isHandheld } from "@console/format/device-name";
import { sayMoment } from "@console/format/say-time";
import styles from "./me.module.css";
import { words } from "./words";

export function Sessions() {
  const sessions = useRead("GET /me/sessions", {});
  const end = useWrite("DELETE /me/sessions/:id", {
    refresh: ["GET /me/sessions"],
    done: words.ended,
  });
  return (
    <Card title={words.sessions} flush>
      <p className={styles.note}>{words.sessionsHint}</p>
      <Loaded query={sessions}>
        {({ items }) => (
          <List label={words.sessions}>
            {items.map((session) => (
              <li key={session.id}>
                <Row
                  start={<Icon name={isHandheld(session.device) ? "device" : "desk"} size={22} />}
                  title={<span>{deviceName(session.device)}</span>}
                  text={`${session.ip} · ${words.lastSeen(sayMoment(session.lastSeenAt, now()))}`}
                  end={
                    session.current ? (
                      <Label tone="ok">{words.current}</Label>
                    ) : (
                      <Button
                        size="small"
                        busy={end.isPending && end.variables?.id === session.id}
                        onClick={() => end.mutate({ id: session.id })}
                        aria-label={`${words.end} ${deviceName(session.device)}`}
                      >
                        {words.end}
                      </Button>
                    )
                  }
                />
              </li>
            ))}
          </List>
        )}
      </Loaded>
    </Card>
  );
}
