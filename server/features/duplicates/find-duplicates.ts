import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, transact } from "@server/core/mongo";
import { type CustomerDocument, CustomerModel, openCustomers } from "@server/features/customers";
import type { Ports } from "@server/ports";
import type { DuplicateReason } from "@shared/duplicates/duplicates";
import mongoose, { Schema } from "mongoose";
import { pinyin } from "pinyin-pro";
import { pairOf, SuspectModel } from "./suspect.model";

/** Where the walk through the days of the year is. */
const cursors = new Schema(
  { _id: String, day: { type: Number, required: true } },
  { collection: "duplicateScans", autoIndex: false, versionKey: false },
);
const ScanModel = mongoose.model<{ _id: string; day: number }>("DuplicateScan", cursors);

/** Birthdays one run compares; the whole year is through after a dozen runs. */
const daysPerRun = 31;

/** Looks for records that may be one person: the same phone, or the same birth date and (nearly) the same name. */
export async function findDuplicates(ports: Ports): Promise<void> {
  const scan = await ScanModel.findById("birthdays").lean();
  const first = scan?.day ?? 0;
  if (first === 0) await samePhones(ports);
  for (let at = first; at < Math.min(first + daysPerRun, 366); at += 1)
    await sameBirthdays(dayOfYear(at), ports);
  const next = first + daysPerRun >= 366 ? 0 : first + daysPerRun;
  await ScanModel.updateOne({ _id: "birthdays" }, { $set: { day: next } }, { upsert: true });
}

/** `01-01` is 0; a leap year, so that every birthday has its place. */
const dayOfYear = (at: number): string =>
  new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(5, 10);

async function samePhones(ports: Ports): Promise<void> {
  const groups = await CustomerModel.aggregate<{ _id: string; ids: string[] }>([
    { $group: { _id: "$phoneIndex", ids: { $push: "$_id" }, count: { $sum: 1 } } },
    { $match: { count: { $gt: 1 } } },
    { $limit: 500 },
  ]);
  for (const { ids } of groups)
    for (const [one, other] of pairsOf(ids)) await suspect(one, other, "samePhone", ports);
}

async function sameBirthdays(day: string, ports: Ports): Promise<void> {
  const found = await CustomerModel.find({ "birthday.solar": day }, { name: 1, birthDate: 1 }).lean<
    CustomerDocument[]
  >();
  if (found.length < 2) return;
  const opened = await openCustomers(ports.vault, found, ["name", "birthDate"]);
  const born = new Map<string, number[]>();
  opened.forEach(({ birthDate = "" }, at) => {
    born.set(birthDate, [...(born.get(birthDate) ?? []), at]);
  });
  for (const positions of born.values()) {
    for (const [a, b] of pairsOf(positions)) {
      const reason = likeness(opened[a]?.name ?? "", opened[b]?.name ?? "");
      if (reason) await suspect(found[a]?._id ?? "", found[b]?._id ?? "", reason, ports);
    }
  }
}

/** How alike two names of people born on one day are: the same, or the same when spoken. */
function likeness(one: string, other: string): DuplicateReason | undefined {
  if (one === other) return "sameNameBirthday";
  return spoken(one) === spoken(other) ? "nearNameBirthday" : undefined;
}

/** Sounds that ears and keyboards mix up are one. */
const spoken = (name: string): string =>
  pinyin(name, { toneType: "none", type: "array", mode: "surname" })
    .join(" ")
    .replace(/([zcs])h/g, "$1")
    .replace(/([aei])ng\b/g, "$1n");

function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other): [Item, Item] => [one, other]));
}

/** Writes down a suspicion once; one that a person dismissed is not raised again. */
async function suspect(
  a: string,
  b: string,
  reason: DuplicateReason,
  { clock }: Pick<Ports, "clock">,
): Promise<void> {
  const [one = "", other = ""] = [a, b].sort();
  const pair = pairOf(one, other);
  const known = await SuspectModel.findOneAndUpdate(
    { pair },
    { $addToSet: { reasons: reason } },
  ).lean();
  if (known) return;
  const found = {
    _id: newId("dup"),
    pair,
    one,
    other,
    reasons: [reason],
    state: "open" as const,
    foundAt: clock.now(),
  };
  try {
    await transact(async (tx) => {
      await SuspectModel.create([found], { session: tx });
      await announce(tx, {
        type: "duplicate.suspected",
        aggregate: { kind: "customer", id: one },
        actor: { kind: "system", id: "customers.findDuplicates" },
        at: found.foundAt,
        data: { customerId: one, otherId: other, suspectId: found._id },
      });
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
