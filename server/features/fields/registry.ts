import type { Tx } from "@server/core/mongo";
import type { StaffRole } from "@shared/core/endpoint";
import type { FieldRight } from "@shared/customers/fields";
import type { FieldContent, LiveField } from "@shared/forms/field";
import mongoose, { Schema } from "mongoose";
import { type DefinitionDocument, DefinitionModel } from "./definition.model";
import { type FieldRightsDocument, FieldRightsModel } from "./field-rights.model";

/** The fields in force and what was decided about rights, as one consistent picture. */
export interface Registry {
  readonly revision: number;
  readonly fields: readonly LiveField[];
  readonly byKey: ReadonlyMap<string, LiveField>;
  /** Decisions that differ from the defaults, by field. */
  readonly decided: ReadonlyMap<string, Partial<Record<StaffRole, FieldRight>>>;
}

const schema = new Schema<{ _id: string; revision: number }>(
  { _id: String, revision: Number },
  { collection: "fieldRegistry", versionKey: false },
);
const RevisionModel = mongoose.model<{ _id: string; revision: number }>("FieldRegistry", schema);

const nothing: Registry = { revision: 0, fields: [], byKey: new Map(), decided: new Map() };
const maxAge = 1_000;
let known: Registry = nothing;
let knownOf = "";
let checkedAt = Number.NEGATIVE_INFINITY;

/** Field ids are their keys; the prefix keeps them apart from forms. */
export const fieldId = (key: string) => `field:${key}`;
export const fieldKey = (id: string) => id.slice("field:".length);

/**
 * The registry as it is now. One small read says whether it changed, so a field that somebody
 * publishes is there for the next request of every process.
 */
export async function currentRegistry(): Promise<Registry> {
  const revision = (await RevisionModel.findById("fields").lean())?.revision ?? 0;
  const database = mongoose.connection.name;
  if (revision !== known.revision || database !== knownOf) {
    known = await readRegistry(revision);
    knownOf = database;
  }
  checkedAt = performance.now();
  return known;
}

/**
 * The registry as this process last saw it, for code that cannot wait. A look at an old one has it
 * read anew behind the scenes.
 */
export function knownRegistry(): Registry {
  if (performance.now() - checkedAt > maxAge) {
    checkedAt = performance.now();
    currentRegistry().catch(() => undefined);
  }
  return known;
}

/** Says in the transaction of a change that every process has to read the registry anew. */
export async function touchRegistry(tx: Tx): Promise<void> {
  await RevisionModel.updateOne(
    { _id: "fields" },
    { $inc: { revision: 1 } },
    { upsert: true, session: tx },
  );
}

async function readRegistry(revision: number): Promise<Registry> {
  const [definitions, rights] = await Promise.all([
    DefinitionModel.find({ kind: "field" }).lean<DefinitionDocument[]>(),
    FieldRightsModel.find({}).lean<FieldRightsDocument[]>(),
  ]);
  const fields = definitions
    .flatMap(({ _id, live }): LiveField[] =>
      live ? [{ key: fieldKey(_id), ...(JSON.parse(live) as FieldContent) }] : [],
    )
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  return {
    revision,
    fields,
    byKey: new Map(fields.map((field) => [field.key, field])),
    decided: new Map(rights.map(({ _id, byRole }) => [_id, byRole])),
  };
}
