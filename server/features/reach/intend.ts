import { newId } from "@server/core/ids";
import type { Tx } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import type { MessageClass } from "@shared/reach/reach";
import { Deliveries, type DeliveryDocument } from "./delivery.model";
import { dataPlace, type IntentData } from "./plain-kind";

/** The wish that a customer be told something. */
export interface Intent {
  readonly customerId: string;
  readonly class: MessageClass;
  /** `booking.confirmed`, `campaign`, `care`: which declared kind renders it; others are plain. */
  readonly kind: string;
  /** Our name of the template. */
  readonly template: string;
  /** Values by meaning: instants as ISO text. */
  readonly data?: Readonly<Record<string, string>>;
  /** The whole text, where a channel can carry one. */
  readonly text?: string;
  /** Page of the mini-program that a tap opens. */
  readonly page?: string;
  /** What asks for it. With `step` and the customer it is unique: wished twice, it is said once. */
  readonly source: string;
  readonly step: string;
  readonly notBefore?: Date;
  /** After this it is not said any more. */
  readonly expiresAt?: Date;
}

export interface IntendOptions {
  /** The transaction of the change that the customer is to hear about. */
  readonly session: Tx;
  readonly ports: Pick<Ports, "vault" | "clock" | "jobs">;
}

/**
 * The one way to tell a customer something. Nothing is sent here: the wish is written with the
 * change it tells of, and the arbiter decides when its turn comes.
 */
export async function intend(
  intents: Intent | readonly Intent[],
  { session, ports }: IntendOptions,
): Promise<void> {
  const list = [intents].flat() as readonly Intent[];
  if (list.length === 0) return;
  const known = await Deliveries.find(
    { $or: list.map(({ source, step, customerId }) => ({ source, step, customerId })) },
    { source: 1, step: 1, customerId: 1 },
    { session },
  ).lean<DeliveryDocument[]>();
  const taken = new Set(known.map(keyOf));
  const fresh = list.filter((intent) => !taken.has(keyOf(intent)));
  if (fresh.length === 0) return;

  const documents = await toDocuments(fresh, ports);
  await Deliveries.collection.insertMany(documents as never[], { session });
  setImmediate(() => void wakeSender(ports));
}

/** Lets the sender look at once; it would look within a second anyway. */
export async function wakeSender({ jobs }: Pick<Ports, "jobs">): Promise<void> {
  await jobs.wake("reach.wake").catch(() => {});
}

/** Takes back what has not left yet: a reminder of a booking that was cancelled. */
export async function withdraw(
  source: string,
  { session, step }: { readonly session: Tx; readonly step?: string },
): Promise<void> {
  await Deliveries.updateMany(
    { source, ...(step ? { step } : {}), state: { $in: ["PLANNED", "CLAIMED", "RETRY"] } },
    { $set: { state: "HELD", reason: "stopped" }, $unset: { claim: 1 } },
    { session },
  );
}

const keyOf = ({ source, step, customerId }: Pick<Intent, "source" | "step" | "customerId">) =>
  `${source}|${step}|${customerId}`;

async function toDocuments(
  intents: readonly Intent[],
  { vault, clock }: Pick<Ports, "vault" | "clock">,
): Promise<DeliveryDocument[]> {
  const now = clock.now();
  const ids = intents.map(() => newId("dlv"));
  const sealed = await vault.sealGroups(
    intents.map(({ customerId, data = {}, text, page }, at) => ({
      owner: customerId,
      place: dataPlace(ids[at] ?? ""),
      values: {
        values: data,
        ...(text ? { text } : {}),
        ...(page ? { page } : {}),
      } satisfies IntentData,
    })),
  );
  return intents.map((intent, at) => ({
    _id: ids[at] ?? "",
    source: intent.source,
    step: intent.step,
    customerId: intent.customerId,
    class: intent.class,
    kind: intent.kind,
    template: intent.template,
    data: sealed[at] as NonNullable<DeliveryDocument["data"]>,
    state: "PLANNED",
    dueAt: intent.notBefore ?? now,
    ...(intent.expiresAt ? { expiresAt: intent.expiresAt } : {}),
    attempts: 0,
    failedChannels: [],
    considered: [],
    createdAt: now,
  }));
}
