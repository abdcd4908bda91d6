import { Label } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField } from "@console/components/field";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { Check } from "@console/components/switches";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { usePaged, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { addDays, dayOf, instantOf, mondayOf } from "@console/format/time";
import { useTalk } from "@console/scenes/customers/use-talk";
import type { Task } from "@shared/tasks/task";
import { useState } from "react";
import styles from "./tasks.module.css";
import { words } from "./words";

const refresh = ["GET /tasks", "GET /today", "GET /customers/:customerId/timeline"] as const;

/** One task: who it is for, what came of it, or another day. */
export function TaskDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const open = usePaged("GET /tasks", { view: "open", limit: 100 });
  const done = usePaged("GET /tasks", { view: "done", limit: 100 });
  const task = [...(open.items ?? []), ...(done.items ?? [])].find((one) => one.id === id);
  if (task) return <Ready task={task} onClose={onClose} />;
  const isSettled = open.items && done.items;
  return (
    <Dialog title={words.finish.title} onClose={onClose}>
      {open.error ? (
        <Failed failure={open.error} onRetry={() => void open.refetch()} />
      ) : isSettled ? (
        <Empty icon="check" title={words.gone} />
      ) : (
        <Skeleton rows={2} />
      )}
    </Dialog>
  );
}

type Outcome = keyof typeof words.outcomes;
const outcomes = Object.keys(words.outcomes) as Outcome[];

function Ready({ task, onClose }: { task: Task; onClose: () => void }) {
  const [outcome, setOutcome] = useState<Outcome>("reached");
  const [note, setNote] = useState("");
  const finish = useWrite("POST /tasks/:id/finish", {
    refresh,
    done: words.finish.done,
    onDone: onClose,
  });
  const submit = () =>
    finish.mutate({ id: task.id, outcome, ...(note.trim() ? { note: note.trim() } : {}) });

  return (
    <Dialog
      title={task.title}
      onClose={onClose}
      actions={
        task.abilities.finish && (
          <Button kind="primary" icon="check" busy={finish.isPending} onClick={submit}>
            {words.finish.submit}
          </Button>
        )
      }
    >
      <Summary task={task} />
      {task.abilities.snooze && <PutOff task={task} onClose={onClose} />}
      {task.abilities.finish && (
        <>
          <fieldset>
            <legend>{words.finish.outcome}</legend>
            {outcomes.map((one) => (
              <Check
                key={one}
                name="outcome"
                label={words.outcomes[one]}
                isOn={outcome === one}
                onChange={() => setOutcome(one)}
              />
            ))}
          </fieldset>
          <AreaField
            label={words.finish.note}
            value={note}
            maxLength={500}
            rows={3}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
    </Dialog>
  );
}

function Summary({ task }: { task: Task }) {
  return (
    <>
      <p className={styles.meta}>
        <Label tone={task.isOverdue ? "danger" : "neutral"}>{words.kinds[task.kind]}</Label>
        {sayMoment(task.doneAt ?? task.dueAt, now())}
        {task.outcome && <span>{words.outcomes[task.outcome]}</span>}
      </p>
      {task.detail && <p className={styles.note}>{task.detail}</p>}
      {task.note && <p className={styles.note}>{task.note}</p>}
      {task.customer && (
        <div className={styles.links}>
          <TalkButton customerId={task.customer.id} />
          {task.kind === "care" && (
            <LinkButton size="small" href="/cares" icon="cake">
              {words.greeting}
            </LinkButton>
          )}
          <LinkButton size="small" href={`/customers/${task.customer.id}`} icon="customers">
            {task.customer.name}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function TalkButton({ customerId }: { customerId: string }) {
  const may = useMay("GET /customers/:customerId/conversation");
  const { talk, isBusy } = useTalk(customerId);
  if (!may) return null;
  return (
    <Button size="small" icon="inbox" busy={isBusy} onClick={talk}>
      {words.talk}
    </Button>
  );
}

function PutOff({ task, onClose }: { task: Task; onClose: () => void }) {
  const snooze = useWrite("POST /tasks/:id/snooze", {
    refresh,
    done: words.snooze.done,
    onDone: onClose,
  });
  const today = dayOf(now());
  const to = (day: string) => () =>
    snooze.mutate({ id: task.id, until: instantOf(day, "09:00").toISOString() });
  return (
    <fieldset className={styles.links}>
      <legend>{words.snooze.title}</legend>
      <Button size="small" busy={snooze.isPending} onClick={to(addDays(today, 1))}>
        {words.snooze.tomorrow}
      </Button>
      <Button size="small" busy={snooze.isPending} onClick={to(addDays(mondayOf(today), 7))}>
        {words.snooze.week}
      </Button>
    </fieldset>
  );
}
