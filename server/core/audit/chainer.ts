import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { RequestError } from "@shared/core/errors";
import type { ClientSession, Connection } from "mongoose";
import type { HashName } from "./canonical";
import { type ChainEnd, chainStart, shardNamed } from "./chain";
import type { DraftLine } from "./entry";
import { TrailStore } from "./trail-store";

interface Options {
  readonly db: Connection;
  readonly alarm: (problem: string, error: unknown) => void;
  readonly hash: HashName;
}

interface Waiting {
  readonly draft: DraftLine;
  readonly done?: (failure?: unknown) => void;
}

const groupMs = 4;
const groupSize = 500;
/** What a sensitive act waits for the trail at most. */
const patienceMs = 3000;
/** Well within the time after which the sealer stops looking at a silent shard. */
const registerEveryMs = 30 * 60_000;
/** Reads kept in memory while the database is away; beyond it the oldest are lost, loudly. */
const backlog = 10_000;

/**
 * Writes this process start's entries in order, in groups, each holding the hash of the one
 * before. A chain across processes would be one hot document; a chain inside the acting
 * transactions would break at every abort.
 */
export class Chainer {
  readonly store: TrailStore;
  readonly #alarm: Options["alarm"];
  #end: ChainEnd = chainStart;
  #registeredAt: number | undefined;
  #uncertain = false;
  #waiting: Waiting[] = [];
  #drafting = new Set<Promise<void>>();
  #committing = new Map<ClientSession, string[]>();
  #ended: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor({ db, alarm, hash }: Options) {
    const start = `${hostname()}-${process.pid}-${randomBytes(6).toString("hex")}`;
    this.store = new TrailStore(db, shardNamed(start, hash));
    this.#alarm = alarm;
  }

  async queue(draft: DraftLine, session: ClientSession): Promise<void> {
    await this.store.enqueue(draft, session);
    const known = this.#committing.get(session);
    if (known) {
      known.push(draft.id);
      return;
    }
    this.#committing.set(session, [draft.id]);
    session.once("ended", () => {
      this.#ended.push(...(this.#committing.get(session) ?? []));
      this.#committing.delete(session);
      this.#wake();
    });
  }

  note(draft: Promise<DraftLine>): void {
    const drafting = draft
      .then((ready) => this.#take({ draft: ready }))
      .catch((error: unknown) => this.#alarm("an audit entry could not be drafted", error))
      .finally(() => this.#drafting.delete(drafting));
    this.#drafting.add(drafting);
  }

  write(draft: DraftLine): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (failure?: unknown) => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((waiting) => waiting.draft !== draft);
        if (failure === undefined) resolve();
        else reject(RequestError.unavailable({ what: "audit" }));
      };
      const timer = setTimeout(() => {
        this.#alarm("the audit trail does not answer", draft.act);
        finish(draft);
      }, patienceMs);
      this.#take({ draft, done: finish });
    });
  }

  async settled(): Promise<void> {
    while (this.#drafting.size > 0) await Promise.all(this.#drafting);
    while (this.#waiting.length > 0 || this.#ended.length > 0) {
      this.#wake();
      await new Promise((resolve) => setTimeout(resolve, groupMs));
      await this.#running;
    }
    await this.#running;
  }

  /** Takes over entries that a process which is gone left in the queue. */
  async adopt(olderThanMs: number): Promise<number> {
    const orphans = await this.store.orphans(new Date(Date.now() - olderThanMs));
    if (orphans.length === 0) return 0;
    this.#ended.push(...orphans.map(({ id }) => id));
    await this.settled();
    return orphans.length;
  }

  /** Writes what is left, for at most a few seconds, and says that the shard ends here. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([this.settled(), patience]);
    clearTimeout(timer);
    clearTimeout(this.#timer);
    if (this.#registeredAt === undefined) return;
    await this.store
      .finish(this.#end)
      .catch((error) => this.#alarm("audit shard left open", error));
  }

  #take(waiting: Waiting): void {
    if (this.#waiting.length >= backlog) {
      this.#alarm("audit backlog is full, an entry was lost", this.#waiting.shift()?.draft.act);
    }
    this.#waiting.push(waiting);
    this.#wake();
  }

  #wake(delay = groupMs): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#running.then(() => this.#group());
    }, delay);
  }

  async #group(): Promise<void> {
    const waiting = this.#waiting.slice(0, groupSize);
    const ended = this.#ended.slice(0, groupSize);
    if (waiting.length + ended.length === 0) return;
    try {
      await this.#write(waiting, ended);
      const written = new Set(waiting);
      this.#waiting = this.#waiting.filter((item) => !written.has(item));
      this.#ended = this.#ended.slice(ended.length);
      for (const { done } of waiting) done?.();
    } catch (error) {
      this.#uncertain = true;
      this.#alarm("the audit trail could not be written", error);
      for (const { done } of waiting) done?.(error);
      this.#wake(250);
      return;
    }
    if (this.#waiting.length + this.#ended.length > 0) this.#wake(0);
  }

  async #write(waiting: readonly Waiting[], ended: readonly string[]): Promise<void> {
    if (performance.now() - (this.#registeredAt ?? Number.NEGATIVE_INFINITY) > registerEveryMs) {
      await this.store.register();
      this.#registeredAt = performance.now();
    }
    let noted = waiting.map(({ draft }) => draft);
    if (this.#uncertain) {
      this.#end = await this.store.end();
      noted = await this.store.missing(noted);
      this.#uncertain = false;
    }
    const moved = ended.length > 0 ? await this.store.committed(ended) : [];
    if (noted.length + moved.length === 0) return;
    const ids = moved.map((draft) => draft.id);
    this.#end = await this.store.append(this.#end, [...moved, ...noted], ids);
  }
}
