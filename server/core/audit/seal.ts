import { canonical, type HashName, hashLine, type Json } from "./canonical";
import type { Signer } from "./signer";

/** The part of one shard that a seal covers. */
export interface SealedRange {
  readonly shard: string;
  readonly from: number;
  readonly to: number;
}

/** A signature over a batch of lines. Each names the one before, so none can be taken out. */
export interface Seal {
  readonly k: number;
  readonly at: string;
  readonly ranges: readonly SealedRange[];
  readonly count: number;
  /** Merkle root over the lines' hashes, in the order of the ranges. */
  readonly root: string;
  readonly prev: string;
  readonly keyId: string;
  /** What its tree and its own name are hashed with; SHA-256 where it says nothing. */
  readonly hash?: HashName;
  readonly sig: string;
}

export type UnsignedSeal = Omit<Seal, "sig">;

/** What stands before the first seal. */
export const sealStart = { k: 0, h: "0".repeat(64) } as const;

/** The text that is signed: everything but the signature. */
export function textOf({ k, at, ranges, count, root, prev, keyId, hash }: UnsignedSeal): string {
  const plain = ranges.map(({ shard, from, to }) => ({ shard, from, to }));
  const named = hash ? { hash } : {};
  return canonical({ k, at, ranges: plain, count, root, prev, keyId, ...named } as unknown as Json);
}

/** What the next seal and an anchor name this one by. */
export function hashOfSeal(seal: Seal): string {
  return hashLine(canonical({ seal: textOf(seal), sig: seal.sig }), seal.hash);
}

export async function signSeal(seal: UnsignedSeal, signer: Signer): Promise<Seal> {
  return { ...seal, sig: await signer.sign(textOf(seal)) };
}
