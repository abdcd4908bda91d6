import type { Binary, Collection } from "mongodb";
import { readBody } from "./callback-body";
import { readContent } from "./events";
import { bodyPlace, type InboxDocument } from "./inbox";
import type { Leases } from "./leases";
import type { Listeners } from "./listeners";
import type { Log, Sealer } from "./ports";

export interface InboxWorkerOptions {
  readonly inbox: Collection<InboxDocument>;
  readonly leases: Leases;
  readonly listeners: Listeners;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly pollMs?: number;
}

const seconds = 1_000;
const days = 86_400 * seconds;
const mostAttempts = 8;
const batch = 100;

/**
 * Works the inbox off: one process at a time per partition, one person's waiting pushes in the
 * order they were made, each at least once. What nobody listens to and what keeps failing stays in the
 * inbox with its body.
 */
export class InboxWorker {
  private running: Promise<void> | undefined;
  private isStopping = false;
  private isWoken = false;
  private interrupt: (() => void) | undefined;

  constructor(private readonly options: InboxWorkerOptions) {}

  start(): void {
    this.isStopping = false;
    this.running ??= this.loop();
  }

  /** Finishes the push in hand and stops. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.interrupt?.();
    await this.running;
    this.running = undefined;
  }

  /** Says that something new was stored by this process. */
  wake(): void {
    this.isWoken = true;
    this.interrupt?.();
  }

  /** Empties what is due now; answers how many pushes were worked on. */
  async drain(): Promise<number> {
    const { inbox, leases } = this.options;
    const due = { state: "waiting", notBefore: { $lte: new Date() } } as const;
    const rows = await inbox
      .find(due, { projection: { partition: 1 } })
      .limit(2_000)
      .toArray();
    let worked = 0;
    for (const partition of new Set(rows.map((row) => row.partition))) {
      if (this.isStopping) break;
      const drained = await leases.hold(`inbox:${partition}`, (isHeld) =>
        drainPartition(this.options, partition, () => isHeld() && !this.isStopping),
      );
      worked += drained ?? 0;
    }
    return worked;
  }

  private async loop(): Promise<void> {
    while (!this.isStopping) {
      this.isWoken = false;
      const worked = await this.drain().catch((error: unknown) => {
        this.options.log.error({ err: error }, "wechat inbox could not be read");
        return 0;
      });
      if (worked === 0 && !this.isWoken) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pollMs ?? 250);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function drainPartition(
  options: InboxWorkerOptions,
  partition: number,
  mayGoOn: () => boolean,
): Promise<number> {
  const { inbox } = options;
  // Whoever has an earlier push that must wait, waits with the later ones too.
  const held = new Set(
    await inbox.distinct("lane", { state: "waiting", partition, notBefore: { $gt: new Date() } }),
  );
  const rows = await inbox
    .find({ state: "waiting", partition, lane: { $nin: [...held] } })
    .sort({ receivedAt: 1, _id: 1 })
    .limit(batch)
    .toArray();
  // What was repeated after an outage arrives late; it was said when it was said.
  rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  let worked = 0;
  for (const row of rows) {
    if (!mayGoOn()) break;
    if (held.has(row.lane)) continue;
    if (await work(options, row)) worked++;
    else held.add(row.lane);
  }
  return worked;
}

/** True when the push is settled, in whatever way. */
async function work(options: InboxWorkerOptions, row: InboxDocument): Promise<boolean> {
  const { inbox, listeners, sealer, log } = options;
  try {
    const body = await sealer.open(bodyPlace(row._id), row.body as Binary);
    const raw = readBody(body);
    const isHeard = await listeners.tell({
      ...readContent(raw),
      id: row._id,
      account: row.account,
      appid: row.appid,
      openid: String(raw.FromUserName ?? ""),
      at: row.createdAt,
    });
    await settleRow(inbox, row, isHeard ? "done" : "unhandled");
    return true;
  } catch (error) {
    log.error(
      { err: error, push: row._id, type: row.type, attempt: row.attempts + 1 },
      "wechat push failed",
    );
    return await postpone(inbox, row, error);
  }
}

async function settleRow(
  inbox: Collection<InboxDocument>,
  row: InboxDocument,
  state: "done" | "unhandled",
): Promise<void> {
  const keepDays = state === "done" ? 3 : 180;
  await inbox.updateOne({ _id: row._id, state: "waiting" }, [
    { $set: { state, purgeAt: new Date(Date.now() + keepDays * days) } },
    ...(state === "done" ? [{ $unset: ["body", "error"] }] : []),
  ]);
}

async function postpone(
  inbox: Collection<InboxDocument>,
  row: InboxDocument,
  error: unknown,
): Promise<boolean> {
  const attempts = row.attempts + 1;
  const isGivenUp = attempts >= mostAttempts;
  // The text of an error may quote what the person wrote; its name may not.
  const name = error instanceof Error ? error.name : "Error";
  await inbox.updateOne(
    { _id: row._id, state: "waiting" },
    {
      $set: {
        attempts,
        error: name,
        state: isGivenUp ? "failed" : "waiting",
        notBefore: new Date(Date.now() + Math.min(2 ** attempts, 300) * seconds),
      },
    },
  );
  return isGivenUp;
}
