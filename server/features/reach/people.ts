import { consents } from "@server/features/consents";
import {
  type CustomerDocument,
  customers,
  everyCustomer,
  isQualified,
  openCustomers,
} from "@server/features/customers";
import { rightsNameOf, type WechatUserDocument, WechatUsers } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import type { Person } from "./arbiter";
import { marketingDays } from "./marks.model";
import { type PreferencesDocument, preferencesOf } from "./preferences.model";
import { type PurseDocument, Purses } from "./purse.model";

/** One customer with everything that decides about a message to them. */
export interface KnownPerson {
  readonly person: Person;
  readonly customer: CustomerDocument;
  readonly wechat?: WechatUserDocument;
}

/**
 * Looks up many customers as of now, in a fixed number of questions however many they are.
 * The day of birth is sealed and opened only where a risky product makes age matter.
 */
export async function knowPeople(
  customerIds: readonly string[],
  ports: Pick<Ports, "vault" | "clock" | "live">,
  { needsAge = false }: { readonly needsAge?: boolean } = {},
): Promise<Map<string, KnownPerson>> {
  const ids = [...new Set(customerIds)];
  const [records, wechats, preferences, answers, days, online] = await Promise.all([
    customers.within(everyCustomer).findMany(ids),
    WechatUsers.find({ customerId: { $in: ids } }).lean<WechatUserDocument[]>(),
    preferencesOf(ids),
    consents.answersTo("marketing", ids),
    marketingDays(ids),
    ports.live.whoIsOnline(ids.map((id) => `customer:${id}`)),
  ]);
  const purses = await Purses.find({
    owner: { $in: wechats.flatMap(ownersOf) },
  }).lean<PurseDocument[]>();
  const births = needsAge ? await birthDates(records, ports) : new Map<string, string>();
  const wechatOf = new Map(wechats.map((user) => [user.customerId, user]));
  const pursesOf = byOwner(purses);
  const now = ports.clock.now();

  return new Map(
    records.map((customer) => {
      const { _id } = customer;
      const wechat = wechatOf.get(_id);
      const owned = wechat ? ownersOf(wechat).flatMap((owner) => pursesOf.get(owner) ?? []) : [];
      const person: Person = {
        customerId: _id,
        ...wishesOf(customer, preferences.get(_id), answers.get(_id)?.granted),
        openComplaints: customer.openComplaints,
        profile: profileOf(customer, births.get(_id), now),
        marketingDays: days.get(_id) ?? [],
        isOnline: online.has(`customer:${_id}`),
        ...waysOf(wechat),
        ...rightsOf(owned, now),
      };
      return [_id, { person, customer, ...(wechat ? { wechat } : {}) }];
    }),
  );
}

function profileOf(
  customer: CustomerDocument,
  bornOn: string | undefined,
  now: Date,
): Person["profile"] {
  const { riskLevel, riskAssessedOn } = customer;
  return {
    isQualifiedInvestor: isQualified(customer, now),
    ...(riskLevel ? { level: riskLevel } : {}),
    ...(riskAssessedOn ? { assessedOn: riskAssessedOn } : {}),
    ...(bornOn ? { bornOn } : {}),
  };
}

function waysOf(wechat: WechatUserDocument | undefined) {
  return {
    followsOfficial: wechat?.official !== undefined && wechat.follows,
    hasMini: wechat?.mini !== undefined,
  };
}

function wishesOf(
  { contact }: CustomerDocument,
  own: PreferencesDocument | undefined,
  answer: boolean | undefined,
) {
  return {
    allowsMarketing: own?.marketing !== false,
    allowsGreetings: contact.greetings && own?.greetings !== false,
    consent: consentFrom(answer, contact.marketing),
    ...(own?.pausedUntil ? { pausedUntil: own.pausedUntil } : {}),
    ...(contact.frozenUntil ? { frozenUntil: contact.frozenUntil } : {}),
    ...(contact.mourningUntil ? { mourningUntil: contact.mourningUntil } : {}),
  };
}

/** The customer's own answer counts before what the bank's file says. */
function consentFrom(answer: boolean | undefined, onFile: boolean): Person["consent"] {
  if (answer === false) return "withdrawn";
  return answer || onFile ? "given" : "missing";
}

function rightsOf(purses: readonly PurseDocument[], now: Date) {
  const open = (channel: PurseDocument["channel"]) =>
    purses.filter((purse) => purse.channel === channel && (!purse.until || purse.until > now));
  const left = (channel: PurseDocument["channel"]) =>
    open(channel).reduce((sum, purse) => sum + purse.left, 0);
  const [official] = open("officialService");
  const [mini] = open("miniService");
  const rights = purses.flatMap((purse): [string, number][] =>
    purse.channel === "subscribe" && purse.template
      ? [[purse.template, purse.isLongTerm ? Number.POSITIVE_INFINITY : purse.left]]
      : [],
  );
  return {
    officialLeft: left("officialService"),
    miniLeft: left("miniService"),
    ...(official?.until ? { officialUntil: official.until } : {}),
    ...(mini?.until ? { miniUntil: mini.until } : {}),
    rights: new Map(rights),
  };
}

async function birthDates(records: readonly CustomerDocument[], { vault }: Pick<Ports, "vault">) {
  const opened = await openCustomers(vault, records, ["birthDate"]);
  return new Map(records.map(({ _id }, at) => [_id, opened[at]?.birthDate ?? ""]));
}

/** Under which names a human's rights stand. */
function ownersOf(user: WechatUserDocument): string[] {
  return [rightsNameOf(user, "mini"), rightsNameOf(user, "official")].filter(
    (name) => name !== undefined,
  );
}

function byOwner(purses: readonly PurseDocument[]): Map<string, PurseDocument[]> {
  const groups = new Map<string, PurseDocument[]>();
  for (const purse of purses) groups.set(purse.owner, [...(groups.get(purse.owner) ?? []), purse]);
  return groups;
}
