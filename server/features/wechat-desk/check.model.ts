import type { CheckItem } from "@shared/wechat-desk/contracts";
import mongoose, { Schema } from "mongoose";

/** One run of the self-check, as it stands. The latest ones are kept. */
export interface CheckRunDocument {
  readonly _id: string;
  readonly state: "running" | "done";
  readonly by: string;
  /** The address that the administrator knows us under. */
  readonly origin: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly items: readonly CheckItem[];
  /** On the machine's clock: one that stands still may be begun anew. */
  readonly touchedAt: Date;
}

const schema = new Schema<CheckRunDocument>(
  {
    _id: String,
    state: String,
    by: String,
    origin: String,
    startedAt: Date,
    endedAt: Date,
    items: { type: Schema.Types.Mixed, required: true },
    touchedAt: Date,
  } as never,
  { collection: "wechatCheckRuns", versionKey: false, minimize: false },
);
schema.index({ touchedAt: -1 });

const Runs = mongoose.model<CheckRunDocument>("WechatCheckRun", schema);
const kept = 20;

export const checkRuns = {
  latest: () => Runs.findOne().sort({ touchedAt: -1 }).lean<CheckRunDocument | null>(),
  find: (id: string) => Runs.findById(id).lean<CheckRunDocument | null>(),

  async add(run: CheckRunDocument): Promise<void> {
    await Runs.create([run as never]);
    const old = await Runs.find({}, { _id: 1 })
      .sort({ touchedAt: -1 })
      .skip(kept)
      .lean<{ _id: string }[]>();
    if (old.length > 0) await Runs.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
  },

  async setItem(id: string, at: number, item: CheckItem): Promise<void> {
    const set = { [`items.${at}`]: item, touchedAt: new Date() };
    await Runs.collection.updateOne({ _id: id as never }, { $set: set });
  },

  async end(id: string, endedAt: Date): Promise<void> {
    const set = { state: "done", endedAt, touchedAt: new Date() };
    await Runs.updateOne({ _id: id }, { $set: set });
  },
};
