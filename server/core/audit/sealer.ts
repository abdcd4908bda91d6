import type { Connection } from "mongoose";
import type { Audit } from "./audit";
import type { StoredLine } from "./entry";
import { MerkleTree } from "./merkle";
import { hashOfSeal, type Seal, type SealedRange, sealStart, signSeal } from "./seal";
import { SealerLease } from "./sealer-lease";
import type { Signer } from "./signer";
import type { ShardDocument } from "./trail-store";

export interface SealerOptions {
  readonly db: Connection;
  readonly audit: Audit;
  readonly signer: Signer;
  readonly everyMs?: number;
  readonly alarm?: (problem: string, error: unknown) => void;
  /** Told the head of the seals now and then, to be kept outside the database. */
  readonly anchor?: (head: { readonly k: number; readonly h: string; readonly at: string }) => void;
  readonly anchorEveryMs?: number;
}

export interface StoredSeal extends Seal {
  readonly _id: number;
}

/** Most lines under one signature. */
const batch = 1024;
const orphanAgeMs = 30_000;
const quietAfterMs = 2 * 3_600_000;

/**
 * Puts signatures over the trail: every two seconds, in one process at a time. Also gives
 * a place in the chain to entries whose process died between commit and chain.
 */
export class Sealer {
  readonly #lease: SealerLease;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #anchoredAt = Number.NEGATIVE_INFINITY;
  constructor(private readonly options: SealerOptions) {
    this.#lease = new SealerLease(options.db);
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.#round());
    }, this.options.everyMs ?? 2000);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    await this.#lease.release();
  }

  /** Seals all that is there now; false when another process holds the lease. */
  async sealNow(): Promise<boolean> {
    if (!(await this.#lease.hold())) return false;
    await this.options.audit.adopt(orphanAgeMs);
    for (let sealed = batch; sealed >= batch; ) sealed = await this.#sealBatch();
    return true;
  }

  async #round(): Promise<void> {
    try {
      await this.sealNow();
    } catch (error) {
      this.options.alarm?.("the audit trail could not be sealed", error);
    }
  }

  get #seals() {
    return this.options.db.collection<StoredSeal>("auditSeals");
  }

  get #shards() {
    return this.options.db.collection<ShardDocument>("auditShards");
  }

  async #sealBatch(): Promise<number> {
    const { lines, shards } = await this.#unsealed();
    if (lines.length === 0) return 0;
    const [last] = await this.#seals.find().sort({ _id: -1 }).limit(1).toArray();
    const { hash } = this.options.signer;
    const tree = new MerkleTree(hash);
    for (const { h } of lines) tree.add(h);
    const ranges = rangesOf(lines);
    const k = (last?.k ?? sealStart.k) + 1;
    const seal = await signSeal(
      {
        k,
        at: new Date().toISOString(),
        ranges,
        count: lines.length,
        root: tree.root(),
        prev: last ? hashOfSeal(last) : sealStart.h,
        keyId: this.options.signer.keyId,
        ...(hash === "sm3" ? { hash } : {}),
      },
      this.options.signer,
    );
    await this.#store(seal, shards);
    this.#anchor(seal);
    return lines.length;
  }

  /** The next lines of every shard that still writes or still waits, without holes. */
  async #unsealed() {
    const waiting = await this.#shards
      .find({ quiet: { $ne: true } })
      .sort({ _id: 1 })
      .toArray();
    const lines: StoredLine[] = [];
    for (const shard of waiting) {
      const room = batch - lines.length;
      if (room <= 0) break;
      const found = await this.options.db
        .collection<StoredLine>("audit")
        .find({ shard: shard._id, n: { $gt: shard.sealedTo, $lte: shard.sealedTo + room } })
        .sort({ n: 1 })
        .toArray();
      const whole = found.filter(({ n }, at) => n === shard.sealedTo + 1 + at);
      lines.push(...whole);
      if (whole.length === 0) await this.#rest(shard);
    }
    return { lines, shards: waiting };
  }

  /** A shard that has ended, or from which nothing came for long, is not looked at again. */
  async #rest({ _id, sealedTo, ended, touchedAt }: ShardDocument): Promise<void> {
    const isOver = ended === sealedTo || touchedAt.getTime() < Date.now() - quietAfterMs;
    if (isOver) await this.#shards.updateOne({ _id, touchedAt }, { $set: { quiet: true } });
  }

  async #store(seal: Seal, shards: readonly ShardDocument[]): Promise<void> {
    await this.options.db.withSession((session) =>
      session.withTransaction(
        async () => {
          await this.#lease.stamp(seal.k, session);
          await this.#seals.insertOne({ _id: seal.k, ...seal }, { session });
          for (const { shard, to } of seal.ranges) {
            const before = shards.find(({ _id }) => _id === shard)?.sealedTo ?? 0;
            const filter = { _id: shard, sealedTo: before };
            await this.#shards.updateOne(filter, { $set: { sealedTo: to } }, { session });
          }
        },
        { writeConcern: { w: "majority" } },
      ),
    );
  }

  #anchor(seal: Seal): void {
    const { anchor, anchorEveryMs = 600_000 } = this.options;
    if (!anchor || performance.now() - this.#anchoredAt < anchorEveryMs) return;
    this.#anchoredAt = performance.now();
    anchor({ k: seal.k, h: hashOfSeal(seal), at: seal.at });
  }
}

function rangesOf(lines: readonly StoredLine[]): SealedRange[] {
  const ranges = new Map<string, SealedRange>();
  for (const { shard, n } of lines) {
    const range = ranges.get(shard);
    ranges.set(shard, { shard, from: range?.from ?? n, to: n });
  }
  return [...ranges.values()];
}
