import { openDocument, sealDocument, type Vault } from "@server/core/vault";
import {
  bookTokens,
  type CustomerDocument,
  type LockState,
  openCustomer,
  openLocks,
} from "@server/features/customers";
import type { MergeField } from "@shared/duplicates/duplicates";

/** The later of two days; a stop that either record has lasts as long as the longer one. */
const later = (one?: string | null, other?: string | null): string | undefined =>
  [one, other]
    .filter((day) => typeof day === "string")
    .sort()
    .at(-1) as string | undefined;

/** What two records say about contact, together: every stop and every no of either holds. */
export function strictestContact(
  one: CustomerDocument["contact"],
  other: CustomerDocument["contact"],
): CustomerDocument["contact"] {
  const mourningUntil = later(one.mourningUntil, other.mourningUntil);
  const frozenUntil = later(one.frozenUntil, other.frozenUntil);
  return {
    marketing: one.marketing && other.marketing,
    greetings: one.greetings && other.greetings,
    ...(mourningUntil ? { mourningUntil } : {}),
    ...(frozenUntil ? { frozenUntil } : {}),
  };
}

/** Values that are taken whole from one side or the other, by what the reviewer calls them. */
const taken: Readonly<Record<Exclude<MergeField, "binding">, readonly string[]>> = {
  name: ["name"],
  phone: ["phone", "phoneIndex"],
  email: ["email"],
  address: ["address"],
  details: ["details"],
  risk: ["riskLevel", "riskAssessedOn", "riskExpiresOn"],
};

/**
 * The record that stays, with what the other one brings: holdings, accounts, tags and fields are
 * joined, single values are as chosen, gaps are filled, and every objection of either holds.
 */
export async function joinedRecord(
  survivor: CustomerDocument,
  loser: CustomerDocument,
  takeOther: readonly MergeField[],
  vault: Vault,
): Promise<Record<string, unknown>> {
  const theirs = await asOwnedBy(survivor._id, loser, vault);
  const known = new Set(survivor.holdings.map(({ id }) => id));
  const holdings = [...survivor.holdings, ...loser.holdings.filter(({ id }) => !known.has(id))];
  const set: Record<string, unknown> = {
    ...chosen(survivor, theirs, takeOther),
    holdings,
    accounts: [...survivor.accounts, ...theirs.accounts],
    aumFen: holdings.reduce((sum, one) => (one.kind === "loan" ? sum : sum + one.amountFen), 0),
    contact: strictestContact(survivor.contact, loser.contact),
    openComplaints: survivor.openComplaints + loser.openComplaints,
    bound: survivor.bound || loser.bound,
    ...customFields(survivor, theirs),
  };
  const assetsAsOf = [survivor.assetsAsOf, loser.assetsAsOf].filter(Boolean).sort()[0];
  if (assetsAsOf) set.assetsAsOf = assetsAsOf;
  const since = [survivor.customerSince, loser.customerSince].filter(Boolean).sort()[0];
  if (since) set.customerSince = since;
  const lastContactAt = [survivor.lastContactAt, loser.lastContactAt]
    .filter((at) => at !== undefined && at !== null)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);
  if (lastContactAt) set.lastContactAt = lastContactAt;
  set.searchTokens = await tokensOf(survivor, loser, takeOther, vault);
  return set;
}

/** Tags and locks of both: what either asks not to be mentioned is not mentioned. */
export async function joinedLocks(
  survivor: CustomerDocument,
  loser: CustomerDocument,
  vault: Vault,
): Promise<LockState> {
  const [own, other] = await Promise.all([openLocks(vault, survivor), openLocks(vault, loser)]);
  return {
    locks: [...own.locks, ...other.locks],
    tags: joinedTags([...survivor.tags, ...own.tags], [...loser.tags, ...other.tags]),
  };
}

/** The other record's document with every sealed value sealed for the one that stays. */
async function asOwnedBy(
  survivorId: string,
  loser: CustomerDocument,
  vault: Vault,
): Promise<CustomerDocument> {
  const document = loser as unknown as Record<string, unknown>;
  const values = await openDocument(vault, loser._id, "customers", document);
  const place = { collection: "customers", id: survivorId };
  const sealed = await sealDocument(vault, survivorId, place, values);
  const copy = copied(document);
  for (const [path, value] of Object.entries(sealed)) put(copy, path.split("."), value);
  const sealedFields = await fieldsOwnedBy(survivorId, loser, vault);
  return { ...(copy as unknown as CustomerDocument), ...(sealedFields ? { sealedFields } : {}) };
}

/** The bank's own sealed fields stand under their key, not under their place in the list. */
async function fieldsOwnedBy(
  survivorId: string,
  { _id, sealedFields }: CustomerDocument,
  vault: Vault,
) {
  if (!sealedFields) return undefined;
  const place = (id: string, key: string) => ({
    collection: "customers",
    id,
    field: `fields.${key}`,
  });
  const plain = await vault.openMany(
    sealedFields.map(({ key, value }) => ({ owner: _id, place: place(_id, key), sealed: value })),
  );
  const sealed = await vault.sealMany(
    sealedFields.map(({ key }, at) => ({
      owner: survivorId,
      place: place(survivorId, key),
      plain: plain[at] ?? "",
    })),
  );
  return sealedFields.flatMap(({ key }, at) => {
    const value = sealed[at];
    return value ? [{ key, value }] : [];
  });
}

/** A copy in which containers may be changed; sealed values and dates are shared. */
function copied(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cloned(one)]));
}

function cloned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloned);
  const isPlain = value !== null && typeof value === "object" && value.constructor === Object;
  return isPlain ? copied(value as Record<string, unknown>) : value;
}

function put(into: Record<string, unknown>, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[name] = value;
  else put(into[name] as Record<string, unknown>, rest, value);
}

function chosen(
  survivor: CustomerDocument,
  theirs: CustomerDocument,
  takeOther: readonly MergeField[],
): Record<string, unknown> {
  const own = survivor as unknown as Record<string, unknown>;
  const other = theirs as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(taken).flatMap(([field, paths]) => {
      const takes = takeOther.some((one) => one === field);
      return paths.flatMap((path) => {
        const isGap = own[path] === undefined || own[path] === null;
        const value = other[path];
        return (takes || isGap) && value !== undefined && value !== null ? [[path, value]] : [];
      });
    }),
  );
}

function joinedTags(own: CustomerDocument["tags"], theirs: CustomerDocument["tags"]) {
  const known = new Set(own.map(({ name, dimension }) => `${dimension}:${name}`));
  return [...own, ...theirs.filter(({ name, dimension }) => !known.has(`${dimension}:${name}`))];
}

/** The bank's own fields: the survivor's word counts, the other one fills the gaps. */
function customFields(survivor: CustomerDocument, theirs: CustomerDocument) {
  if (!theirs.fields && !theirs.sealedFields) return {};
  const has = (key: string) =>
    survivor.fields?.[key] !== undefined || survivor.sealedKnown?.[key] === true;
  const gaps = <Value>(all: Readonly<Record<string, Value>> = {}) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !has(key)));
  const sealed = (theirs.sealedFields ?? []).filter(({ key }) => !has(key));
  return {
    fields: { ...gaps(theirs.fields), ...survivor.fields },
    sealedFields: [...(survivor.sealedFields ?? []), ...sealed],
    sealedKnown: { ...gaps(theirs.sealedKnown), ...survivor.sealedKnown },
    fieldMarks: { ...gaps(theirs.fieldMarks), ...survivor.fieldMarks },
  };
}

async function tokensOf(
  survivor: CustomerDocument,
  loser: CustomerDocument,
  takeOther: readonly MergeField[],
  vault: Vault,
): Promise<string[]> {
  const [own, other] = await Promise.all([
    openCustomer(vault, survivor, ["name", "phone", "idNumber"]),
    openCustomer(vault, loser, ["name", "phone"]),
  ]);
  const name = (takeOther.includes("name") ? other.name : own.name) ?? "";
  const phone = (takeOther.includes("phone") ? other.phone : own.phone) ?? "";
  return bookTokens(vault, survivor.rmId, { name, phone, idNumber: own.idNumber ?? "" });
}
