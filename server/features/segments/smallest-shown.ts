import { createHash } from "node:crypto";
import { announce } from "@server/core/events";
import type { RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { hasRole, type StaffActor } from "@server/core/policy";
import type { Ports } from "@server/ports";
import type { Condition } from "@shared/conditions/condition";
import type { AudiencePreview } from "@shared/segments/segment";
import mongoose, { Schema } from "mongoose";
import { customerDictionary } from "./customer-dictionary";

interface Audience {
  readonly condition: Condition;
  readonly excluding?: Condition | undefined;
}

/** A setting of the house; the demo's bank is small. */
const smallest = { bank: 20, demo: 3 } as const;

/**
 * How many there must be for a count to be shown. Marketing asks about everybody and sees nobody
 * clear, so a group of one would tell an amount by its condition (security.md B5-4). Zero for those
 * who see the people anyway, and for conditions that ask of no amount.
 */
export function smallestShown(audience: Audience, actor: StaffActor, { config }: Ports): number {
  if (!hasRole(actor, "marketer") || !asksOfAmounts(audience)) return 0;
  return config.demoData ? smallest.demo : smallest.bank;
}

/** Whether a condition asks of money, of holdings, or of a field the bank defined itself. */
function asksOfAmounts(audience: Audience): boolean {
  const text = JSON.stringify(audience);
  const plain = customerDictionary.fields.filter(({ type }) => type !== "money");
  const named = [...text.matchAll(/"field":"([^"]+)"/g)].map(([, key]) => key);
  return (
    /"rows":/.test(text) || named.some((key) => !plain.some(({ key: known }) => known === key))
  );
}

const probes = new Schema(
  { _id: String, staffId: String, at: Date },
  { collection: "segmentProbes", versionKey: false },
);
probes.index({ staffId: 1, at: 1 });
probes.index({ at: 1 }, { expireAfterSeconds: 7_200 });
const Probes = mongoose.model<{ _id: string; staffId: string; at: Date }>("SegmentProbe", probes);

/** Different questions an hour that found too few: more look like somebody narrowing in on a person. */
const mostProbes = 12;

/** Logs a question about an audience, and tells when somebody asks for tiny groups again and again. */
export async function noteQuery(
  { sentence, fewerThan, count }: AudiencePreview,
  { actor, ports, ip, requestId }: RequestContext<StaffActor>,
): Promise<void> {
  const print = createHash("sha256").update(sentence).digest("base64url").slice(0, 22);
  ports.audit.note({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act: "segment.previewed",
    object: { kind: "condition", id: print },
    result: "ok",
    ip,
    requestId,
    reason: `${sentence}（${fewerThan === undefined ? count : `<${fewerThan}`}）`,
  });
  if (fewerThan === undefined) return;
  const now = new Date();
  await Probes.updateOne(
    { _id: `${actor.id}|${print}` },
    { $set: { staffId: actor.id, at: now } },
    { upsert: true },
  );
  const since = new Date(now.getTime() - 3_600_000);
  const asked = await Probes.countDocuments({ staffId: actor.id, at: { $gt: since } });
  if (asked !== mostProbes) return;
  await transact((tx) =>
    announce(tx, {
      type: "reads.limited",
      aggregate: { kind: "staff", id: actor.id },
      actor: { kind: "staff", id: actor.id },
      at: now,
      data: {
        kind: "queryProbing",
        count: asked,
        cause: `${Math.floor(now.getTime() / 3_600_000)}`,
      },
    }),
  );
}
