import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import {
  type DefinitionDocument,
  DefinitionModel,
  type VersionDocument,
  VersionModel,
  versionId,
} from "./definition.model";

/** One act on a definition, with what has to happen in the same transaction. */
interface Act {
  readonly act: string;
  readonly trail: Trail;
  /** Runs inside the transaction: other writes that belong to it. */
  readonly also?: (tx: Tx) => Promise<void>;
}

/** Reads definitions. They hold nothing of a customer, so no Scope stands before them. */
export const definitions = {
  find: (id: string) => DefinitionModel.findById(id).lean<DefinitionDocument | null>(),
  ofKind: (kind: DefinitionDocument["kind"]) =>
    DefinitionModel.find({ kind }).sort({ changedAt: -1 }).limit(500).lean<DefinitionDocument[]>(),
  version: (id: string, no: number) =>
    VersionModel.findById(versionId(id, no)).lean<VersionDocument | null>(),
  versions: (of: string) =>
    VersionModel.find({ of }).sort({ no: -1 }).limit(100).lean<VersionDocument[]>(),
};

/** Puts a new definition down as a draft. Throws a duplicate key when the id is taken. */
export async function beginDefinition(
  { id, kind, content }: { id: string; kind: DefinitionDocument["kind"]; content: object },
  act: Act,
): Promise<DefinitionDocument> {
  const document: DefinitionDocument = {
    _id: id,
    kind,
    published: 0,
    draft: JSON.stringify(content),
    revision: 1,
    changedAt: act.trail.ports.clock.now(),
    changedBy: act.trail.actor.id,
  };
  await inOne(id, kind, act, async (tx) => {
    await DefinitionModel.create([document], { session: tx });
  });
  return document;
}

/** Keeps a draft; null when somebody changed the definition since `revision`. */
export function keepDraft(
  before: DefinitionDocument,
  revision: number,
  content: object,
  act: Act,
): Promise<DefinitionDocument | null> {
  const draft = JSON.stringify(content);
  const update = draft === before.live ? { $unset: { draft: 1 } } : { $set: { draft } };
  return inOne(before._id, before.kind, act, (tx) =>
    change(before._id, revision, update, act.trail, tx),
  );
}

/** Makes `content` the version in force; null when somebody changed the definition meanwhile. */
export function publishDefinition(
  before: DefinitionDocument,
  { revision, content, note }: { revision: number; content: object; note: string },
  act: Act,
): Promise<DefinitionDocument | null> {
  const no = before.published + 1;
  const live = JSON.stringify(content);
  return inOne(before._id, before.kind, act, async (tx) => {
    const update = { $set: { live, published: no }, $unset: { draft: 1 } };
    const after = await change(before._id, revision, update, act.trail, tx);
    if (!after) return null;
    const version: VersionDocument = {
      _id: versionId(before._id, no),
      of: before._id,
      no,
      content: live,
      note,
      at: act.trail.ports.clock.now(),
      by: act.trail.actor.id,
    };
    await VersionModel.create([version], { session: tx });
    return after;
  });
}

/** Takes a definition away. Its versions stay, for answers that were given to them. */
export async function removeDefinition(before: DefinitionDocument, act: Act): Promise<void> {
  await inOne(before._id, before.kind, act, async (tx) => {
    await DefinitionModel.deleteOne({ _id: before._id }, { session: tx });
  });
}

function change(
  id: string,
  revision: number,
  update: { readonly $set?: object; readonly $unset?: object },
  { actor, ports }: Trail,
  tx: Tx,
): Promise<DefinitionDocument | null> {
  const stamp = { changedAt: ports.clock.now(), changedBy: actor.id };
  return DefinitionModel.findOneAndUpdate(
    { _id: id, revision },
    { ...update, $set: { ...update.$set, ...stamp }, $inc: { revision: 1 } },
    { returnDocument: "after", session: tx },
  ).lean<DefinitionDocument | null>();
}

/** The change, what belongs to it and its line in the trail: all of it or nothing. */
function inOne<Result>(
  id: string,
  kind: string,
  { act, trail: { actor, ip, requestId, ports }, also }: Act,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return transact(async (tx) => {
    const result = await work(tx);
    if (result === null) return result;
    await also?.(tx);
    await ports.audit.record(
      { actor, act, object: { kind, id }, result: "ok", ip, requestId },
      { session: tx },
    );
    return result;
  });
}
