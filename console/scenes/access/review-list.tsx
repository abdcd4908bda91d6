import { Avatar, Label } from "@console/components/badges";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { words } from "./words";

/** Accesses to judge one by one, or judged. */
export function ReviewList({ box }: { box: "due" | "done" }) {
  const list = usePaged("GET /access-reviews", { box, limit: 20 }, { keep: true });
  return (
    <Card flush>
      {!list.items && !list.error && <Skeleton rows={3} />}
      {!list.items && list.error ? (
        <Failed failure={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.items?.length === 0 && (
        <Empty icon="check" title={box === "due" ? words.noDue : words.noDone} />
      )}
      <List label={words.tabs[box]}>
        {list.items?.map(({ id, kind, staffName, customerName, purpose, reason, from, review }) => (
          <li key={id}>
            <Row
              href={`/access/reviews/${id}`}
              start={<Avatar name={staffName} />}
              title={
                <>
                  <span>{`${staffName} → ${customerName}`}</span>
                  <Label tone={kind === "breakGlass" ? "danger" : "neutral"}>
                    {words.kinds[kind]}
                  </Label>
                  {review && (
                    <Label tone={review.result === "fine" ? "ok" : "danger"}>
                      {words.results[review.result]}
                    </Label>
                  )}
                </>
              }
              text={`${words.purposes[purpose]} · ${reason}`}
              end={<span>{sayMoment(from, now())}</span>}
            />
          </li>
        ))}
      </List>
      <More query={list} />
    </Card>
  );
}
