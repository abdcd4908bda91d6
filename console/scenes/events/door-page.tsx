import { Button } from "@console/components/button";
import { TextField } from "@console/components/field";
import { Meter } from "@console/components/gauges";
import { Icon } from "@console/components/icon";
import { Card, Page } from "@console/components/page";
import { now } from "@console/data/clock";
import { codeOf, sentenceOf } from "@console/data/failure";
import { queryClient, useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { AppError } from "@shared/core/errors";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { CameraScan } from "./camera-scan";
import { checkIn, pendingScans, sendPending } from "./door-queue";
import styles from "./events.module.css";
import { words } from "./words";

interface Verdict {
  readonly tone: "ok" | "warn" | "danger";
  readonly title: string;
  readonly text: string;
}

const retryEvery = 5000;

/** At the door: scan or type, one clear answer, and the count beside it; it works on a poor network. */
export function DoorPage({ id }: { id: string }) {
  const event = useRead("GET /events/:id", { id }, { refetchInterval: 5000 });
  const { verdict, pending, submit } = useDoor(id);
  const checkedIn = event.data?.counts.checkedInPeople ?? 0;
  const expected = event.data?.counts.confirmedPeople ?? 0;

  return (
    <Page
      title={words.door.title}
      subtitle={event.data?.title}
      back={`/events/${id}`}
      width="narrow"
      isPersonal
    >
      <Card>
        <p className={styles.arrived}>{words.door.arrived(checkedIn, expected)}</p>
        <Meter
          value={checkedIn}
          max={Math.max(1, expected)}
          label={words.door.arrived(checkedIn, expected)}
          tone="ok"
        />
        {pending > 0 && <p className={styles.pending}>{words.door.pending(pending)}</p>}
      </Card>
      <div className={styles.verdict} data-tone={verdict?.tone} role="status" aria-live="assertive">
        {verdict && (
          <>
            <Icon name={verdict.tone === "ok" ? "check" : "warning"} size={40} />
            <strong>{verdict.title}</strong>
            <span>{verdict.text}</span>
          </>
        )}
      </div>
      <Card>
        <CameraScan onCode={submit} />
        <CodeForm onCode={submit} />
      </Card>
    </Page>
  );
}

function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const [code, setCode] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!code.trim()) return;
    onCode(code);
    setCode("");
  };
  return (
    <form className={styles.codeForm} onSubmit={send}>
      <TextField
        label={words.door.code}
        hint={words.door.codeHint}
        value={code}
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button kind="primary" type="submit" disabled={!code.trim()}>
        {words.door.submit}
      </Button>
    </form>
  );
}

function useDoor(eventId: string) {
  const [verdict, setVerdict] = useState<Verdict | undefined>(undefined);
  const [pending, setPending] = useState(() => pendingScans(eventId).length);
  const last = useRef({ code: "", at: 0 });

  const submit = useCallback(
    (text: string) => {
      const code = text.trim();
      // A camera reads the same ticket many times a second.
      if (code === last.current.code && Date.now() - last.current.at < 4000) return;
      last.current = { code, at: Date.now() };
      checkIn(eventId, code, new Date(now()).toISOString())
        .then(
          (answer) =>
            answer === "kept"
              ? ({ tone: "warn", title: words.door.kept, text: "" } as const)
              : ({
                  tone: "ok",
                  title: words.door.ok,
                  text: words.door.welcome(answer.customerName, answer.people),
                } as const),
          refusal,
        )
        .then((next) => {
          setVerdict(next);
          setPending(pendingScans(eventId).length);
          navigator.vibrate?.(next.tone === "ok" ? 60 : [60, 60, 60]);
          void queryClient.invalidateQueries({ queryKey: ["GET /events/:id"] });
        });
    },
    [eventId],
  );

  useEffect(() => {
    const timer = setInterval(() => {
      if (pendingScans(eventId).length > 0)
        void sendPending(eventId).then(() => setPending(pendingScans(eventId).length));
    }, retryEvery);
    return () => clearInterval(timer);
  }, [eventId]);

  return { verdict, pending, submit };
}

function refusal(failure: unknown): Verdict {
  if (codeOf(failure) !== "event.ticketUsed")
    return { tone: "danger", title: sentenceOf(failure), text: "" };
  const at = failure instanceof AppError ? failure.details?.checkedInAt : undefined;
  return {
    tone: "warn",
    title: words.door.used,
    text: typeof at === "string" ? words.door.usedAt(sayMoment(at, now())) : "",
  };
}
