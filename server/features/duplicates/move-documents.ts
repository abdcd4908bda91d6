import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import { type OpenedValue, openDocument, sealDocument } from "@server/core/vault";
import type { Ports } from "@server/ports";
import { BSON } from "mongodb";
import { type MergeDocument, type MoveDocument, MoveModel, parkedPlace } from "./merge.model";
import { movableCollections, rawCollection } from "./movable";
import { advance } from "./step";

type Raw = Record<string, unknown> & { readonly _id: string };
type Context = Pick<Ports, "vault">;

const batch = 50;

/**
 * Moves the next documents of the record that goes to the one that stays, each sealed anew for its
 * new owner, in one transaction. Answers false when nothing is left.
 */
export async function moveSome(merge: MergeDocument, ports: Context): Promise<boolean> {
  for (const name of movableCollections()) {
    const found = await rawCollection(name)
      .find({ customerId: merge.loserId } as never)
      .limit(batch)
      .toArray();
    if (found.length === 0) continue;
    await moveBatch(name, found as unknown as Raw[], merge, ports);
    return true;
  }
  return false;
}

async function moveBatch(
  name: string,
  documents: readonly Raw[],
  merge: MergeDocument,
  ports: Context,
): Promise<void> {
  try {
    await transact(async (tx) => {
      await advance(merge, tx);
      for (const document of documents) await moveOne(name, document, merge, ports, tx);
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // The survivor has one of the kind already: one by one, what cannot stand beside it is put aside.
    for (const document of documents) await moveOrPark(name, document, merge, ports);
  }
}

async function moveOrPark(name: string, document: Raw, merge: MergeDocument, ports: Context) {
  try {
    await transact((tx) => moveOne(name, document, merge, ports, tx));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await transact((tx) => park(name, document, merge, ports, tx));
  }
}

async function moveOne(
  name: string,
  document: Raw,
  { _id: mergeId, survivorId, loserId }: MergeDocument,
  { vault }: Context,
  tx: Tx,
): Promise<void> {
  const sealed = await resealed(name, document, loserId, survivorId, vault);
  const done = await rawCollection(name).updateOne(
    { _id: document._id, customerId: loserId } as never,
    { $set: { ...sealed, customerId: survivorId } },
    { session: tx },
  );
  if (done.modifiedCount === 0) return;
  await log({ mergeId, collectionName: name, documentId: document._id, kind: "moved" }, tx);
}

async function resealed(
  collection: string,
  document: Raw,
  from: string,
  to: string,
  vault: Ports["vault"],
) {
  const values = await openDocument(vault, from, collection, document);
  return sealDocument(vault, to, { collection, id: document._id }, values);
}

/** Writes down what happened to one document, for the way back. */
export const log = (
  move: {
    readonly mergeId: string;
    readonly collectionName: string;
    readonly documentId: string;
    readonly kind: MoveDocument["kind"];
    readonly parked?: Buffer;
    readonly _id?: string;
  },
  tx: Tx,
) => MoveModel.create([{ _id: newId("mov"), ...move, at: new Date() }], { session: tx });

interface Parked {
  readonly document: string;
  readonly values: readonly OpenedValue[];
}

/** Takes a document out of its collection and keeps it whole, to come back if the merge is undone. */
export async function park(
  name: string,
  document: Raw,
  merge: MergeDocument,
  ports: Context,
  tx: Tx,
): Promise<void> {
  await keep("parked", merge.loserId, name, document, merge, ports, tx);
  await rawCollection(name).deleteOne({ _id: document._id }, { session: tx });
}

/** Keeps what a document was, its values opened by its owner's keys and sealed as one. */
export async function keep(
  kind: "parked" | "before",
  owner: string,
  name: string,
  document: Raw,
  { _id: mergeId, survivorId }: MergeDocument,
  { vault }: Context,
  tx: Tx,
): Promise<void> {
  const _id = newId("mov");
  const kept: Parked = {
    document: BSON.EJSON.stringify(document, { relaxed: false }),
    values: await openDocument(vault, owner, name, document),
  };
  const parked = await vault.seal(survivorId, parkedPlace(_id), JSON.stringify(kept));
  await log({ _id, mergeId, collectionName: name, documentId: document._id, kind, parked }, tx);
}

/** What a document was when the merge kept it, sealed for an owner; undefined when it kept none. */
export async function keptBefore(
  { _id: mergeId, survivorId }: MergeDocument,
  name: string,
  owner: string,
  { vault }: Context,
): Promise<Raw | undefined> {
  const move = await MoveModel.findOne({ mergeId, collectionName: name, kind: "before" }).lean();
  if (!move?.parked) return undefined;
  return restored(
    await vault.open(survivorId, parkedPlace(move._id), move.parked),
    name,
    owner,
    vault,
  );
}

async function restored(
  text: string,
  name: string,
  owner: string,
  vault: Ports["vault"],
): Promise<Raw> {
  const kept = JSON.parse(text) as Parked;
  const document = BSON.EJSON.parse(kept.document, { relaxed: false }) as Raw;
  const sealed = await sealDocument(
    vault,
    owner,
    { collection: name, id: document._id },
    kept.values,
  );
  for (const [path, value] of Object.entries(sealed)) put(document, path.split("."), value);
  return document;
}

/** Gives the next documents back to the record they came from. Answers false when nothing is left. */
export async function giveSomeBack(merge: MergeDocument, ports: Context): Promise<boolean> {
  const moves = await MoveModel.find({ mergeId: merge._id, kind: { $ne: "before" } })
    .limit(batch)
    .lean<MoveDocument[]>();
  if (moves.length === 0) return false;
  await transact(async (tx) => {
    await advance(merge, tx);
    for (const move of moves) {
      if (move.kind === "parked" && move.parked)
        await unpark(move.collectionName, move._id, move.parked, merge, ports, tx);
      else if (move.kind === "pointed")
        await rawCollection(move.collectionName).updateOne(
          { _id: move.documentId },
          { $set: { otherCustomerId: merge.loserId } },
          { session: tx },
        );
      else await giveBack(move.collectionName, move.documentId, merge, ports, tx);
      await MoveModel.deleteOne({ _id: move._id }, { session: tx });
    }
  });
  return true;
}

async function giveBack(
  name: string,
  documentId: string,
  { survivorId, loserId }: MergeDocument,
  { vault }: Context,
  tx: Tx,
): Promise<void> {
  const document = await rawCollection(name).findOne({ _id: documentId }, { session: tx });
  // It was ended or handed on since: there is nothing to give back.
  if (!document || (document as unknown as Raw).customerId !== survivorId) return;
  const sealed = await resealed(name, document as unknown as Raw, survivorId, loserId, vault);
  await rawCollection(name).updateOne(
    { _id: documentId },
    { $set: { ...sealed, customerId: loserId } },
    { session: tx },
  );
}

async function unpark(
  name: string,
  moveId: string,
  parked: Parameters<Ports["vault"]["open"]>[2],
  { survivorId, loserId }: MergeDocument,
  { vault }: Context,
  tx: Tx,
): Promise<void> {
  const text = await vault.open(survivorId, parkedPlace(moveId), parked);
  const document = await restored(text, name, loserId, vault);
  await rawCollection(name).replaceOne({ _id: document._id }, document as never, {
    upsert: true,
    session: tx,
  });
}

function put(into: Record<string, unknown>, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[name] = value;
  else put(into[name] as Record<string, unknown>, rest, value);
}
