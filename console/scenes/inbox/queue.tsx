import { List, More } from "@console/components/list";
import { Self } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { SwipeRow } from "@console/components/swipe-row";
import { Segments } from "@console/components/switches";
import { now } from "@console/data/clock";
import { usePaged, useWrite } from "@console/data/queries";
import { useShortcut } from "@console/hooks/use-shortcut";
import { common } from "@console/shell/words";
import { useState } from "react";
import { useLocation } from "wouter";
import styles from "./inbox.module.css";
import { neighbour, snoozeTimes } from "./queue.model";
import { QueueRow } from "./queue-row";
import { words } from "./words";

type Filter = "all" | "unanswered" | "unread";

interface QueueProps {
  readonly currentId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Whoever has waited longest stands first; the server decides the order. */
export function Queue({ currentId, onOpen }: QueueProps) {
  const [filter, setFilter] = useState<Filter>("all");
  const queue = usePaged(
    "GET /conversations",
    { filter, limit: 50 },
    { keep: true, refetchInterval: 30_000 },
  );
  const [, go] = useLocation();
  const ids = queue.items?.map((item) => item.id) ?? [];
  const step = (by: 1 | -1) => {
    const next = neighbour(ids, currentId, by);
    if (next) onOpen(next);
  };
  useShortcut("j", () => step(1));
  useShortcut("k", () => step(-1));
  useShortcut("Escape", () => currentId && go("/inbox"));

  return (
    <section className={styles.queue} aria-label={common.scenes.inbox}>
      <header className={styles.queueHead}>
        <h1>{common.scenes.inbox}</h1>
        <Self />
      </header>
      <div className={styles.filters}>
        <Segments
          label={common.scenes.inbox}
          value={filter}
          onChange={setFilter}
          options={[
            { value: "all", label: words.filters.all },
            { value: "unanswered", label: words.filters.unanswered },
            { value: "unread", label: words.filters.unread },
          ]}
        />
      </div>
      <div className={styles.scroll}>
        {!queue.items && !queue.error && <Skeleton rows={8} />}
        {!queue.items && queue.error ? (
          <Failed failure={queue.error} onRetry={() => void queue.refetch()} />
        ) : null}
        {queue.items?.length === 0 && <NobodyWaits filter={filter} />}
        <Rows items={queue.items ?? []} currentId={currentId} />
        <More query={queue} />
      </div>
    </section>
  );
}

function NobodyWaits({ filter }: { filter: Filter }) {
  return filter === "all" ? (
    <Empty icon="inbox" title={words.empty.all} text={words.empty.allText} />
  ) : (
    <Empty icon="check" title={words.empty[filter]} />
  );
}

type Items = NonNullable<ReturnType<typeof usePaged<"GET /conversations">>["items"]>;

function Rows({ items, currentId }: { items: Items; currentId: string | undefined }) {
  const snooze = useWrite("POST /conversations/:id/snooze", {
    refresh: ["GET /conversations", "GET /today"],
    done: words.snooze.done,
  });
  return (
    <List label={common.scenes.inbox}>
      {items.map((item) => (
        <li key={item.id}>
          <SwipeRow
            actions={[
              {
                label: words.snooze.title,
                tone: "warn",
                onAct: () => snooze.mutate({ id: item.id, until: snoozeTimes(now()).hour }),
              },
            ]}
          >
            <QueueRow item={item} isCurrent={item.id === currentId} />
          </SwipeRow>
        </li>
      ))}
    </List>
  );
}
