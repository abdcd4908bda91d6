import type { ClientSession, Connection } from "mongoose";
import type { QueuedLine } from "./audit.model";
import { type ChainEnd, chain, chainStart } from "./chain";
import type { DraftLine, StoredLine } from "./entry";

const majority = { writeConcern: { w: "majority" } } as const;

/** Where the sealer stands with one process start's chain. No evidence, only a list of what to look at. */
export interface ShardDocument {
  readonly _id: string;
  readonly sealedTo: number;
  readonly touchedAt: Date;
  /** Number of the last line, once the process ended well. */
  readonly ended?: number;
  /** Everything is sealed and nothing more is expected. */
  readonly quiet?: boolean;
}

/** One shard's part of the stored trail: only ever added to. */
export class TrailStore {
  constructor(
    private readonly db: Connection,
    readonly shard: string,
  ) {}

  get #lines() {
    return this.db.collection<StoredLine>("audit");
  }

  get #queue() {
    return this.db.collection<QueuedLine>("auditQueue");
  }

  get #shards() {
    return this.db.collection<ShardDocument>("auditShards");
  }

  /** Makes the shard known to the sealer, before its first line and after a long silence. */
  async register(): Promise<void> {
    await this.#shards.updateOne(
      { _id: this.shard },
      { $set: { quiet: false, touchedAt: new Date() }, $setOnInsert: { sealedTo: 0 } },
      { upsert: true, ...majority },
    );
  }

  /** Says that nothing follows after this line. */
  async finish({ n }: ChainEnd): Promise<void> {
    await this.#shards.updateOne({ _id: this.shard }, { $set: { ended: n } });
  }

  async enqueue(draft: DraftLine, session: ClientSession): Promise<void> {
    const queued = { _id: draft.id, shard: this.shard, draft, queuedAt: new Date() };
    await this.#queue.insertOne(queued, { session });
  }

  /** Of these queued entries, those whose transactions were committed. */
  async committed(ids: readonly string[]): Promise<DraftLine[]> {
    const found = await this.#queue.find({ _id: { $in: [...ids] } }).toArray();
    const byId = new Map(found.map((queued) => [queued._id, queued.draft]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Entries whose process went away between commit and chain. */
  async orphans(olderThan: Date): Promise<DraftLine[]> {
    const found = await this.#queue
      .find({ queuedAt: { $lt: olderThan } })
      .sort({ queuedAt: 1 })
      .limit(500)
      .toArray();
    return found.map((queued) => queued.draft);
  }

  /** Adds the drafts to the chain and takes the moved ones off the queue, both or neither. */
  async append(
    end: ChainEnd,
    drafts: readonly DraftLine[],
    moved: readonly string[],
  ): Promise<ChainEnd> {
    const lines = chain(this.shard, end, drafts);
    const stored = lines.map((line) => ({ _id: keyOf(line.shard, line.n), ...line }));
    if (moved.length === 0) await this.#lines.insertMany(stored, majority);
    else await this.#move(stored, moved);
    const last = lines.at(-1);
    return last ? { n: last.n, h: last.h } : end;
  }

  async #move(stored: readonly StoredLine[], moved: readonly string[]): Promise<void> {
    await this.db.withSession((session) =>
      session.withTransaction(async () => {
        await this.#lines.insertMany([...stored], { session });
        const taken = await this.#queue.deleteMany({ _id: { $in: [...moved] } }, { session });
        if (taken.deletedCount !== moved.length) throw new Error("audit queue changed meanwhile");
      }, majority),
    );
  }

  /** Where the chain really ends, after a write of which no answer came. */
  async end(): Promise<ChainEnd> {
    const [last] = await this.#lines.find({ shard: this.shard }).sort({ n: -1 }).limit(1).toArray();
    return last ? { n: last.n, h: last.h } : chainStart;
  }

  async missing(drafts: readonly DraftLine[]): Promise<DraftLine[]> {
    const ids = drafts.map((draft) => draft.id);
    const found = await this.#lines.find({ id: { $in: ids } }, { projection: { id: 1 } }).toArray();
    const present = new Set(found.map((line) => line.id));
    return drafts.filter((draft) => !present.has(draft.id));
  }
}

/** Padded, so that keys sort as numbers do. */
export function keyOf(shard: string, n: number): string {
  return `${shard}:${String(n).padStart(12, "0")}`;
}
