import { type Sealed, sealedPath } from "@server/core/vault";
import type { InterviewTemplate } from "@shared/interviews/interviews";
import mongoose, { Schema } from "mongoose";

/** A conversation led along questions; what was answered is sealed with the customer's key. */
export interface InterviewDocument {
  readonly _id: string;
  /** `<customer>:<template>:<staff>` while it is a draft, so that one person has one of each. */
  readonly draftKey?: string;
  readonly customerId: string;
  readonly template: InterviewTemplate;
  readonly state: "draft" | "finished";
  readonly byId: string;
  readonly content: Sealed;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt?: Date;
}

export interface InterviewContent {
  readonly answers: Readonly<Record<string, string>>;
  readonly asNeeds: readonly string[];
}

const schema = new Schema<InterviewDocument>(
  {
    _id: String,
    draftKey: String,
    customerId: { type: String, required: true },
    template: { type: String, required: true },
    state: { type: String, required: true },
    byId: { type: String, required: true },
    content: { ...sealedPath, required: true },
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    finishedAt: Date,
  },
  { collection: "interviews", autoIndex: false, versionKey: false },
);
schema.index(
  { draftKey: 1 },
  { unique: true, partialFilterExpression: { draftKey: { $exists: true } } },
);
schema.index({ customerId: 1, updatedAt: -1 });

export const InterviewModel = mongoose.model<InterviewDocument>("Interview", schema);

/** Where the answers of an interview stand. */
export const interviewPlace = (id: string) => ({ collection: "interviews", id, field: "content" });
