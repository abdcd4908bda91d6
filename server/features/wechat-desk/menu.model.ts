import type { Tx } from "@server/core/mongo";
import type { MenuSet } from "@shared/wechat-desk/menu";
import mongoose, { Schema } from "mongoose";

/** The one draft; its version tells whether somebody else changed it meanwhile. */
export interface MenuDraftDocument {
  readonly _id: "draft";
  readonly version: number;
  readonly sets: readonly MenuSet[];
  readonly at: Date;
  readonly by: string;
}

/** A menu as it was published. Never changed. */
export interface MenuVersionDocument {
  /** Counts from 1. */
  readonly _id: number;
  readonly sets: readonly MenuSet[];
  readonly at: Date;
  readonly by: string;
}

const options = { versionKey: false, minimize: false } as const;
const sets = { type: Schema.Types.Mixed, required: true };
const drafts = new Schema<MenuDraftDocument>(
  { _id: String, version: Number, sets, at: Date, by: String } as never,
  { ...options, collection: "wechatMenuDrafts" },
);
const versions = new Schema<MenuVersionDocument>(
  { _id: Number, sets, at: Date, by: String } as never,
  { ...options, collection: "wechatMenuVersions" },
);

const Drafts = mongoose.model<MenuDraftDocument>("WechatMenuDraft", drafts);
const Versions = mongoose.model<MenuVersionDocument>("WechatMenuVersion", versions);

export const menus = {
  draft: () => Drafts.findById("draft").lean<MenuDraftDocument | null>(),
  published: () => Versions.findOne().sort({ _id: -1 }).lean<MenuVersionDocument | null>(),
  version: (no: number) => Versions.findById(no).lean<MenuVersionDocument | null>(),
  history: () =>
    Versions.find({}, { at: 1, by: 1 })
      .sort({ _id: -1 })
      .limit(20)
      .lean<Pick<MenuVersionDocument, "_id" | "at" | "by">[]>(),

  /** False when the draft is no longer the one that was changed. */
  async keep({ version, sets, at, by }: Omit<MenuDraftDocument, "_id">, tx: Tx): Promise<boolean> {
    const next = { version: version + 1, sets, at, by };
    if (version === 0 && !(await Drafts.findById("draft").session(tx).lean())) {
      await Drafts.create([{ _id: "draft", ...next } as never], { session: tx });
      return true;
    }
    const kept = await Drafts.updateOne({ _id: "draft", version }, { $set: next }, { session: tx });
    return kept.matchedCount === 1;
  },

  async add({ sets, at, by }: Omit<MenuVersionDocument, "_id">, tx: Tx): Promise<number> {
    const last = await Versions.findOne({}, { _id: 1 })
      .sort({ _id: -1 })
      .session(tx)
      .lean<{ _id: number } | null>();
    const no = (last?._id ?? 0) + 1;
    await Versions.create([{ _id: no, sets, at, by } as never], { session: tx });
    return no;
  },
};
