import type { DomainEvent } from "@server/core/events";
import type { Tx } from "@server/core/mongo";
import {
  type ApprovalDocument,
  approvalKind,
  approvals,
  decidersOf,
  everyApproval,
} from "@server/features/approvals";
import type { Ports } from "@server/ports";
import { notices } from "@shared/text/zh-CN/notices";
import { staffNotices } from "./staff-notice.model";

const words = notices.staff;
type Handler = (event: DomainEvent, tx: Tx, ports: Ports) => Promise<void>;
type Line = { readonly subject: string; readonly note: string };

const approvalOf = ({ aggregate }: DomainEvent) =>
  approvals.within(everyApproval).find(aggregate.id);

/** Screens that show it ask again; whoever is away is told on WeChat. */
async function tell(
  people: readonly string[],
  line: Line | undefined,
  { event, tx, ports }: { event: DomainEvent; tx: Tx; ports: Ports },
  approval: ApprovalDocument,
): Promise<void> {
  const topics = people.map((id) => `staff:${id}`);
  ports.live.publish(topics, { kind: "changed", what: "approvals", id: approval._id });
  if (!line) return;
  for (const staffId of people) {
    await staffNotices.plan(
      {
        key: `approval:${event._id}:${staffId}`,
        staffId,
        ...line,
        priority: words.normal,
        due: approval.expiresAt,
        path: `/approvals/${approval._id}`,
        dueAt: event.at,
        createdAt: event.at,
      },
      tx,
    );
  }
}

const onAsked: Handler = async (event, tx, ports) => {
  const approval = await approvalOf(event);
  if (approval?.state !== "asked") return;
  const deciders = (await decidersOf(approval)).map(({ _id }) => _id);
  await tell(deciders, words.approvalAsked, { event, tx, ports }, approval);
};

/** The asker learns what became of it; for the deciders it leaves the list. */
const onMoved =
  (line?: Line): Handler =>
  async (event, tx, ports) => {
    const approval = await approvalOf(event);
    if (!approval) return;
    const isHidden = approval.state === "rejected" && approvalKind(approval.kind)?.isQuiet;
    if (!isHidden) await tell([approval.askerId], line, { event, tx, ports }, approval);
    const others = (await decidersOf(approval)).map(({ _id }) => _id);
    await tell(others, undefined, { event, tx, ports }, approval);
  };

/** What staff are told of requests for a second person's yes. */
export const approvalNotices: Readonly<Record<string, Handler>> = {
  "approval.asked": onAsked,
  "approval.approved": onMoved(),
  "approval.executed": onMoved(words.approvalDone),
  "approval.failed": onMoved(words.approvalFailed),
  "approval.rejected": onMoved(words.approvalRejected),
  "approval.withdrawn": onMoved(),
  "approval.expired": onMoved(words.approvalExpired),
};
