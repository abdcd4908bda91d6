import { days } from "@server/core/clock";
import type { Tx } from "@server/core/mongo";
import { isDuplicateKey } from "@server/core/mongo";
import type { ReplyRules } from "@shared/wechat-desk/replies";
import { type ReplyCause, replyCauses } from "@shared/wechat-desk/reply-rules";
import mongoose, { Schema } from "mongoose";

/** The rules as they were from a version on. The newest is in force; none is ever changed. */
export interface ReplyVersionDocument {
  /** Counts from 1. */
  readonly _id: number;
  readonly rules: ReplyRules;
  readonly at: Date;
  readonly by: string;
}

/** One push that was answered, so that it is answered once. It names nobody. */
export interface AnswerDocument {
  /** The push. */
  readonly _id: string;
  readonly cause: ReplyCause;
  readonly version: number;
  readonly at: Date;
  /** Far beyond the time within which a push may come again. */
  readonly purgeAt: Date;
}

const options = { versionKey: false, minimize: false } as const;
const versions = new Schema<ReplyVersionDocument>(
  {
    _id: Number,
    rules: { type: Schema.Types.Mixed, required: true },
    at: Date,
    by: String,
  } as never,
  { ...options, collection: "wechatReplyVersions" },
);
const answers = new Schema<AnswerDocument>(
  { _id: String, cause: String, version: Number, at: Date, purgeAt: Date },
  { ...options, collection: "wechatAnswers" },
);
answers.index({ at: 1 });
answers.index({ purgeAt: 1 }, { expireAfterSeconds: 0 });

const Versions = mongoose.model<ReplyVersionDocument>("WechatReplyVersion", versions);
const Answers = mongoose.model<AnswerDocument>("WechatAnswer", answers);

export const replies = {
  newest: () => Versions.findOne().sort({ _id: -1 }).lean<ReplyVersionDocument | null>(),
  version: (version: number) => Versions.findById(version).lean<ReplyVersionDocument | null>(),
  history: () =>
    Versions.find({}, { at: 1, by: 1 })
      .sort({ _id: -1 })
      .limit(20)
      .lean<Pick<ReplyVersionDocument, "_id" | "at" | "by">[]>(),

  /** False when another version was saved meanwhile. */
  async add(version: ReplyVersionDocument, tx: Tx): Promise<boolean> {
    try {
      await Versions.create([version as never], { session: tx });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** Takes the right to answer a push; false when it was answered before. */
  async claim(push: string, cause: ReplyCause, version: number, at: Date): Promise<boolean> {
    const purgeAt = new Date(Date.now() + days(45));
    try {
      await Answers.create([{ _id: push, cause, version, at, purgeAt }]);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** Gives the right back: the answer certainly did not leave. */
  async release(push: string): Promise<void> {
    await Answers.deleteOne({ _id: push });
  },

  async countSince(since: Date): Promise<Record<ReplyCause, number>> {
    const counts = await Promise.all(
      replyCauses.map((cause) => Answers.countDocuments({ cause, at: { $gte: since } })),
    );
    return Object.fromEntries(replyCauses.map((cause, at) => [cause, counts[at] ?? 0])) as Record<
      ReplyCause,
      number
    >;
  },
};
