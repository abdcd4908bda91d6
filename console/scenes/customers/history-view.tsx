import { Button } from "@console/components/button";
import { More } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "./history.module.css";
import { recordWords } from "./words";

const text = recordWords.history;

/** Who changed what when, from what to what; one value can be put back. */
export function HistoryView({ customerId }: { customerId: string }) {
  const changes = usePaged("GET /customers/:id/changes", { id: customerId, limit: 30 });
  const restore = useWrite("POST /customers/:id/changes/:changeId/restore", {
    refresh: ["GET /customers/:id/changes", "GET /customers/:id/record", "GET /customers/:id"],
    done: text.restored,
  });
  return (
    <Card title={recordWords.tabs.history}>
      {!changes.items && !changes.error && <Skeleton rows={4} />}
      {!changes.items && changes.error ? (
        <Failed failure={changes.error} onRetry={() => void changes.refetch()} />
      ) : null}
      {changes.items?.length === 0 && <Empty icon="edit" title={text.none} />}
      <ul className={styles.changes}>
        {changes.items?.map(({ id, label, from, to, at, by, source, mayRestore }) => (
          <li key={id}>
            <div>
              <strong>{label}</strong>
              <p>
                <span className="seen-by-readers-only">{text.from}</span>
                <del>{from ?? text.empty}</del>
                <span aria-hidden> → </span>
                <span className="seen-by-readers-only">{text.to}</span>
                <ins>{to ?? text.empty}</ins>
              </p>
              <small>
                {sayMoment(at, now())} · {by} · {text.sources[source]}
              </small>
            </div>
            {mayRestore && (
              <Button
                size="small"
                kind="quiet"
                busy={restore.isPending}
                onClick={() => restore.mutate({ id: customerId, changeId: id })}
              >
                {text.restore}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <More query={changes} />
    </Card>
  );
}
