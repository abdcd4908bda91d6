import { Label } from "@console/components/badges";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { SwipeRow } from "@console/components/swipe-row";
import { now } from "@console/data/clock";
import { usePaged, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { addDays, dayOf, instantOf } from "@console/format/time";
import type { Task } from "@shared/tasks/task";
import { words } from "./words";

interface TaskListProps {
  readonly view: "open" | "done";
  readonly customerId?: string;
}

export function TaskList({ view, customerId }: TaskListProps) {
  const tasks = usePaged(
    "GET /tasks",
    { view, limit: 50, ...(customerId ? { customerId } : {}) },
    { keep: true },
  );
  return (
    <Card flush>
      {!tasks.items && !tasks.error && <Skeleton rows={5} />}
      {!tasks.items && tasks.error ? (
        <Failed failure={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : null}
      {tasks.items?.length === 0 && <Empty icon="check" title={words.none[view]} />}
      <List>
        {tasks.items?.map((task) => (
          <li key={task.id}>
            <TaskLine task={task} />
          </li>
        ))}
      </List>
      <More query={tasks} />
    </Card>
  );
}

function TaskLine({ task }: { task: Task }) {
  const snooze = useWrite("POST /tasks/:id/snooze", {
    refresh: ["GET /tasks", "GET /today"],
    done: words.snooze.done,
  });
  const row = <TaskRow task={task} />;
  if (!task.abilities.snooze) return row;
  const until = () => instantOf(addDays(dayOf(now()), 1), "09:00").toISOString();
  return (
    <SwipeRow
      actions={[
        {
          label: words.snooze.tomorrow,
          tone: "warn",
          onAct: () => snooze.mutate({ id: task.id, until: until() }),
        },
      ]}
    >
      {row}
    </SwipeRow>
  );
}

function TaskRow({ task }: { task: Task }) {
  return (
    <Row
      href={`/tasks/${task.id}`}
      title={
        <>
          <span>{task.title}</span>
          {task.priority === "high" && task.state === "open" && (
            <Label tone="gold">{words.high}</Label>
          )}
        </>
      }
      text={[task.customer?.name, task.detail].filter(Boolean).join(" · ")}
      end={<When task={task} />}
    />
  );
}

function When({ task }: { task: Task }) {
  const moment = now();
  if (task.doneAt) return <span>{words.doneAt(sayMoment(task.doneAt, moment))}</span>;
  if (task.snoozedUntil && task.state === "snoozed")
    return <span>{words.snoozedUntil(sayMoment(task.snoozedUntil, moment))}</span>;
  return (
    <>
      <span>{sayMoment(task.dueAt, moment)}</span>
      {task.isOverdue && <Label tone="danger">{words.overdue}</Label>}
    </>
  );
}
