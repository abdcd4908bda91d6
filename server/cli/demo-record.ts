import { trailOfJob } from "@server/core/trail";
import { addDays } from "@shared/calendar/day";
import { interviewTemplates } from "@shared/interviews/interviews";
import { lifeEventKinds } from "@shared/life-events/life-events";
import { needStates, needTopics } from "@shared/needs/needs";
import { lockTopics } from "@shared/notes/notes";
import * as z from "zod";
import { addTag, type CustomerDocument, customers, everyCustomer } from "../features/customers";
import { findDuplicates } from "../features/duplicates";
import { importFromShell } from "../features/imports";
import { beginInterview, finishInterview, keepInterview } from "../features/interviews";
import { lifeEventRecords, writeLifeEvent } from "../features/life-events";
import { moveNeed, needRecords, writeNeed } from "../features/needs";
import { noteRecords, writeNote } from "../features/notes";
import type { Ports } from "../ports";

const customer = z.string();
const Known = z.object({
  notes: z.array(
    z.object({
      customer,
      kind: z.enum(["note", "call"]),
      text: z.string(),
      locks: z.array(z.enum(lockTopics)).optional(),
    }),
  ),
  needs: z.array(
    z.object({
      customer,
      topic: z.enum(needTopics),
      title: z.string(),
      detail: z.string().optional(),
      path: z.array(z.enum(needStates)),
      nextStep: z.string().optional(),
      inDays: z.number().int().optional(),
      reason: z.string().optional(),
    }),
  ),
  lifeEvents: z.array(
    z.object({
      customer,
      kind: z.enum(lifeEventKinds),
      inDays: z.number().int(),
      note: z.string(),
    }),
  ),
  tags: z.array(
    z.object({
      customer,
      label: z.string(),
      dimension: z.enum(["wealth", "life"]),
      confidence: z.number(),
      inDays: z.number().int().optional(),
    }),
  ),
  interview: z.object({
    customer,
    template: z.enum(interviewTemplates),
    answers: z.record(z.string(), z.string()),
    asNeeds: z.array(z.string()),
  }),
});
type Known = z.output<typeof Known>;

/** Gives the demo's customers what a good manager would know of them. Written once. */
export async function knowThem(
  given: unknown,
  /** Somebody whom the bank has twice, as banks do. */
  twice: Uint8Array,
  today: string,
  ports: Ports,
): Promise<void> {
  const known = Known.parse(given);
  const first = await found(known.notes[0]?.customer ?? "");
  if (!first || (await noteRecords.of(first._id)).length > 0) return;
  for (const { customer: no, ...note } of known.notes) await writeDown(no, note, ports);
  for (const need of known.needs) await sense(need, today, ports);
  for (const event of known.lifeEvents) await live(event, today, ports);
  for (const tag of known.tags) await mark(tag, today, ports);
  await talk(known.interview, ports);
  const file = { kind: "customers", fileName: "customers-twice.csv", bytes: Buffer.from(twice) };
  await importFromShell(ports, file, { dryRun: false, skipErrors: false, say: () => {} });
  // A year of birthdays, a part of it a run.
  for (let run = 0; run < 12; run += 1) await findDuplicates(ports);
}

const found = (no: string): Promise<CustomerDocument | null> =>
  customers.within(everyCustomer).byNo(no);

/** As the customer's own manager would have done it. */
const trailOf = ({ rmId }: CustomerDocument, ports: Ports) => ({
  ...trailOfJob("demo", ports),
  actor: { kind: "staff" as const, id: rmId, roles: ["rm"] },
});

async function writeDown(
  no: string,
  { kind, text, locks = [] }: Omit<Known["notes"][number], "customer">,
  ports: Ports,
): Promise<void> {
  const person = await found(no);
  if (!person) return;
  const set = locks.map((topic) => ({ topic, words: [] }));
  await writeNote(person, { kind, text, isPrivate: false, locks: set }, trailOf(person, ports));
}

async function sense(
  { customer: no, topic, title, detail, path, nextStep, inDays, reason }: Known["needs"][number],
  today: string,
  ports: Ports,
): Promise<void> {
  const person = await found(no);
  if (!person) return;
  const trail = trailOf(person, ports);
  const step = nextStep && inDays ? { nextStep, nextStepOn: addDays(today, inDays) } : {};
  const made = { topic, title, detail, state: "hidden" as const, source: "rm" as const };
  let need = await writeNeed(person, made, trail);
  for (const [at, to] of path.entries()) {
    const isLast = at === path.length - 1;
    const move = { version: need.version, to, reason, ...(isLast ? step : {}) };
    need = await moveNeed((await needRecords.find(need._id)) ?? need, move, trail);
  }
}

async function live(
  { customer: no, kind, inDays, note }: Known["lifeEvents"][number],
  today: string,
  ports: Ports,
): Promise<void> {
  const person = await found(no);
  if (!person) return;
  const on = addDays(today, inDays);
  const before = await lifeEventRecords.of(person._id);
  if (before.some((event) => event.on === on)) return;
  await writeLifeEvent(person, { kind, on, note }, trailOf(person, ports));
}

async function mark(
  { customer: no, label, dimension, confidence, inDays }: Known["tags"][number],
  today: string,
  ports: Ports,
): Promise<void> {
  const person = await found(no);
  if (!person || person.tags.some(({ name }) => name === label)) return;
  const until = inDays ? { until: addDays(today, inDays) } : {};
  const tag = { name: label, dimension, confidence, ...until };
  await addTag(person, tag, trailOf(person, ports));
}

async function talk(
  { customer: no, template, answers, asNeeds }: Known["interview"],
  ports: Ports,
): Promise<void> {
  const person = await found(no);
  if (!person) return;
  const trail = trailOf(person, ports);
  const begun = await beginInterview(person._id, template, trail);
  const kept = await keepInterview(begun, { answers, asNeeds, version: begun.version }, trail);
  await finishInterview(kept, kept.version, person, trail);
}
