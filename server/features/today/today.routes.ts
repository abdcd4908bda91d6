import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { hasRole, type StaffActor } from "@server/core/policy";
import { bookings, bookingsSeenBy, presentBookings } from "@server/features/bookings";
import {
  conversations,
  conversationsSeenBy,
  lastWordsOf,
  presentInbox,
} from "@server/features/conversations";
import { events, everyEvent, presentForStaff } from "@server/features/events";
import { presentTasks, taskRecords, tasksSeenBy } from "@server/features/tasks";
import { addDays, dayOf, instantAt } from "@shared/calendar/day";
import { sayClock, sayMoment } from "@shared/format/moment";
import { today as words } from "@shared/text/zh-CN/today";
import { todayEndpoints as all, type TodayItem } from "@shared/today/today";

type Context = RequestContext<StaffActor>;

export const todayRoutes: Implementation[] = [
  implement(pick(all, "GET /today"))(async (_input, context) => {
    const now = context.ports.clock.now();
    const found = await Promise.all([
      unanswered(context, now),
      openTasks(context, now),
      todaysBookings(context, now),
      comingEvents(context, now),
    ]);
    return { now: now.toISOString(), items: found.flat().sort(byConsequence) };
  }),
];

const tones = { late: 0, soon: 1, calm: 2 } as const;

/** What is late comes first, then what is due sooner. */
function byConsequence(one: TodayItem, other: TodayItem): number {
  return (
    tones[one.tone] - tones[other.tone] || (one.dueAt ?? "9").localeCompare(other.dueAt ?? "9")
  );
}

const toneOf = (dueAt: Date, now: Date, soonMinutes: number): TodayItem["tone"] =>
  dueAt < now ? "late" : dueAt.getTime() - now.getTime() < soonMinutes * 60_000 ? "soon" : "calm";

async function unanswered({ actor, ports }: Context, now: Date): Promise<TodayItem[]> {
  if (!hasRole(actor, "rm", "expert")) return [];
  const list = (await conversations.within(conversationsSeenBy(actor)).list()).filter(
    ({ waitingSince, snoozedUntil }) => waitingSince && !(snoozedUntil && snoozedUntil > now),
  );
  const said = await lastWordsOf(list, ports);
  return (await presentInbox(list, ports)).map(({ id, customerId, customerName, answerDueAt }) => ({
    kind: "unanswered",
    id,
    title: words.unanswered(customerName),
    text: (said.get(id) ?? "").slice(0, 80),
    customerId,
    customerName,
    ...(answerDueAt ? { dueAt: answerDueAt } : {}),
    tone: answerDueAt ? toneOf(new Date(answerDueAt), now, 5) : "calm",
    open: { scene: "conversation", id },
  }));
}

async function openTasks({ actor, ports }: Context, now: Date): Promise<TodayItem[]> {
  const endOfDay = instantAt(addDays(dayOf(now), 1));
  const due = (await taskRecords.within(tasksSeenBy(actor)).open(now)).filter(
    ({ dueAt }) => dueAt < endOfDay,
  );
  return (await presentTasks(due, ports)).map((task) => ({
    kind: task.kind === "care" ? "care" : task.kind === "maturity" ? "maturity" : "task",
    id: task.id,
    title: task.customer ? words.task(task.customer.name, task.title) : task.title,
    text: task.detail ?? "",
    ...(task.customer ? { customerId: task.customer.id, customerName: task.customer.name } : {}),
    dueAt: task.dueAt,
    tone: toneOf(new Date(task.dueAt), now, 120),
    open: { scene: "task", id: task.id },
  }));
}

async function todaysBookings({ actor, ports }: Context, now: Date): Promise<TodayItem[]> {
  if (!hasRole(actor, "rm", "lobby", "expert", "lead")) return [];
  const day = dayOf(now);
  const list = (
    await bookings.within(bookingsSeenBy(actor)).between(instantAt(day), instantAt(addDays(day, 1)))
  ).filter(({ state }) => state === "confirmed");
  return (await presentBookings(list, "staff", ports)).map(
    ({ id, customerId, customerName, purposeTitle, start, end, where }) => ({
      kind: "booking",
      id,
      title: words.booking(customerName, purposeTitle),
      text: `${sayClock(start)}–${sayClock(end)} · ${where}`,
      customerId,
      customerName,
      dueAt: start,
      tone:
        new Date(end) < now
          ? "soon"
          : toneOf(new Date(start), now, 30) === "late"
            ? "soon"
            : toneOf(new Date(start), now, 30),
      open: { scene: "booking", id },
    }),
  );
}

async function comingEvents({ actor }: Context, now: Date): Promise<TodayItem[]> {
  if (!hasRole(actor, "marketer", "lobby")) return [];
  const list = await events
    .within(everyEvent)
    .coming(now, new Date(now.getTime() + 7 * 86_400_000));
  return (await presentForStaff(list.filter(({ state }) => state === "published"))).map(
    ({ id, title, startsAt, place, counts }) => ({
      kind: "event",
      id,
      title,
      text: `${sayMoment(startsAt, now)} · ${place} · ${words.event(counts.confirmedPeople)}`,
      dueAt: startsAt,
      tone: "calm",
      open: { scene: "event", id },
    }),
  );
}
