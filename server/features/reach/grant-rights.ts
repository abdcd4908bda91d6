import { hours, minutes, seconds } from "@server/core/clock";
import { isDuplicateKey } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import { type PurseDocument, Purses, purseId } from "./purse.model";

/** Within this time a client's report and the platform's push are about the same dialog. */
const sameDialog = seconds(120);

/** Opens a reply window (客服消息 · 下发条件): a message gives five in 48 hours, other acts a few in a minute. */
export async function openWindow(
  owner: string,
  channel: "officialService" | "miniService",
  {
    at,
    by,
    pushId,
  }: { readonly at: Date; readonly by: "message" | "act"; readonly pushId: string },
): Promise<void> {
  const _id = purseId(owner, channel);
  const left = by === "message" ? 5 : channel === "officialService" ? 3 : 2;
  const until = new Date(at.getTime() + (by === "message" ? hours(48) : minutes(1)));
  await ensure({ _id, owner, channel });
  // A shorter window never replaces a longer one that still has messages left.
  const weaker =
    by === "message" ? {} : { $or: [{ until: null }, { until: { $lt: until } }, { left: 0 }] };
  await Purses.updateOne(
    { _id, seen: { $ne: pushId }, ...weaker },
    { $set: { left, until }, $push: { seen: { $each: [pushId], $slice: -50 } } },
  );
}

export interface Permission {
  readonly owner: string;
  /** Our name of the template. */
  readonly template: string;
  readonly isLongTerm: boolean;
  readonly by: "client" | "platform";
  /** Tells a repeated report. */
  readonly reportId: string;
}

/** Counts one accepted subscribe dialog once, whoever tells of it first and however often. */
export async function grantSubscribe(permission: Permission): Promise<void> {
  const { owner, template, isLongTerm, by, reportId } = permission;
  const _id = purseId(owner, "subscribe", template);
  await ensure({ _id, owner, channel: "subscribe", template });
  const at = new Date();
  const seen = { $each: [reportId], $slice: -50 };
  const other = by === "client" ? "platform" : "client";
  const known = await Purses.updateOne(
    {
      _id,
      seen: { $ne: reportId },
      grants: {
        $elemMatch: { by: other, matched: false, at: { $gt: new Date(at.getTime() - sameDialog) } },
      },
    },
    { $set: { "grants.$.matched": true }, $push: { seen } },
  );
  if (known.modifiedCount > 0) return;
  await Purses.updateOne(
    { _id, seen: { $ne: reportId } },
    {
      ...(isLongTerm ? { $set: { isLongTerm: true, left: 1 } } : { $inc: { left: 1 } }),
      $push: { seen, grants: { $each: [{ by, at, matched: false }], $slice: -20 } },
    },
  );
}

/** The customer switched a template off in WeChat. */
export async function revokeSubscribe(owner: string, template: string): Promise<void> {
  await Purses.updateOne(
    { _id: purseId(owner, "subscribe", template) },
    { $set: { left: 0, isLongTerm: false } },
  );
}

/** Which of our mini-program templates the platform keeps as long-term permissions. */
export async function longTermTemplates(ports: Ports): Promise<ReadonlySet<string>> {
  if (cached && cached.until > Date.now()) return cached.keys;
  const listed = await ports.wechat.mini.subscribe.list().catch((error: unknown) => {
    ports.log.warn({ err: error }, "subscribe templates could not be listed");
    return [];
  });
  const long = new Set(listed.filter(({ kind }) => kind === "longTerm").map(({ id }) => id));
  const keys = new Set(
    Object.entries(ports.config.templates.mini).flatMap(([key, { id }]) =>
      long.has(id) ? [key] : [],
    ),
  );
  cached = { keys, until: Date.now() + (listed.length > 0 ? minutes(10) : seconds(5)) };
  return keys;
}

let cached: { readonly keys: ReadonlySet<string>; readonly until: number } | undefined;

async function ensure(
  purse: Pick<PurseDocument, "_id" | "owner" | "channel"> & { readonly template?: string },
): Promise<void> {
  const { _id, ...rest } = purse;
  const made = { ...rest, left: 0, isLongTerm: false, held: [], seen: [], grants: [] };
  try {
    await Purses.collection.updateOne(
      { _id: _id as never },
      { $setOnInsert: made },
      { upsert: true },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
