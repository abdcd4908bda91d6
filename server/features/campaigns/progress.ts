import type { StaffActor } from "@server/core/policy";
import { Deliveries, type DeliveryDocument, Outcomes } from "@server/features/reach";
import { presentPeople } from "@server/features/segments";
import type { Ports } from "@server/ports";
import type { CampaignProgress, CampaignRecipient } from "@shared/campaigns/campaign";
import type { DeliveryState, HeldReason, ReachChannel } from "@shared/reach/reach";
import { reach as words } from "@shared/text/zh-CN/reach";
import { type CampaignDocument, Chunks, sourceOf } from "./campaign.model";

interface Group {
  readonly _id: { state: DeliveryState; channel?: ReachChannel; reason?: HeldReason };
  readonly count: number;
  readonly read: number;
}

const waiting: readonly DeliveryState[] = ["PLANNED", "CLAIMED", "ATTEMPTING", "RETRY"];

/** Counts a campaign's messages by what became of them: one walk over one index. */
export async function progressOf(campaign: CampaignDocument): Promise<CampaignProgress> {
  const groups = await Deliveries.aggregate<Group>([
    { $match: { source: sourceOf(campaign._id) } },
    {
      $group: {
        _id: { state: "$state", channel: "$channel", reason: "$reason" },
        count: { $sum: 1 },
        read: { $sum: { $cond: [{ $gt: ["$readAt", null] }, 1, 0] } },
      },
    },
  ]);
  const unplanned = await Chunks.aggregate<{ _id: null; count: number }>([
    { $match: { campaignId: campaign._id, isPlanned: false } },
    { $group: { _id: null, count: { $sum: { $size: "$customerIds" } } } },
  ]);
  const ahead = campaign.state === "stopped" ? 0 : (unplanned[0]?.count ?? 0);
  const sum = (fits: (group: Group["_id"]) => boolean) =>
    groups.reduce((total, { _id, count }) => total + (fits(_id) ? count : 0), 0);
  return {
    state: campaign.state,
    planned: sum(() => true) + ahead,
    sent: sum(({ state }) => state === "SENT"),
    waiting: sum(({ state }) => waiting.includes(state)) + ahead,
    held: sum(({ state }) => state === "HELD"),
    failed: sum(({ state }) => state === "FAILED"),
    unknown: sum(({ state }) => state === "UNKNOWN"),
    read: groups.reduce((total, { read }) => total + read, 0),
    byChannel: channels(groups),
    byReason: reasons(groups),
    ...(campaign.startedAt ? { startedAt: campaign.startedAt.toISOString() } : {}),
    ...(campaign.finishedAt ? { finishedAt: campaign.finishedAt.toISOString() } : {}),
  };
}

function channels(groups: readonly Group[]): CampaignProgress["byChannel"] {
  const counts = new Map<ReachChannel, number>();
  for (const { _id, count } of groups)
    if (_id.state === "SENT" && _id.channel)
      counts.set(_id.channel, (counts.get(_id.channel) ?? 0) + count);
  return [...counts].map(([channel, count]) => ({ channel, count }));
}

function reasons(groups: readonly Group[]): CampaignProgress["byReason"] {
  const counts = new Map<HeldReason, number>();
  for (const { _id, count } of groups)
    if (_id.state === "HELD" && _id.reason)
      counts.set(_id.reason, (counts.get(_id.reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({ reason, label: words.reasons[reason], count }));
}

/** A page of a campaign's people with what became of each message. */
export async function recipientsOf(
  campaign: CampaignDocument,
  filter: { readonly state?: DeliveryState; readonly reason?: HeldReason; readonly after?: string },
  { limit, actor, ports }: { limit: number; actor: StaffActor; ports: Ports },
): Promise<{ items: CampaignRecipient[]; nextCursor?: string }> {
  const found = await Deliveries.find({
    source: sourceOf(campaign._id),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.reason ? { reason: filter.reason } : {}),
    ...(filter.after ? { _id: { $gt: filter.after } } : {}),
  })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<DeliveryDocument[]>();
  const page = found.slice(0, limit);
  const people = await presentPeople(
    page.map(({ customerId }) => customerId),
    actor,
    ports,
  );
  const byId = new Map(people.map((person) => [person.customerId, person]));
  const said = await platformWords(page);
  const last = page.at(-1);
  return {
    items: page.map((delivery) => {
      const person = byId.get(delivery.customerId);
      return {
        customerId: delivery.customerId,
        name: person?.name ?? "",
        tierLabel: person?.tierLabel ?? "",
        ...(person?.managerName ? { managerName: person.managerName } : {}),
        ...fateOf(delivery, said.get(delivery._id)),
      };
    }),
    ...(last && found.length > limit ? { nextCursor: last._id } : {}),
  };
}

function fateOf(delivery: DeliveryDocument, said: string | undefined) {
  const { state, channel, reason, failure, code, sentAt, decidedAt, readAt } = delivery;
  const isHandedOver = state === "SENT" && channel === "task";
  const why = reasonOf(delivery, said);
  const at = sentAt ?? decidedAt;
  return {
    state,
    stateLabel: isHandedOver ? words.handedOver : words.states[state],
    ...(channel ? { channel, channelLabel: words.channels[channel] } : {}),
    ...(reason && (state === "HELD" || state === "PLANNED") ? { reason } : {}),
    ...(why ? { reasonLabel: why } : {}),
    ...(failure && typeof code === "number" ? { platformCode: code } : {}),
    ...(at ? { at: at.toISOString() } : {}),
    ...(readAt ? { readAt: readAt.toISOString() } : {}),
  };
}

/** In our words what WeChat's refusal means, with its own words behind it. */
function reasonOf(
  { state, reason, failure }: DeliveryDocument,
  said: string | undefined,
): string | undefined {
  if (reason && (state === "HELD" || state === "PLANNED")) return words.reasons[reason];
  if (!failure || state === "SENT") return undefined;
  const meaning = words.failures[failure as keyof typeof words.failures] ?? failure;
  return said ? `${meaning}（${said}）` : meaning;
}

async function platformWords(page: readonly DeliveryDocument[]): Promise<Map<string, string>> {
  const refused = page.filter(({ failure }) => failure).map(({ _id }) => _id);
  if (refused.length === 0) return new Map();
  const outcomes = await Outcomes.find({ deliveryId: { $in: refused } })
    .sort({ at: 1 })
    .lean<{ deliveryId: string; code?: number | string; reason?: string }[]>();
  return new Map(
    outcomes.flatMap(({ deliveryId, code, reason }): [string, string][] =>
      reason ? [[deliveryId, `${code ?? ""} ${reason}`.trim()]] : [],
    ),
  );
}
