import { canonical, hashLine, type Json } from "./canonical";
import { chainStart, hashOf } from "./chain";
import type { AuditLine } from "./entry";
import { MerkleTree } from "./merkle";
import { hashOfPurge, type Purge, type PurgedLine, purgeOver, textOfPurge } from "./purge";
import { hashOfSeal, type Seal, sealStart, textOf } from "./seal";
import { signatureChecker } from "./signer";
import type { TrailItem } from "./walk";

/** The first thing that is wrong: where, and what. */
export class BrokenTrail extends Error {
  constructor(
    readonly where: string,
    readonly why: string,
  ) {
    super(`${where}: ${why}`);
  }
}

export interface TrailSummary {
  readonly lines: number;
  readonly seals: number;
  /** Lines after the last seal: chained, not yet signed for. */
  readonly unsealed: number;
  readonly lastSeal: { readonly k: number; readonly h: string };
}

/** Follows the trail from its beginning and throws a BrokenTrail at the first broken link. */
export class TrailVerifier {
  readonly #ends = new Map<string, { n: number; h: string }>();
  readonly #all = new MerkleTree();
  /** Whether a text carries a signature of a key that the verifier trusts. */
  readonly isSigned: ReturnType<typeof signatureChecker>;
  readonly #heads = new Map<number, string>();
  #purge: Purge | undefined;
  #open: (AuditLine | PurgedLine)[] = [];
  #lines = 0;
  #seal: { k: number; h: string } = sealStart;

  constructor(trustedKeys: Readonly<Record<string, string>>) {
    this.isSigned = signatureChecker(trustedKeys);
  }

  /** One step of a walk through the stored trail. */
  take(item: TrailItem): void {
    if ("line" in item) this.line(item.line);
    else if ("purge" in item) this.purge(item.purge);
    else if ("seal" in item) this.seal(item.seal);
    else throw new BrokenTrail(`seal ${item.missing}`, "this seal is missing");
  }

  /** The first line of an export, which its signed end covers like all others. */
  head(text: string): void {
    this.#all.add(hashLine(text));
  }

  /** What was taken out of the coming seal's lines by the rules of retention: signed for, hash by hash. */
  purge(purge: Purge): void {
    const where = `purge ${purge.k}`;
    if (purge.k !== this.#seal.k + 1) throw new BrokenTrail(where, "it belongs to no seal here");
    if (!this.isSigned(purge.keyId, textOfPurge(purge), purge.sig))
      throw new BrokenTrail(where, "its signature is not valid");
    this.#purge = purge;
    this.#all.add(hashOfPurge(purge));
  }

  line(line: AuditLine | PurgedLine): void {
    const where = `${line.shard}:${line.n}`;
    const end = this.#ends.get(line.shard) ?? chainStart;
    if (line.n !== end.n + 1)
      throw new BrokenTrail(`${line.shard}:${end.n + 1}`, "this entry is missing or out of order");
    if ("purged" in line) {
      const known = Object.keys(line).sort().join() === "h,id,n,purged,shard";
      if (!known || line.purged !== this.#purge?.k)
        throw new BrokenTrail(where, "its content was taken out, and nobody signed for that");
    } else if (line.prev !== end.h)
      throw new BrokenTrail(where, "it does not follow the entry before it");
    else if (hashOf(line) !== line.h) throw new BrokenTrail(where, "its content was changed");
    this.#ends.set(line.shard, { n: line.n, h: line.h });
    this.#open.push(line);
    this.#all.add(line.h);
    this.#lines += 1;
  }

  seal(seal: Seal): void {
    const where = `seal ${seal.k}`;
    if (seal.k !== this.#seal.k + 1)
      throw new BrokenTrail(`seal ${this.#seal.k + 1}`, "this seal is missing or out of order");
    if (seal.prev !== this.#seal.h)
      throw new BrokenTrail(where, "it does not follow the seal before it");
    if (!this.isSigned(seal.keyId, textOf(seal), seal.sig))
      throw new BrokenTrail(where, "its signature is not valid");
    this.#covers(seal);
    this.#seal = { k: seal.k, h: hashOfSeal(seal) };
    this.#heads.set(seal.k, this.#seal.h);
    this.#all.add(this.#seal.h);
    this.#open = [];
    this.#purge = undefined;
  }

  /** Compares with a head that was kept elsewhere: everything up to it must still be there. */
  anchor({ k, h }: { readonly k: number; readonly h: string }): void {
    const found = this.#heads.get(k);
    if (found === undefined)
      throw new BrokenTrail(`seal ${k}`, "the trail ends before a seal that was noted elsewhere");
    if (found !== h)
      throw new BrokenTrail(`seal ${k}`, "it is not the seal that was noted elsewhere");
  }

  /** Merkle root over every line and seal so far. */
  get root(): string {
    return this.#all.root();
  }

  summary(): TrailSummary {
    return {
      lines: this.#lines,
      seals: this.#seal.k,
      unsealed: this.#open.length,
      lastSeal: this.#seal,
    };
  }

  #covers(seal: Seal): void {
    const where = `seal ${seal.k}`;
    const tree = new MerkleTree(seal.hash);
    for (const { h } of this.#open) tree.add(h);
    this.#accountsForPurged();
    const ranges = new Map<string, [number, number]>();
    for (const { shard, n } of this.#open) ranges.set(shard, [ranges.get(shard)?.[0] ?? n, n]);
    for (const { shard, from, to } of seal.ranges) {
      const [first, last] = ranges.get(shard) ?? [0, 0];
      if (first !== from || last !== to)
        throw new BrokenTrail(`${shard}:${last + 1}`, `entries under ${where} are missing`);
    }
    if (
      ranges.size !== seal.ranges.length ||
      tree.count !== seal.count ||
      tree.root() !== seal.root
    ) {
      throw new BrokenTrail(where, "it does not cover the entries before it");
    }
  }

  /** Exactly those lines are without content that somebody signed for. */
  #accountsForPurged(): void {
    const gone = this.#open.filter((line) => "purged" in line);
    const { count, root } = purgeOver(gone.map(({ h }) => h));
    if (count === (this.#purge?.count ?? 0) && (count === 0 || root === this.#purge?.root)) return;
    throw new BrokenTrail(
      `purge ${this.#seal.k + 1}`,
      "other entries were taken out than signed for",
    );
  }
}

/** Parses a line of an export and insists on the one spelling it can have. */
export function parseExact(text: string, where: string): Record<string, Json> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BrokenTrail(where, "it is not readable");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new BrokenTrail(where, "it is not readable");
  if (canonical(value as Json) !== text)
    throw new BrokenTrail(where, "it is not spelt as it was written");
  return value as Record<string, Json>;
}
