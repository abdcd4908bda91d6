import { canonical, type HashName, hashLine, type Json } from "./canonical";
import type { AuditLine, DraftLine } from "./entry";

/** The end of one shard's chain: the next number goes on from here. */
export interface ChainEnd {
  readonly n: number;
  readonly h: string;
}

/** Before the first line of a shard. */
export const chainStart: ChainEnd = { n: 0, h: "0".repeat(64) };

/** Gives each draft its number, the hash before it and its own. */
export function chain(shard: string, end: ChainEnd, drafts: readonly DraftLine[]): AuditLine[] {
  let { n, h } = end;
  return drafts.map((draft) => {
    n += 1;
    const body = { ...draft, shard, n, prev: h };
    h = hashOf(body);
    return { ...body, h };
  });
}

/** The hash that a line must carry. */
export function hashOf({ h: _, ...body }: Omit<AuditLine, "h"> & { readonly h?: string }): string {
  return hashLine(canonical(body as unknown as Json), hashNameOf(body.shard));
}

const gmPrefix = "sm3.";

/** A shard's name says how its lines are hashed, and stands in each of them. */
export const hashNameOf = (shard: string): HashName =>
  shard.startsWith(gmPrefix) ? "sm3" : "sha256";

/** The name of a shard whose lines are hashed this way. */
export const shardNamed = (name: string, hash: HashName): string =>
  hash === "sm3" ? gmPrefix + name : name;
