import { createHash } from "node:crypto";
import type { Endpoint } from "@shared/core/endpoint";
import mongoose from "mongoose";

/** What the names of a path stand for, where the collection is called otherwise. */
const aliases: Readonly<Record<string, string>> = {
  "access-requests": "accessGrants",
  "access-reviews": "accessGrants",
  imports: "importBatches",
  "export-files": "exports",
  tickets: "signUps",
  views: "customerViews",
  duplicates: "duplicateSuspects",
  merges: "customerMerges",
  "read-limits": "staff",
  security: "securityNotices",
  changes: "fieldChanges",
  "legal-holds": "legalHolds",
  copies: "dataCopies",
  forms: "definitions",
  customerId: "customers",
  memberId: "serviceMembers",
  signUpId: "signUps",
  sessionId: "sessions",
  staffId: "staff",
};

/** Named by a word or a day and not by an id: they have no owner. */
const plainNames = new Set([
  "key",
  "account",
  "no",
  "version",
  "date",
  "purposeId",
  "topic",
  "kind",
]);

/** Where the objects live that `segment/:name` of a path names; empty when nobody knows. */
export function collectionOf(segment: string, name: string): string {
  const alias = aliases[name] ?? aliases[segment];
  if (alias) return alias;
  if (plainNames.has(name)) return "plain";
  const guess = segment.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const known = Object.values(mongoose.models).map((one) => one.collection.collectionName);
  return known.includes(guess) ? guess : "";
}

/** Inputs that cannot be guessed from the contract alone. */
export const inputs: Readonly<Record<string, Record<string, unknown>>> = {
  "POST /imports/:id/parts": { no: 0, base64: "YQ==" },
};

/** What belongs to the whole bank: whoever may call the endpoint at all may see every one of them. */
const house: readonly (readonly [RegExp, string])[] = [
  [/ \/(my\/)?events(\/|$)/, "events are open to all who are eligible"],
  [/ \/(forms|fields|booking-forms|dictionary|campaign-templates)(\/|$)/, "designs of the bank"],
  [/ \/(calendar-overrides|booking-purposes)(\/|$)/, "the bank's calendar"],
  [/ \/wechat-/, "the bank's accounts, for administrators"],
  [/ \/auth\/qr\//, "a code on a screen that anybody of staff may confirm"],
  [
    / \/(organisation|units|experts|cover-candidates|handover-successors)(\/|$)/,
    "the tree is no secret",
  ],
  [
    / \/(audit|keys|field-rights|export-traces)(\/|$)/,
    "for compliance, security and administration",
  ],
];

export const isOfTheHouse = ({ method, path }: Endpoint): boolean =>
  house.some(([pattern]) => pattern.test(`${method} ${path}`));

/**
 * Ids of objects of one kind that belong to somebody else: one that is there, and one written with
 * every name an owner may have, so that an endpoint which forgets its scope finds it.
 */
export async function foreignDocument(
  collection: string,
  { linId, chenId }: { readonly linId: string; readonly chenId: string },
): Promise<string[]> {
  if (collection === "") return ["", ""];
  if (collection === "plain") return ["somekey", "somekey"];
  const records = mongoose.connection.collection<{ _id: string }>(collection);
  const real =
    collection === "customers"
      ? { _id: chenId }
      : // Whoever asks has a session, too, which is no stranger's to them.
        collection === "sessions"
        ? await records.findOne({ "subject.id": linId } as never, { projection: { _id: 1 } })
        : await records.findOne({ _id: { $type: "string" } }, { projection: { _id: 1 } });
  if (collection === "customers" || collection === "staff")
    return [real?._id ?? "", real?._id ?? ""];
  const prefix = real?._id.split("_")[0] ?? "xxx";
  const made = `${prefix}_${"1".repeat(26)}`;
  const now = new Date("2026-11-25T02:00:00Z");
  const owner = { rmId: linId, staffId: linId, authorId: linId, askerId: linId, ownerId: linId };
  const lin = await mongoose.connection
    .collection<{ _id: string; unitPath: string[] }>("staff")
    .findOne({ _id: linId });
  const written = await records
    .insertOne({
      _id: made,
      ...owner,
      customerId: chenId,
      byId: linId,
      unitPath: lin?.unitPath ?? [],
      participants: [linId],
      people: [],
      createdAt: now,
      at: now,
    } as never)
    .then(
      () => true,
      // A unique name is taken by the real one, which then has to do.
      (error: unknown) => {
        if (real) return false;
        throw error;
      },
    );
  return [written ? made : (real?._id ?? ""), real?._id ?? made];
}

/** What asking alone may write: who read what, how often, and when a session was last seen. */
const volatile =
  /^(audit|sessions|readMarks|readDay|idempotency|agendaJobs|live|signals|liveTickets|usedCodes|system)/;

/** A print of every other document of the database, by collection. */
export async function snapshot(): Promise<Record<string, string>> {
  const names = (await mongoose.connection.listCollections()).map(({ name }) => name).sort();
  const prints = await Promise.all(
    names
      .filter((name) => !volatile.test(name))
      .map(async (name) => {
        const documents = await mongoose.connection
          .collection(name)
          .find({})
          .sort({ _id: 1 })
          .toArray();
        return [
          name,
          createHash("sha256").update(JSON.stringify(documents)).digest("hex"),
        ] as const;
      }),
  );
  return Object.fromEntries(prints);
}
