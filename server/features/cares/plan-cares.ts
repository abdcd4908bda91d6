import { days } from "@server/core/clock";
import { transact } from "@server/core/mongo";
import { calendarNow } from "@server/features/calendar";
import { intend } from "@server/features/reach";
import { type NewTask, openTasks } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import { addDays, dayOf, instantAt } from "@shared/calendar/day";
import { sayClock, sayDate } from "@shared/format/moment";
import { sayMoney } from "@shared/format/money";
import { fill } from "@shared/text/fill";
import { tasks as words } from "@shared/text/zh-CN/tasks";
import { type CareDocument, CareModel } from "./care.model";
import { anniversariesOn, birthdaysOn, type DueCare, maturitiesOn, planAhead } from "./due-cares";

const batch = 200;

/**
 * Plans what is due from yesterday – missed ones are told as skipped, never sent late – to three
 * days ahead. Safe to run at any time, any number of times: a care's id is made of what it is for.
 */
export async function planCares(ports: Ports): Promise<void> {
  const today = dayOf(ports.clock.now());
  const calendar = await calendarNow();
  for (let ahead = -1; ahead <= planAhead; ahead += 1) {
    const day = addDays(today, ahead);
    const due = [
      ...(await birthdaysOn(day)),
      ...(await anniversariesOn(day)),
      ...(ahead <= 0 ? await maturitiesOn(day, calendar) : []),
    ];
    for (let at = 0; at < due.length; at += batch) await plan(due.slice(at, at + batch), ports);
  }
}

async function plan(due: readonly DueCare[], ports: Ports): Promise<void> {
  const ids = await Promise.all(due.map(({ key }) => ports.vault.deriveId("car", key)));
  const known = await CareModel.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
  const taken = new Set(known.map(({ _id }) => _id));
  const fresh = due.flatMap((care, at) => {
    const id = ids[at];
    return id && !taken.has(id) ? [{ id, care }] : [];
  });
  // One at a time: two workers that plan the same care meet at its id, and only one goes on.
  for (const { id, care } of fresh) await planOne(id, care, ports);
}

async function planOne(id: string, care: DueCare, ports: Ports): Promise<void> {
  const now = ports.clock.now();
  await transact(async (tx) => {
    const made = await CareModel.updateOne(
      { _id: id },
      { $setOnInsert: toDocument(care, now) },
      { upsert: true, session: tx },
    );
    if (made.upsertedCount === 0 || now >= care.until) return;
    await openTasks([taskFor(id, care)], { ports, session: tx });
  });
}

function toDocument(care: DueCare, now: Date): Omit<CareDocument, "_id"> {
  const { customer, occasion, day, sendAt, until, holding, years } = care;
  return {
    customerId: customer._id,
    rmId: customer.rmId,
    unitPath: customer.unitPath,
    occasion,
    day,
    sendAt,
    until,
    state: "planned",
    ...(holding ? { holdingId: holding.id } : {}),
    ...(years ? { years } : {}),
    version: 1,
    createdAt: now,
  };
}

function taskFor(
  id: string,
  { customer, occasion, day, sendAt, holding, years }: DueCare,
): NewTask {
  const isMaturity = occasion === "maturity";
  const name = occasion === "lunarBirthday" ? "birthday" : occasion;
  const values = {
    day: sayDate(day, day.slice(0, 4)),
    time: sayClock(sendAt),
    product: holding?.name ?? "",
    amount: holding ? sayMoney(holding.amountFen) : "",
    years: years ?? 0,
  };
  return {
    key: `care:${id}`,
    kind: isMaturity ? "maturity" : "care",
    assigneeId: customer.rmId,
    customerId: customer._id,
    title: fill(words.titles[name], values),
    detail: fill(words.details[name], values),
    priority: isMaturity ? "high" : "normal",
    dueAt: instantAt(dayOf(sendAt), 18 * 60),
  };
}

/** Hands what is due to the sender, which decides whether and how it leaves. */
export async function sendCares(ports: Ports): Promise<void> {
  for (;;) {
    const now = ports.clock.now();
    const due = await CareModel.find({
      state: "planned",
      sendAt: { $gt: new Date(now.getTime() - days(400)), $lte: now },
    })
      .limit(batch)
      .lean<CareDocument[]>();
    if (due.length === 0) return;
    await transact(async (tx) => {
      await CareModel.updateMany(
        { _id: { $in: due.map(({ _id }) => _id) }, state: "planned" },
        { $set: { state: "sending" } },
        { session: tx },
      );
      await intend(
        due.map((care) => ({
          customerId: care.customerId,
          class: "SERVICE",
          kind: care.occasion === "maturity" ? "care.maturity" : "care.greeting",
          template: care.occasion === "maturity" ? "asset.maturity" : "care.birthday",
          source: `care:${care._id}`,
          step: "greeting",
          expiresAt: care.until,
        })),
        { session: tx, ports },
      );
    });
  }
}
