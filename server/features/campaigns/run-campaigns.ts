import { days } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { Deliveries, type DeliveryDocument, wakeSender } from "@server/features/reach";
import { audiencePage } from "@server/features/segments";
import { staffActor } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import {
  audienceIn,
  type CampaignDocument,
  CampaignModel,
  type ChunkDocument,
  Chunks,
  sourceOf,
} from "./campaign.model";
import { isHeldOut } from "./hold-out";

const chunkSize = 500;
/** Rows waiting in the outbox above which no further chunk is planned yet. */
const enough = 1_000;
const open = ["PLANNED", "CLAIMED", "ATTEMPTING", "RETRY"] as const;

/**
 * Moves every campaign one step on: starts what is due, plans the next chunks, and closes what is
 * done. Each step is safe to repeat, so a worker may die between any two of them.
 */
export async function runCampaigns(ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const due = await CampaignModel.find({
    state: "scheduled",
    startsAt: { $gt: new Date(now.getTime() - days(400)), $lte: now },
  }).lean<CampaignDocument[]>();
  for (const campaign of due) await start(campaign, ports);

  const running = await CampaignModel.find({ state: "sending" }).lean<CampaignDocument[]>();
  for (const campaign of running) {
    const withSnapshot = campaign.snapshotAt ?? (await snapshot(campaign, ports));
    if (!withSnapshot) continue;
    await planChunks(campaign, ports);
    await close(campaign, ports);
  }
}

/** A campaign overtaken by its own expiry is not begun: late marketing is not wanted marketing. */
async function start({ _id, expiresAt }: CampaignDocument, ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const isLate = expiresAt !== undefined && expiresAt <= now;
  await CampaignModel.updateOne(
    { _id, state: "scheduled" },
    {
      $set: isLate
        ? { state: "stopped", stopReason: "expired", finishedAt: now, updatedAt: now }
        : { state: "sending", startedAt: now, updatedAt: now },
      $inc: { version: 1 },
    },
  );
}

/** Writes the audience down as of now, under its author's rights of now. Done again from the start if it was cut off. */
async function snapshot(campaign: CampaignDocument, ports: Ports): Promise<Date | undefined> {
  const now = ports.clock.now();
  const author = await staffActor(campaign.authorId, ports.clock);
  if (!author) {
    await CampaignModel.updateOne(
      { _id: campaign._id, state: "sending" },
      {
        $set: { state: "stopped", stopReason: "authorLeft", finishedAt: now, updatedAt: now },
        $inc: { version: 1 },
      },
    );
    return undefined;
  }
  const audience = audienceIn(campaign);
  let after: string | undefined;
  for (let no = 0; ; no += 1) {
    const ids = await audiencePage(audience, author, {
      now,
      ...(after ? { after } : {}),
      limit: chunkSize,
    });
    if (ids.length === 0) break;
    // Planned chunks keep their people: another worker may be ahead of this one.
    await Chunks.updateOne(
      { _id: `${campaign._id}:${no}` },
      { $setOnInsert: { campaignId: campaign._id, no, customerIds: ids, isPlanned: false } },
      { upsert: true },
    );
    after = ids.at(-1);
    if (ids.length < chunkSize) break;
  }
  await CampaignModel.updateOne(
    { _id: campaign._id, snapshotAt: null },
    { $set: { snapshotAt: now } },
  );
  return now;
}

async function planChunks(campaign: CampaignDocument, ports: Ports): Promise<void> {
  for (;;) {
    const waiting = await Deliveries.find(
      { source: sourceOf(campaign._id), state: { $in: open } },
      { _id: 1 },
    )
      .limit(enough)
      .lean();
    if (waiting.length >= enough) return;
    const chunk = await Chunks.findOne({ campaignId: campaign._id, isPlanned: false })
      .sort({ no: 1 })
      .lean<ChunkDocument | null>();
    if (!chunk) return;
    await plan(campaign, chunk, ports);
    await Chunks.updateOne({ _id: chunk._id }, { $set: { isPlanned: true } });
    await wakeSender(ports);
  }
}

/** Rows that exist already are left as they are: the unique key makes planning twice harmless. */
async function plan(campaign: CampaignDocument, chunk: ChunkDocument, ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const audience = audienceIn(campaign);
  const documents = chunk.customerIds.map((customerId): DeliveryDocument => {
    const isOut = isHeldOut(customerId, audience);
    return {
      _id: newId("dlv"),
      source: sourceOf(campaign._id),
      step: "push",
      customerId,
      class: "MARKETING",
      kind: "campaign",
      template: "campaign.invitation",
      state: isOut ? "HELD" : "PLANNED",
      ...(isOut ? { reason: "holdOut" as const, decidedAt: now } : {}),
      dueAt: campaign.startsAt ?? now,
      ...(campaign.expiresAt ? { expiresAt: campaign.expiresAt } : {}),
      attempts: 0,
      failedChannels: [],
      considered: [],
      createdAt: now,
    };
  });
  await Deliveries.collection
    .insertMany(documents as never[], { ordered: false })
    .catch((error: { code?: number }) => {
      if (error.code !== 11000) throw error;
    });
}

/** Closed when every chunk is planned and no row is on its way any more. */
async function close(campaign: CampaignDocument, ports: Ports): Promise<void> {
  if (await Chunks.exists({ campaignId: campaign._id, isPlanned: false })) return;
  if (await Deliveries.exists({ source: sourceOf(campaign._id), state: { $in: open } })) return;
  const now = ports.clock.now();
  await CampaignModel.updateOne(
    { _id: campaign._id, state: "sending" },
    { $set: { state: "sent", finishedAt: now, updatedAt: now }, $inc: { version: 1 } },
  );
}
