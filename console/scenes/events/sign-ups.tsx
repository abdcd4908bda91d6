import { Label, TierBadge } from "@console/components/badges";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { Chip } from "@console/components/switches";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useState } from "react";
import type { SignUp } from "./event.types";
import styles from "./events.module.css";
import { words } from "./words";

const tones = {
  confirmed: "ok",
  checkedIn: "ok",
  offered: "gold",
  waiting: "warn",
  cancelled: "neutral",
  expired: "neutral",
} as const;

const states = Object.keys(tones) as SignUp["state"][];

export function SignUps({ eventId }: { eventId: string }) {
  const [state, setState] = useState<SignUp["state"] | undefined>(undefined);
  const signUps = usePaged(
    "GET /events/:id/sign-ups",
    { id: eventId, limit: 100 },
    { refetchInterval: 15_000 },
  );
  const present = states.filter((one) => signUps.items?.some((item) => item.state === one));
  const shown = signUps.items?.filter((item) => !state || item.state === state) ?? [];
  return (
    <Card title={words.signUps.title} flush>
      {present.length > 1 && (
        <div className={styles.filters}>
          <Chip isOn={!state} onToggle={() => setState(undefined)}>
            {words.signUps.all}
          </Chip>
          {present.map((one) => (
            <Chip key={one} isOn={state === one} onToggle={() => setState(one)}>
              {words.signUps.states[one]}
            </Chip>
          ))}
        </div>
      )}
      {!signUps.items && !signUps.error && <Skeleton rows={4} />}
      {!signUps.items && signUps.error ? (
        <Failed failure={signUps.error} onRetry={() => void signUps.refetch()} />
      ) : null}
      {signUps.items?.length === 0 && <Empty icon="people" title={words.signUps.none} />}
      <List label={words.signUps.title}>
        {shown.map((signUp) => (
          <li key={signUp.id}>
            <SignUpRow signUp={signUp} />
          </li>
        ))}
      </List>
      <More query={signUps} />
    </Card>
  );
}

function SignUpRow({ signUp }: { signUp: SignUp }) {
  const moment = now();
  const facts = [
    words.signUps.people(signUp.people),
    signUp.position === undefined ? undefined : words.signUps.position(signUp.position),
    signUp.checkedInAt && words.signUps.checkedInAt(sayMoment(signUp.checkedInAt, moment)),
    ...signUp.answers.map((one) => `${one.label}:${one.answer}`),
  ];
  return (
    <Row
      title={
        <>
          <span>{signUp.customerName}</span>
          <TierBadge tier={signUp.tier} />
        </>
      }
      text={facts.filter(Boolean).join(" · ")}
      end={
        <>
          <Label tone={tones[signUp.state]}>{words.signUps.states[signUp.state]}</Label>
          <span>{signUp.rmName}</span>
        </>
      }
    />
  );
}
