import { randomBytes } from "node:crypto";
import mongoose, { Schema } from "mongoose";
import { minutes, seconds } from "../clock";
import type { Log } from "../log";

/**
 * What one process tells the others: frames for their sockets, sessions that ended, the product's
 * clock. Rides on one change stream a process; where the stream breaks, polling takes over.
 */
export interface Signal {
  readonly _id: mongoose.Types.ObjectId;
  readonly from: string;
  readonly kind: string;
  readonly payload: Buffer;
  readonly at: Date;
}

const schema = new Schema<Signal>(
  { from: String, kind: String, payload: Buffer, at: Date },
  { collection: "signals", versionKey: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: 60 });
const Signals = mongoose.model<Signal>("Signal", schema);

const processSchema = new Schema(
  { _id: String, seenAt: Date },
  { collection: "liveProcesses", versionKey: false },
);
processSchema.index({ seenAt: 1 }, { expireAfterSeconds: 60 });
const Processes = mongoose.model("LiveProcess", processSchema);

const heartbeat = seconds(2);

export class SignalBus {
  readonly id = randomBytes(9).toString("base64url");
  #others = 0;
  #timer: NodeJS.Timeout | undefined;
  #stream: { close(): Promise<void> } | undefined;
  #stopped = false;

  constructor(
    private readonly log: Log,
    private readonly receive: (kind: string, payload: Buffer) => void,
  ) {}

  /** Registers this process and waits until the others have surely seen it. */
  async start(): Promise<void> {
    await this.#beat();
    this.#watch();
    this.#timer = setInterval(
      () => void this.#beat().catch((error) => this.log.warn({ err: error }, "live heartbeat")),
      heartbeat,
    );
    if (this.#others > 0) await new Promise((resolve) => setTimeout(resolve, heartbeat + 200));
  }

  /** Tells the other processes, if there are any. */
  async tell(kind: string, payload: Buffer | (() => Promise<Buffer>)): Promise<void> {
    if (this.#others === 0) return;
    const bytes = typeof payload === "function" ? await payload() : payload;
    await Signals.create({ from: this.id, kind, payload: bytes, at: new Date() });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#stream?.close().catch(() => {});
    await Processes.deleteOne({ _id: this.id }).catch(() => {});
  }

  async #beat(): Promise<void> {
    const now = new Date();
    await Processes.updateOne({ _id: this.id }, { $set: { seenAt: now } }, { upsert: true });
    this.#others = await Processes.countDocuments({
      _id: { $ne: this.id },
      seenAt: { $gt: new Date(now.getTime() - minutes(0.25)) },
    });
  }

  #watch(): void {
    if (this.#stopped) return;
    const stream = Signals.watch([{ $match: { operationType: "insert" } }], {
      hydrate: false,
    } as never);
    this.#stream = stream as never;
    stream.on(
      "change",
      (change: {
        fullDocument?: { from: string; kind: string; payload: { buffer?: Uint8Array } };
      }) => {
        const signal = change.fullDocument;
        if (!signal || signal.from === this.id) return;
        const { payload } = signal;
        this.receive(signal.kind, Buffer.from((payload.buffer ?? payload) as Uint8Array));
      },
    );
    stream.on("error", (error: unknown) => {
      this.log.warn({ err: error }, "signal stream broke; opening another");
      void (stream as { close(): Promise<void> }).close().catch(() => {});
      setTimeout(() => this.#watch(), 1000);
    });
  }
}
