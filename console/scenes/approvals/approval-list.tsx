import { Avatar, Label } from "@console/components/badges";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { Approval, ApprovalBox, ApprovalState } from "@shared/approvals/approval";
import { words } from "./words";

export const toneOf: Readonly<
  Record<ApprovalState, "neutral" | "gold" | "ok" | "warn" | "danger">
> = {
  asked: "gold",
  approved: "gold",
  executed: "ok",
  failed: "danger",
  rejected: "warn",
  withdrawn: "neutral",
  expired: "neutral",
};

export function ApprovalList({ box }: { box: ApprovalBox }) {
  const list = usePaged("GET /approvals", { box, limit: 30 }, { keep: true });
  return (
    <Card flush>
      {!list.items && !list.error && <Skeleton rows={4} />}
      {!list.items && list.error ? (
        <Failed failure={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.items?.length === 0 && (
        <Empty icon="shield" title={words.none[box]} text={words.noneText} />
      )}
      <List label={words.boxes[box]}>
        {list.items?.map((approval) => (
          <li key={approval.id}>
            <ApprovalRow approval={approval} box={box} />
          </li>
        ))}
      </List>
      <More query={list} />
    </Card>
  );
}

function ApprovalRow({ approval, box }: { approval: Approval; box: ApprovalBox }) {
  const { id, title, summary, asker, state, askedAt } = approval;
  return (
    <Row
      href={`/approvals/${id}`}
      start={box === "asked" ? undefined : <Avatar name={asker.name} />}
      title={
        <>
          <span>{box === "asked" ? title : `${asker.name} · ${title}`}</span>
          <Label tone={toneOf[state]}>{words.states[state]}</Label>
        </>
      }
      text={summary}
      end={<span>{sayMoment(askedAt, now())}</span>}
    />
  );
}
