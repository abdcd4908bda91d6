import mongoose, { Schema } from "mongoose";
import { newId } from "./ids";
import type { Tx } from "./mongo";

/**
 * Something that happened, written in the same transaction as the change itself. It carries the
 * consumers still to come (`todo`), so none can be missed: a consumer does its work and pulls its
 * name off in one transaction of its own.
 */
export interface DomainEvent {
  readonly _id: string;
  readonly type: string;
  readonly aggregate: { readonly kind: string; readonly id: string };
  /** Orders the events of one aggregate. */
  readonly version: number;
  readonly at: Date;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly todo: readonly string[];
}

const schema = new Schema(
  {
    _id: String,
    type: { type: String, required: true },
    aggregate: { kind: String, id: String },
    version: { type: Number, required: true },
    at: { type: Date, required: true },
    actor: { kind: { type: String }, id: String },
    data: Schema.Types.Mixed,
    todo: [String],
    /** Consumers that gave up on it, with their reason, for a person to look at. */
    failed: [{ _id: false, consumer: String, reason: String, at: Date }],
  },
  { collection: "domainEvents", versionKey: false, minimize: false },
);
schema.index({ todo: 1, at: 1 });
schema.index({ "aggregate.kind": 1, "aggregate.id": 1, version: 1 });

const DomainEvents = mongoose.model("DomainEvent", schema);

export interface Announcement {
  readonly type: string;
  readonly aggregate: { readonly kind: string; readonly id: string };
  readonly actor: { readonly kind: string; readonly id?: string | undefined };
  readonly at: Date;
  /** Ids, enums, amounts and dates only: personal data stays sealed in its own document. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Consumer {
  readonly name: string;
  readonly on: readonly string[];
  /** Runs in the transaction that also ticks the event off. Safe to run again after an abort. */
  readonly handle: (event: DomainEvent, tx: Tx) => Promise<void>;
}

const subscriptions = new Map<string, string[]>();
const woken = new Set<() => void>();
let lastVersion = 0;

/** Tells the backbone who listens to what. Every process that writes must know all consumers. */
export function registerConsumers(consumers: readonly Consumer[]): void {
  subscriptions.clear();
  for (const { name, on } of consumers) {
    for (const type of on) subscriptions.set(type, [...(subscriptions.get(type) ?? []), name]);
  }
}

/** Writes what happened inside the transaction of the change that it tells of. */
export async function announce(tx: Tx, ...announcements: readonly Announcement[]): Promise<void> {
  const events = announcements.map(({ type, aggregate, actor, at, data = {} }) => {
    lastVersion = Math.max(lastVersion + 1, Date.now() * 1_000);
    const todo = subscriptions.get(type) ?? [];
    return {
      _id: newId("evt"),
      type,
      aggregate,
      version: lastVersion,
      at,
      actor: { kind: actor.kind, id: actor.id ?? "" },
      data,
      todo,
    };
  });
  // Straight through the driver: this stands on the path of every message.
  await DomainEvents.collection.insertMany(events as never[], { session: tx });
  if (events.some(({ todo }) => todo.length > 0)) setImmediate(wakeConsumers);
}

/** Lets waiting consumers look at once instead of at their next poll. */
export function wakeConsumers(): void {
  for (const wake of woken) wake();
}

const maxAttempts = 8;
const attempts = new Map<string, number>();

/** Runs the consumers until stopped. At least once, in order within an aggregate. */
export function runConsumers(
  consumers: readonly Consumer[],
  options: {
    readonly transact: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
    readonly onError: (error: unknown, consumer: string, event: DomainEvent) => void;
    readonly pollMs?: number;
  },
): { readonly stop: () => Promise<void>; readonly idle: () => Promise<void> } {
  let running = true;
  let wake = () => {};
  const onWake = () => wake();
  woken.add(onWake);

  const round = async (): Promise<number> => {
    let done = 0;
    for (const consumer of consumers) done += await consumeBatch(consumer, options);
    return done;
  };
  const loop = (async () => {
    while (running) {
      const done = await round().catch(() => 0);
      if (done > 0) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.pollMs ?? 500);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: async () => {
      running = false;
      wake();
      woken.delete(onWake);
      await loop;
    },
    idle: async () => {
      while ((await round()) > 0);
    },
  };
}

async function consumeBatch(
  consumer: Consumer,
  { transact, onError }: Parameters<typeof runConsumers>[1],
): Promise<number> {
  const events = await DomainEvents.find({ todo: consumer.name })
    .sort({ at: 1, version: 1 })
    .limit(100)
    .lean<DomainEvent[]>();
  const blocked = new Set<string>();
  let done = 0;
  for (const event of events) {
    const aggregate = `${event.aggregate.kind}:${event.aggregate.id}`;
    if (blocked.has(aggregate)) continue;
    try {
      await transact(async (tx) => {
        const ticked = await DomainEvents.updateOne(
          { _id: event._id, todo: consumer.name },
          { $pull: { todo: consumer.name } },
          { session: tx },
        );
        if (ticked.modifiedCount === 1) await consumer.handle(event, tx);
      });
      done += 1;
    } catch (error) {
      onError(error, consumer.name, event);
      blocked.add(aggregate);
      await giveUpAfter(consumer.name, event, error);
    }
  }
  return done;
}

/** A poison event must not hold its aggregate for ever: it is set aside, visibly. */
async function giveUpAfter(consumer: string, event: DomainEvent, error: unknown): Promise<void> {
  const key = `${consumer}:${event._id}`;
  const count = (attempts.get(key) ?? 0) + 1;
  attempts.set(key, count);
  if (count < maxAttempts) return;
  attempts.delete(key);
  await DomainEvents.updateOne(
    { _id: event._id },
    {
      $pull: { todo: consumer },
      $push: {
        failed: {
          consumer,
          reason: String((error as Error).message).slice(0, 200),
          at: new Date(),
        },
      },
    },
  );
}
