import type { Tx } from "@server/core/mongo";
import type { NoticeKey, WechatAccount } from "@shared/wechat-desk/notices";
import mongoose, { Schema } from "mongoose";

/** A notice's template at one account, chosen at the desk over what the environment says. */
export interface MappingDocument {
  /** `official:booking.confirmed` */
  readonly _id: string;
  readonly account: WechatAccount;
  readonly key: NoticeKey;
  readonly templateId: string;
  /** By meaning, the field it goes into. A list of pairs: meanings are no paths. */
  readonly fields: readonly { readonly meaning: string; readonly field: string }[];
  readonly at: Date;
  readonly by: string;
}

const schema = new Schema<MappingDocument>(
  {
    _id: String,
    account: String,
    key: String,
    templateId: String,
    fields: [{ _id: false, meaning: String, field: String }],
    at: Date,
    by: String,
  },
  { collection: "wechatTemplateMappings", versionKey: false },
);
const Mappings = mongoose.model<MappingDocument>("WechatTemplateMapping", schema);

const idOf = (account: WechatAccount, key: NoticeKey) => `${account}:${key}`;

export const mappings = {
  all: () => Mappings.find().lean<MappingDocument[]>(),
  async set(mapping: Omit<MappingDocument, "_id">, tx: Tx): Promise<void> {
    const _id = idOf(mapping.account, mapping.key);
    await Mappings.updateOne({ _id }, { $set: mapping }, { upsert: true, session: tx });
  },
  async remove(account: WechatAccount, key: NoticeKey, tx: Tx): Promise<boolean> {
    const gone = await Mappings.deleteOne({ _id: idOf(account, key) }, { session: tx });
    return gone.deletedCount === 1;
  },
};
