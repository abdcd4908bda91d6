import { canonical, hashLine, type Json } from "./canonical";
import { MerkleTree } from "./merkle";

/**
 * A line whose time of keeping is over: its hash stays, so that the chain and the seal over it can
 * still be checked, and what it told is gone.
 */
export interface PurgedLine {
  readonly id: string;
  readonly shard: string;
  readonly n: number;
  readonly h: string;
  /** The seal under which a `Purge` signs for it. */
  readonly purged: number;
}

/** Who took out which lines of one seal. Without its signature a line without content is a break. */
export interface Purge {
  /** Number of the seal. */
  readonly k: number;
  readonly at: string;
  readonly count: number;
  /** Merkle root over the hashes of the lines taken out. */
  readonly root: string;
  readonly approvedBy: readonly string[];
  readonly keyId: string;
  readonly sig: string;
}

/** Number and root of the lines taken out. */
export function purgeOver(hashes: readonly string[]): Pick<Purge, "count" | "root"> {
  const tree = new MerkleTree();
  for (const h of hashes) tree.add(h);
  return { count: tree.count, root: tree.root() };
}

/** The text that is signed: everything but the signature. */
export function textOfPurge({ sig: _, ...purge }: Omit<Purge, "sig"> & { sig?: string }): string {
  return canonical({ purge } as unknown as Json);
}

export function hashOfPurge(purge: Purge): string {
  return hashLine(canonical({ purge: textOfPurge(purge), sig: purge.sig }));
}
