import type { StaffActor } from "@server/core/policy";
import { conversations, conversationsSeenBy, lastSaid } from "@server/features/conversations";
import {
  ageOn,
  type CustomerDocument,
  type CustomerTag,
  fieldRightsFor,
  isQualified,
  type LockState,
  livingTags,
  mayOffer,
  openCustomer,
  openLocks,
  presentBrief,
  presentLocks,
  seesAmounts,
} from "@server/features/customers";
import { lifeEventRecords, presentLifeEvents } from "@server/features/life-events";
import { needRecords, presentNeeds } from "@server/features/needs";
import { readsNotes, writesNotes } from "@server/features/notes";
import { staff } from "@server/features/organisation";
import { portfolioOf } from "@server/features/portfolio";
import { everyTask, presentTasks, taskRecords } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import type { CustomerRecord } from "@shared/record/record";
import { alertsOf } from "./alerts";
import { interestsOf } from "./interests";
import { investorPlace } from "./investor";

/** Everything of a customer on one screen. Each part is there only for who may read it. */
export async function presentRecord(
  customer: CustomerDocument,
  actor: StaffActor,
  ports: Ports,
): Promise<CustomerRecord> {
  const serves = readsNotes(actor, customer);
  const now = ports.clock.now();
  const [brief, locks, said, soft, promises, age] = await Promise.all([
    presentBrief(customer, actor, ports),
    serves ? openLocks(ports.vault, customer) : nothingLocked,
    serves ? lastTalkOf(customer._id, actor, ports) : undefined,
    serves ? softFacts(customer._id, ports) : { needs: [], lifeEvents: [] },
    serves ? promisesOf(customer._id, ports) : [],
    ageOf(customer, ports),
  ]);
  const tags = [...customer.tags, ...locks.tags];
  const right = fieldRightsFor(actor, customer);
  const mayTag = writesNotes(actor, customer) && right("tags").write;
  const [alerts, interests, portfolio, investor] = await Promise.all([
    serves ? alertsOf(customer, brief, ports) : [],
    serves ? interestsOf(customer._id, tags, now) : [],
    seesAmounts(actor, customer) ? portfolioOf(customer, ports) : undefined,
    serves ? investorOf(customer, ports) : undefined,
  ]);
  return {
    brief: { ...brief, ...(said ? { lastTalk: said } : {}) },
    alerts,
    tags: right("tags").read === "none" ? [] : presentTags(tags, locks, now, mayTag),
    interests,
    mayOffer: mayOffer(customer, age, now),
    ...(investor ? { investor } : {}),
    locks: presentLocks(locks),
    ...soft,
    promises,
    ...(portfolio ? { portfolio } : {}),
    abilities: abilitiesOf(actor, customer, mayTag, right("occupation").write),
  };
}

const nothingLocked: LockState = { locks: [], tags: [] };

function abilitiesOf(
  actor: StaffActor,
  customer: CustomerDocument,
  tag: boolean,
  edit: boolean,
): CustomerRecord["abilities"] {
  const writes = writesNotes(actor, customer);
  return {
    tag,
    note: writes,
    need: writes,
    lifeEvent: writes,
    investor: writes,
    edit: writes && edit,
  };
}

async function ageOf(customer: CustomerDocument, { vault, clock }: Ports) {
  const { birthDate } = await openCustomer(vault, customer, ["birthDate"]);
  return birthDate ? ageOn(birthDate, clock.now()) : undefined;
}

/** What was last said, where the reader may read the conversation. */
async function lastTalkOf(customerId: string, actor: StaffActor, ports: Ports) {
  const conversation = await conversations
    .within(conversationsSeenBy(actor))
    .ofCustomer(customerId);
  return conversation ? lastSaid(conversation, ports) : undefined;
}

async function softFacts(
  customerId: string,
  ports: Ports,
): Promise<Pick<CustomerRecord, "needs" | "lifeEvents">> {
  const [needs, lifeEvents] = await Promise.all([
    needRecords.of(customerId),
    lifeEventRecords.of(customerId),
  ]);
  return {
    needs: await presentNeeds(needs, ports),
    lifeEvents: await presentLifeEvents(lifeEvents, ports),
  };
}

/** What was promised and is not done: the open tasks about a customer, whosever they are. */
async function promisesOf(customerId: string, ports: Ports): Promise<CustomerRecord["promises"]> {
  const open = await taskRecords.within(everyTask).open(ports.clock.now(), { customerId });
  const kept = open.filter(({ kind }) => kind === "followUp" || kind === "callback");
  const tasks = await presentTasks(kept.slice(0, 20), ports);
  return tasks.map(({ id, title, dueAt, isOverdue, assignee }) => ({
    id,
    text: title,
    dueAt,
    isOverdue,
    by: assignee.name,
  }));
}

function presentTags(
  tags: readonly CustomerTag[],
  locks: LockState,
  now: Date,
  mayTag: boolean,
): CustomerRecord["tags"] {
  return livingTags(tags, now).map((tag) => ({
    label: tag.name,
    dimension: tag.dimension,
    source: tag.source,
    at: tag.at.toISOString(),
    ...(tag.confidence === undefined ? {} : { confidence: tag.confidence }),
    ...(tag.until ? { until: tag.until } : {}),
    isLocked: locks.tags.includes(tag),
    mayRemove: mayTag && tag.source === "rm",
  }));
}

async function investorOf(customer: CustomerDocument, { vault, clock }: Ports) {
  const { investor } = customer;
  if (!investor) return undefined;
  const [proof, recorder] = await Promise.all([
    vault.open(customer._id, investorPlace(customer._id), investor.proof),
    staff.find(investor.by),
  ]);
  return {
    isQualified: isQualified(customer, clock.now()),
    until: investor.until,
    proof,
    recordedBy: recorder?.name ?? "",
  };
}
