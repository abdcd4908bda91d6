import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import { type Output, useWrite } from "@console/data/queries";
import { toast } from "@console/data/toasts";
import { deviceName } from "@console/format/device-name";
import { sayMoment } from "@console/format/say-time";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { common } from "@console/shell/words";
import { useState } from "react";

type Person = Output<"GET /staff/:id">;
const refresh = ["GET /staff", "GET /staff/:id"] as const;

/** How somebody signs in, and the one-time links that let them set it up anew. */
export function AccessCard({ person }: { person: Person }) {
  const [link, setLink] = useState<{ url: string; expiresAt: string }>();
  const invite = useWrite("POST /staff/:id/invitations", { refresh, onDone: setLink });
  const { access } = person;
  const state = (isThere: boolean) => (isThere ? words.person.has : words.person.hasNot);
  const offer = (kind: "invite" | "password" | "factor", label: string) => (
    <Button
      icon="link"
      busy={invite.isPending}
      onClick={() => invite.mutate({ id: person.id, kind })}
    >
      {label}
    </Button>
  );
  return (
    <Card title={words.person.access}>
      <Facts
        items={[
          [words.person.wechat, state(access.wechat)],
          [words.person.password, state(access.password)],
          [
            words.person.authenticator,
            access.authenticator
              ? words.person.recovery(access.recoveryCodes)
              : words.person.hasNot,
          ],
        ]}
      />
      {access.invitation && (
        <p className={styles.quiet}>
          {words.person.waiting(sayMoment(access.invitation.expiresAt, now()))}
        </p>
      )}
      {person.abilities.invite && (
        <div className={styles.acts}>
          {!access.authenticator && offer("invite", words.person.invite)}
          {access.authenticator && offer("password", words.person.resetPassword)}
          {access.authenticator && offer("factor", words.person.resetFactor)}
        </div>
      )}
      {link && (
        <Dialog
          title={words.person.linkTitle}
          onClose={() => setLink(undefined)}
          actions={
            <Button
              kind="primary"
              onClick={() =>
                void navigator.clipboard?.writeText(link.url).then(() => toast(words.person.copied))
              }
            >
              {common.verbs.copy}
            </Button>
          }
        >
          <p>{words.person.linkText}</p>
          <p className={styles.link}>{link.url}</p>
          <p className={styles.quiet}>{words.person.linkUntil(sayMoment(link.expiresAt, now()))}</p>
        </Dialog>
      )}
    </Card>
  );
}

/** Where somebody is signed in; each can be ended. */
export function SessionsCard({ person }: { person: Person }) {
  const end = useWrite("DELETE /staff/:id/sessions/:sessionId", {
    refresh,
    done: words.person.ended,
  });
  const { sessions } = person;
  if (!sessions) return null;
  return (
    <Card title={words.person.sessions} flush={sessions.length > 0}>
      {sessions.length === 0 ? (
        <p className={styles.quiet}>{words.person.noSessions}</p>
      ) : (
        <List label={words.person.sessions}>
          {sessions.map((one) => (
            <li key={one.id}>
              <Row
                title={<span>{deviceName(one.device)}</span>}
                text={`${one.ip} · ${sayMoment(one.lastSeenAt, now())}`}
                end={
                  person.abilities.endSessions && (
                    <Button
                      size="small"
                      busy={end.isPending}
                      onClick={() => end.mutate({ id: person.id, sessionId: one.id })}
                    >
                      {words.person.end}
                    </Button>
                  )
                }
              />
            </li>
          ))}
        </List>
      )}
    </Card>
  );
}
