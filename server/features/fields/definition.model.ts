import mongoose, { Schema } from "mongoose";

/**
 * A field or a form as the bank designs it: what is in force, and the draft beside it. Contents are
 * kept as text, so that nothing in them can ever be an operator.
 */
export interface DefinitionDocument {
  readonly _id: string;
  readonly kind: "field" | "form";
  /** Number of the version in force; 0 before the first. */
  readonly published: number;
  readonly live?: string;
  readonly draft?: string;
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** One published version. Never changed: answers under way are read by it. */
export interface VersionDocument {
  readonly _id: string;
  readonly of: string;
  readonly no: number;
  readonly content: string;
  readonly note: string;
  readonly at: Date;
  readonly by: string;
}

const schema = new Schema<DefinitionDocument>(
  {
    _id: String,
    kind: { type: String, required: true },
    published: { type: Number, default: 0 },
    live: String,
    draft: String,
    revision: { type: Number, default: 1 },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
  },
  { collection: "definitions", versionKey: false },
);
schema.index({ kind: 1, changedAt: -1 });

const versionSchema = new Schema<VersionDocument>(
  {
    _id: String,
    of: { type: String, required: true },
    no: { type: Number, required: true },
    content: { type: String, required: true },
    note: String,
    at: Date,
    by: String,
  },
  { collection: "definitionVersions", versionKey: false },
);
versionSchema.index({ of: 1, no: -1 });

export const DefinitionModel = mongoose.model<DefinitionDocument>("Definition", schema);
export const VersionModel = mongoose.model<VersionDocument>("DefinitionVersion", versionSchema);

export const versionId = (of: string, no: number) => `${of}.${no}`;
