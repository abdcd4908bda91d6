import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import { CampaignModel } from "@server/features/campaigns/campaign.model";
import { deliverDue } from "@server/features/reach/deliver";
import { Deliveries } from "@server/features/reach/delivery.model";
import { intend } from "@server/features/reach/intend";
import { Marks } from "@server/features/reach/marks.model";
import type { Ports } from "@server/ports";
import { same } from "../lib/bench";
import { perSecond } from "../lib/rounds";
import { invitation, type Recipient } from "./recipients";

let round = 0;
const atOnce = 250;

/** Service notices by template: wished, then timed from the sender's first look to the last outcome. */
export async function sendNotices(people: readonly Recipient[], ports: Ports): Promise<number> {
  const source = `booking:bench${++round}`;
  for (let from = 0; from < people.length; from += atOnce) {
    const intents = people.slice(from, from + atOnce).map(({ customerId }) => ({
      customerId,
      class: "SERVICE" as const,
      kind: "booking.confirmed",
      template: "booking.confirmed",
      data: {
        purpose: "资产配置沟通",
        time: "2026-11-26T10:00:00+08:00",
        manager: "林静",
        place: "贵宾厅",
      },
      source,
      step: "confirmed",
    }));
    await transact((session) => intend(intents, { session, ports }));
  }
  return timed(source, people.length, ports);
}

/** A campaign's messages by subscription, with consent, caps and the stop asked for at every batch. */
export async function sendPush(people: readonly Recipient[], ports: Ports): Promise<number> {
  const now = ports.clock.now();
  // Nobody has had one yet this month, or the caps would hold the next round back.
  await Marks.deleteMany({});
  const _id = newId("cmp");
  await CampaignModel.create({
    _id,
    title: "bench",
    state: "sending",
    audienceText: "{}",
    content: { templateKey: "bench", headline: "秋季品鉴会", body: "{{称呼}}，诚邀您参加。" },
    channels: ["subscribe"],
    authorId: "bench",
    unitPath: [],
    approval: { needed: false },
    version: 1,
    createdAt: now,
    updatedAt: now,
  } as never);
  const source = `campaign:${_id}`;
  const rows = people.map(({ customerId }) => ({
    _id: newId("dlv"),
    source,
    step: "push",
    customerId,
    class: "MARKETING",
    kind: "campaign",
    template: invitation,
    state: "PLANNED",
    dueAt: now,
    attempts: 0,
    failedChannels: [],
    considered: [],
    createdAt: now,
  }));
  await Deliveries.collection.insertMany(rows as never[], { ordered: false });
  return timed(source, people.length, ports);
}

async function timed(source: string, count: number, ports: Ports): Promise<number> {
  const rate = await perSecond(async () => {
    await deliverDue(ports);
    return count;
  });
  const states = await Deliveries.distinct("state", { source });
  same(`states of ${source}`, states, ["SENT"]);
  return rate;
}
