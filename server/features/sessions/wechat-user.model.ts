import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import { type Sealed, sealedPath, type Vault } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

/** A human as WeChat knows them: one openid an account, joined by the unionid. */
export interface WechatUserDocument {
  readonly _id: string;
  readonly mini?: Sealed;
  readonly miniIndex?: string;
  readonly official?: Sealed;
  readonly officialIndex?: string;
  readonly unionIndex?: string;
  /** Kept so that its index can be computed anew when index keys change. */
  readonly union?: Sealed;
  /** Under which names the rights at an account stand: its first index, kept when index keys change. */
  readonly miniRights?: string;
  readonly officialRights?: string;
  /** The key of the mini-program session; never leaves the server. */
  readonly sessionKey?: Sealed;
  readonly customerId?: string;
  readonly boundAt?: Date;
  /** Follows the official account, so that its messages arrive. */
  readonly follows: boolean;
  /** A record whose phone matched and that waits for the last four of the ID. */
  readonly pending?: { readonly customerId: string; readonly at: Date };
  readonly inReview: boolean;
  readonly createdAt: Date;
}

const schema = new Schema<WechatUserDocument>(
  {
    _id: String,
    mini: sealedPath,
    miniIndex: String,
    official: sealedPath,
    officialIndex: String,
    unionIndex: String,
    union: sealedPath,
    miniRights: String,
    officialRights: String,
    sessionKey: sealedPath,
    customerId: String,
    boundAt: Date,
    follows: { type: Boolean, default: false },
    pending: { type: { _id: false, customerId: String, at: Date }, default: undefined },
    inReview: { type: Boolean, default: false },
    createdAt: Date,
  },
  { collection: "wechatUsers", versionKey: false },
);
const unique = (field: string) => ({
  unique: true,
  partialFilterExpression: { [field]: { $exists: true } },
});
schema.index({ miniIndex: 1 }, unique("miniIndex"));
schema.index({ officialIndex: 1 }, unique("officialIndex"));
schema.index({ unionIndex: 1 }, unique("unionIndex"));
schema.index({ customerId: 1 }, unique("customerId"));

export const WechatUsers = mongoose.model<WechatUserDocument>("WechatUser", schema);

type Side = "mini" | "official";
/** Openids are protected by one key of their class, since a visitor has no customer record yet. */
const owner = "wechat";
const place = (id: string, field: Side | "sessionKey" | "union") => ({
  collection: "wechatUsers",
  id,
  field,
});

/**
 * Two records that turn out to be one human: WeChat named the unionid only later. The one that is
 * a customer stays, else the one with the unionid. Two customers are never made one.
 */
async function joinTwo(
  vault: Vault,
  known: WechatUserDocument,
  joined: WechatUserDocument,
): Promise<WechatUserDocument> {
  if (known.customerId && joined.customerId) return known;
  const [stays, goes] = known.customerId ? [known, joined] : [joined, known];
  const moved = await Promise.all(
    (["mini", "official"] as const).map((side) => movedSide(vault, side, goes, stays)),
  );
  return transact(async (tx) => {
    await WechatUsers.deleteOne({ _id: goes._id }, { session: tx });
    const set = Object.assign({ follows: stays.follows || goes.follows }, ...moved);
    const after = await WechatUsers.findOneAndUpdate(
      { _id: stays._id },
      { $set: set },
      { returnDocument: "after", session: tx },
    ).lean<WechatUserDocument | null>();
    return after ?? stays;
  });
}

/** An openid sealed anew for its new record: a sealed value opens only where it stands. */
async function movedSide(
  vault: Vault,
  side: Side,
  goes: WechatUserDocument,
  stays: WechatUserDocument,
): Promise<Record<string, unknown>> {
  const sealed = goes[side];
  if (!sealed || stays[side]) return {};
  const openid = await vault.open(owner, place(goes._id, side), sealed);
  const rights = goes[`${side}Rights`];
  return {
    ...(rights ? { [`${side}Rights`]: rights } : {}),
    [side]: await vault.seal(owner, place(stays._id, side), openid),
    [`${side}Index`]: await vault.blind("openid", openid),
  };
}

/** The name under which WeChat's rights to write to a human at one account stand. */
export const rightsNameOf = (user: WechatUserDocument, side: Side): string | undefined =>
  user[`${side}Rights`] ?? user[`${side}Index`];

export const wechatUsers = {
  find: (id: string) => WechatUsers.findById(id).lean<WechatUserDocument | null>(),
  ofCustomer: (customerId: string) =>
    WechatUsers.findOne({ customerId }).lean<WechatUserDocument | null>(),

  async byOpenid(vault: Vault, side: Side, openid: string): Promise<WechatUserDocument | null> {
    const index = await vault.blindSearch("openid", openid);
    return WechatUsers.findOne({
      [`${side}Index`]: { $in: index },
    }).lean<WechatUserDocument | null>();
  },

  /** Which of these followers of the official account are not known yet. */
  async unknownOf(vault: Vault, openids: readonly string[]): Promise<string[]> {
    const indexes = await Promise.all(openids.map((openid) => vault.blindSearch("openid", openid)));
    const known = new Set(
      (
        await WechatUsers.find(
          { officialIndex: { $in: indexes.flat() } },
          { officialIndex: 1 },
        ).lean<WechatUserDocument[]>()
      ).map(({ officialIndex }) => officialIndex),
    );
    return openids.filter((_, at) => !indexes[at]?.some((index) => known.has(index)));
  },

  /** The human behind an openid; made on first sight, joined with the other account by the unionid. */
  async meet(
    vault: Vault,
    side: Side,
    seen: {
      readonly openid: string;
      readonly unionid?: string | undefined;
      readonly sessionKey?: string;
      readonly follows?: boolean;
    },
  ): Promise<WechatUserDocument> {
    const openidIndex = await vault.blind("openid", seen.openid);
    const unionIndex = seen.unionid ? await vault.blind("unionid", seen.unionid) : undefined;
    const known = await wechatUsers.byOpenid(vault, side, seen.openid);
    const joined = seen.unionid
      ? await WechatUsers.findOne({
          unionIndex: { $in: await vault.blindSearch("unionid", seen.unionid) },
        }).lean<WechatUserDocument | null>()
      : null;
    const human =
      known && joined && known._id !== joined._id
        ? await joinTwo(vault, known, joined)
        : (known ?? joined);
    const id = human?._id ?? newId("wxu");
    const indexBefore = human?.[`${side}Index`];
    const isReindexed = indexBefore !== undefined && indexBefore !== openidIndex;
    const keepsUnion = !joined || joined._id === id || !joined.customerId;
    const set = {
      [side]: await vault.seal(owner, place(id, side), seen.openid),
      [`${side}Index`]: openidIndex,
      ...(isReindexed && !human?.[`${side}Rights`] ? { [`${side}Rights`]: indexBefore } : {}),
      ...(unionIndex && keepsUnion
        ? {
            unionIndex,
            union: await vault.seal(owner, place(id, "union"), seen.unionid ?? ""),
          }
        : {}),
      ...(seen.sessionKey
        ? { sessionKey: await vault.seal(owner, place(id, "sessionKey"), seen.sessionKey) }
        : {}),
      ...(seen.follows === undefined ? {} : { follows: seen.follows }),
    };
    try {
      const saved = await WechatUsers.findOneAndUpdate(
        { _id: id },
        { $set: set, $setOnInsert: { createdAt: new Date() } },
        { upsert: true, returnDocument: "after" },
      ).lean<WechatUserDocument>();
      return saved as WechatUserDocument;
    } catch (error) {
      // Two first sights at once: the other one made the record.
      if (!isDuplicateKey(error)) throw error;
      return wechatUsers.meet(vault, side, seen);
    }
  },

  /** Under which name the rights of this openid stand, whether its human is known or not. */
  async rightsName(vault: Vault, side: Side, openid: string): Promise<string> {
    const known = await wechatUsers.byOpenid(vault, side, openid);
    return (known && rightsNameOf(known, side)) ?? vault.blind("openid", openid);
  },

  async openid(vault: Vault, user: WechatUserDocument, side: Side): Promise<string | undefined> {
    const sealed = user[side];
    return sealed ? vault.open(owner, place(user._id, side), sealed) : undefined;
  },

  change: (id: string, update: Readonly<Record<string, unknown>>, tx?: Tx) =>
    WechatUsers.findOneAndUpdate({ _id: id }, update, {
      returnDocument: "after",
      ...(tx ? { session: tx } : {}),
    }).lean<WechatUserDocument | null>(),
};
