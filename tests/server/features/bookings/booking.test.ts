import type { Booking } from "@shared/bookings/booking";
import type { AppError } from "@shared/core/errors";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { buildCustomers, signInCrowd } from "@tests/support/build/customers";
import { newClientId } from "@tests/support/build/ids";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { afterEach, describe, expect, it } from "vitest";

// The clock stands at Wednesday 2026-11-25, ten in the morning.
const app = testApp({ bank: "customers" });
afterEach(() => app().setTime("2026-11-25T10:00:00+08:00"));

async function crowdOf(count: number, rm = "rm-lin"): Promise<Person[]> {
  return signInCrowd(
    app(),
    await buildCustomers(
      app(),
      Array.from({ length: count }, () => ({ rm })),
    ),
  );
}

const rmIdOf = async (customer: Person) => (await customer.call("GET /my/home", {})).rm.staffId;

async function book(
  customer: Person,
  start: string,
  { purposeId = "review", clientId = newClientId() } = {},
): Promise<Booking> {
  const staffId = await rmIdOf(customer);
  return customer.call("POST /my/bookings", { clientId, purposeId, start, staffId });
}

const freeAt = async (customer: Person, day: string, purposeId = "review") => {
  const { days } = await customer.call("GET /my/slots", { purposeId, from: day });
  return (days.find(({ date }) => date === day)?.slots ?? []).map(({ start }) => start);
};

const at = (clock: string) => new Date(`${clock}:00+08:00`).toISOString();

describe("booking a time", () => {
  it("blocks it in the RM's calendar and shows it on both sides", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const lin = await app().as("rm-lin");
    const start = at("2026-11-26T10:00");
    expect(await freeAt(customer, "2026-11-26")).toContain(start);

    const booking = await book(customer, start);

    expect(booking).toMatchObject({
      state: "confirmed",
      start,
      staffName: "林静",
      purposeTitle: "资产与配置沟通",
    });
    expect(booking.abilities).toEqual({
      cancel: true,
      reschedule: true,
      complete: false,
      accept: false,
    });
    expect(await freeAt(customer, "2026-11-26")).not.toContain(start);
    const { items } = await lin.call("GET /bookings", {
      from: "2026-11-26T00:00:00+08:00",
      to: "2026-11-27T00:00:00+08:00",
    });
    expect(items.map(({ id }) => id)).toContain(booking.id);
  });

  it("has exactly one winner of fifty who race, and offers the others the next times", async () => {
    const crowd = await crowdOf(50);
    const start = at("2026-11-26T14:00");

    const answers = await Promise.all(
      crowd.map((one) => book(one, start).catch((error: AppError) => error)),
    );

    const won = answers.filter((one): one is Booking => "state" in one);
    const lost = answers.filter((one): one is AppError => !("state" in one));
    expect(won).toHaveLength(1);
    expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(["booking.slotTaken"]));
    for (const { status, details } of lost) {
      expect(status).toBe(409);
      expect(details?.next).toHaveLength(3);
      expect(JSON.stringify(details)).not.toContain(start);
    }
    expect(
      await mongoose.connection.collection("bookings").countDocuments({ start: new Date(start) }),
    ).toBe(1);
  }, 90_000);

  it("is one booking when it is asked for ten times", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const clientId = newClientId();

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => book(customer, at("2026-11-27T09:30"), { clientId })),
    );

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await customer.call("GET /my/bookings", {})).items).toHaveLength(1);
  });

  it.each([
    ["in the past", "2026-11-24T10:00"],
    ["within the hour", "2026-11-25T10:30"],
    ["at night", "2026-11-26T22:00"],
    ["over the noon break's edge or the day's end", "2026-11-26T16:45"],
    ["between the steps", "2026-11-26T10:10"],
    ["on a Sunday", "2026-11-29T10:00"],
    ["on New Year's Day", "2027-01-01T10:00"],
    ["further ahead than is booked", "2027-03-01T10:00"],
  ])("is refused %s, with times that are free", async (_when, clock) => {
    const [customer] = (await crowdOf(1)) as [Person];

    const failure = await failureOf(book(customer, at(clock)));

    expect(failure).toMatchObject({ status: 422, code: "booking.slotNotOffered" });
    expect(failure.details?.next).toHaveLength(3);
  });

  it("knows no purpose that is not offered", async () => {
    const [customer] = (await crowdOf(1)) as [Person];

    expect(
      await failureOf(book(customer, at("2026-11-26T10:00"), { purposeId: "loan-shark" })),
    ).toMatchObject({ status: 404, code: "booking.unknownPurpose" });
  });
});

describe("moving and cancelling", () => {
  it("frees the old time in the same act", async () => {
    const [customer, other] = (await crowdOf(2)) as [Person, Person];
    const [before, after] = [at("2026-11-30T10:00"), at("2026-11-30T15:00")];
    const { id, staffId } = await book(customer, before);

    const moved = await customer.call("POST /my/bookings/:id/reschedule", {
      id,
      start: after,
      staffId,
    });

    expect(moved).toMatchObject({ id, start: after, rescheduledFrom: before });
    expect(await book(other, before)).toMatchObject({ state: "confirmed" });
    expect(await failureOf(book(other, after))).toMatchObject({ code: "booking.slotTaken" });
  });

  it("to a time half an hour later works, though it overlaps the old one", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const { id, staffId } = await book(customer, at("2026-12-01T10:00"));

    const moved = await customer.call("POST /my/bookings/:id/reschedule", {
      id,
      start: at("2026-12-01T10:30"),
      staffId,
    });

    expect(moved.start).toBe(at("2026-12-01T10:30"));
  });

  it("leaves everything as it was when the new time is taken", async () => {
    const [customer, other] = (await crowdOf(2)) as [Person, Person];
    const { id, staffId } = await book(customer, at("2026-12-02T10:00"));
    await book(other, at("2026-12-02T14:00"));

    const failure = await failureOf(
      customer.call("POST /my/bookings/:id/reschedule", {
        id,
        start: at("2026-12-02T14:00"),
        staffId,
      }),
    );

    expect(failure).toMatchObject({ code: "booking.slotTaken" });
    expect(await customer.call("GET /my/bookings/:id", { id })).toMatchObject({
      start: at("2026-12-02T10:00"),
    });
    expect(await failureOf(book(other, at("2026-12-02T10:00")))).toMatchObject({
      code: "booking.slotTaken",
    });
  });

  it("by the customer frees the time, once", async () => {
    const [customer, other] = (await crowdOf(2)) as [Person, Person];
    const start = at("2026-12-03T10:00");
    const { id } = await book(customer, start);

    expect(await customer.call("POST /my/bookings/:id/cancel", { id })).toMatchObject({
      state: "cancelled",
    });
    expect(await failureOf(customer.call("POST /my/bookings/:id/cancel", { id }))).toMatchObject({
      status: 409,
      code: "booking.notOpen",
    });
    expect(await book(other, start)).toMatchObject({ state: "confirmed" });
  });

  it("by staff says why in the conversation", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const lin = await app().as("rm-lin");
    const { id } = await book(customer, at("2026-12-03T15:00"));

    await lin.call("POST /bookings/:id/cancel", { id, reason: "临时外出培训" });

    const lines = await until(async () => {
      const { messages } = await customer.call("GET /my/conversation/messages", {});
      const texts = messages.flatMap(({ body }) => (body.kind === "notice" ? [body.text] : []));
      return texts.length === 2 && texts;
    }, "two notices");
    expect(lines[0]).toContain("预约已确认");
    expect(lines[1]).toContain("预约已取消");
    expect(lines[1]).toContain("临时外出培训");
  });

  it("is no longer possible once it has begun; then it is closed with its outcome, once", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const lin = await app().as("rm-lin");
    const { id } = await book(customer, at("2026-12-04T10:00"));
    expect(
      await failureOf(lin.call("POST /bookings/:id/outcome", { id, outcome: "done" })),
    ).toMatchObject({
      code: "booking.notOpen",
    });

    await app().setTime("2026-12-04T10:20:00+08:00");

    expect(await failureOf(customer.call("POST /my/bookings/:id/cancel", { id }))).toMatchObject({
      code: "booking.notOpen",
    });
    expect(
      await lin.call("POST /bookings/:id/outcome", { id, outcome: "done", note: "谈得很好" }),
    ).toMatchObject({
      state: "done",
    });
    expect(
      await failureOf(lin.call("POST /bookings/:id/outcome", { id, outcome: "noShow" })),
    ).toMatchObject({
      status: 409,
    });
  });
});

describe("an offer of times", () => {
  it("comes as a card and becomes a booking with one tap", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const lin = await app().as("rm-lin");
    const customerId = (await customer.call("GET /my/profile", {})).id;
    const starts = [at("2026-12-07T10:00"), at("2026-12-07T14:00")];

    const offer = await lin.call("POST /customers/:customerId/booking-offers", {
      customerId,
      clientId: newClientId(),
      purposeId: "review",
      starts,
    });
    const { messages } = await customer.call("GET /my/conversation/messages", {});
    const wrong = await failureOf(
      customer.call("POST /my/bookings/:id/accept", {
        id: offer.id,
        start: at("2026-12-07T15:00"),
      }),
    );
    const accepted = await customer.call("POST /my/bookings/:id/accept", {
      id: offer.id,
      start: starts[1] ?? "",
    });

    expect(messages.at(-1)?.body).toMatchObject({
      kind: "card",
      card: "bookingOffer",
      refId: offer.id,
    });
    expect(wrong).toMatchObject({ code: "booking.slotNotOffered" });
    expect(accepted).toMatchObject({ state: "confirmed", start: starts[1], proposals: [] });
  });

  it("is made to one's own customers only", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const zhou = await app().as("rm-zhou");

    const failure = await failureOf(
      zhou.call("POST /customers/:customerId/booking-offers", {
        customerId: (await customer.call("GET /my/profile", {})).id,
        clientId: newClientId(),
        purposeId: "review",
        starts: [at("2026-12-07T10:00")],
      }),
    );

    expect(failure).toMatchObject({ status: 404, code: "customer.notFound" });
  });
});

describe("an RM's leave", () => {
  it("is refused while bookings stand in it, which it names, and blocks the time once they are gone", async () => {
    const [customer] = (await crowdOf(1, "rm-shen")) as [Person];
    const shen = await app().as("rm-shen");
    const { id } = await book(customer, at("2026-12-08T10:00"));
    const leave = {
      start: "2026-12-08T09:00:00+08:00",
      end: "2026-12-08T18:00:00+08:00",
      reason: "培训",
    };

    const refused = await failureOf(shen.call("POST /leaves", leave));
    await customer.call("POST /my/bookings/:id/cancel", { id });
    const taken = await shen.call("POST /leaves", leave);

    expect(refused).toMatchObject({ status: 409, code: "booking.alreadyBooked" });
    expect(refused.details?.bookings).toEqual([{ id, start: at("2026-12-08T10:00") }]);
    expect(await freeAt(customer, "2026-12-08")).toEqual([]);
    expect(await failureOf(book(customer, at("2026-12-08T10:00")))).toMatchObject({
      code: "booking.slotTaken",
    });
    await shen.call("DELETE /leaves/:id", { id: taken.id });
    expect(await freeAt(customer, "2026-12-08")).toContain(at("2026-12-08T10:00"));
  });

  it("can be ended by its owner only", async () => {
    const shen = await app().as("rm-shen");
    const zhou = await app().as("rm-zhou");
    const { id } = await shen.call("POST /leaves", {
      start: "2026-12-09T09:00:00+08:00",
      end: "2026-12-09T12:00:00+08:00",
      reason: "外出",
    });

    expect(await failureOf(zhou.call("DELETE /leaves/:id", { id }))).toMatchObject({ status: 404 });
  });

  it("that ends before it begins, or lasts for months, is refused", async () => {
    const shen = await app().as("rm-shen");
    const take = (start: string, end: string) =>
      failureOf(shen.call("POST /leaves", { start, end, reason: "休假" }));

    expect(await take("2026-12-10T12:00:00+08:00", "2026-12-10T09:00:00+08:00")).toMatchObject({
      status: 400,
    });
    expect(await take("2026-12-10T09:00:00+08:00", "2027-06-10T09:00:00+08:00")).toMatchObject({
      status: 400,
    });
  });
});

describe("reminders", () => {
  const remindersOf = (id: string) =>
    mongoose.connection
      .collection("deliveries")
      .find({ source: `booking:${id}`, kind: "booking.reminder" })
      .toArray();

  it("are planned once a day before and once an hour before, however often the sweep runs", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const { id } = await book(customer, at("2026-12-11T10:00"));

    await app().setTime("2026-12-10T10:30:00+08:00");
    await until(async () => (await remindersOf(id)).length === 1, "the day's reminder");
    await app().setTime("2026-12-10T18:00:00+08:00");
    await app().setTime("2026-12-11T09:10:00+08:00");
    await until(async () => (await remindersOf(id)).length === 2, "the hour's reminder");
    await app().server.settle();

    const steps = (await remindersOf(id)).map(({ step }) => String(step).split(":")[0]);
    expect(steps.sort()).toEqual(["dayBefore", "hourBefore"]);
  });

  it("do not leave any more once the booking is cancelled", async () => {
    const [customer] = (await crowdOf(1)) as [Person];
    const { id } = await book(customer, at("2026-12-14T10:00"));
    await app().setTime("2026-12-13T10:30:00+08:00");
    await until(async () => (await remindersOf(id)).length === 1, "the day's reminder");
    await mongoose.connection
      .collection("deliveries")
      .updateMany(
        { source: `booking:${id}`, kind: "booking.reminder" },
        { $set: { state: "PLANNED", dueAt: new Date("2026-12-20") } },
      );

    await customer.call("POST /my/bookings/:id/cancel", { id });

    await until(
      async () => (await remindersOf(id)).every(({ state }) => state === "HELD"),
      "the withdrawal",
    );
  });
});

describe("the bank's calendar", () => {
  it("offers nothing on a day that an administrator closed, and opens it again", async () => {
    const admin = await app().as("admin-ye");
    const [customer] = (await crowdOf(1)) as [Person];
    const day = { date: "2026-12-16", kind: "holiday", note: "系统升级" } as const;
    expect(await freeAt(customer, day.date)).not.toEqual([]);

    await admin.call("PUT /calendar-overrides/:date", day);
    const closed = await freeAt(customer, day.date);
    const { items } = await admin.call("GET /calendar-overrides", { year: 2026 });
    await admin.call("DELETE /calendar-overrides/:date", { date: day.date });

    expect(closed).toEqual([]);
    expect(items).toEqual([day]);
    expect(await freeAt(customer, day.date)).not.toEqual([]);
  });

  it("offers a Saturday that was made a working day", async () => {
    const admin = await app().as("admin-ye");
    const [customer] = (await crowdOf(1)) as [Person];
    expect(await freeAt(customer, "2026-12-19")).toEqual([]);

    await admin.call("PUT /calendar-overrides/:date", {
      date: "2026-12-19",
      kind: "workday",
      note: "调休",
    });

    expect(await freeAt(customer, "2026-12-19")).not.toEqual([]);
  });

  it("says of which years the holidays are known, and takes real days only", async () => {
    const admin = await app().as("admin-ye");

    expect((await admin.call("GET /calendar-overrides", { year: 2026 })).libraryKnowsYear).toBe(
      true,
    );
    expect((await admin.call("GET /calendar-overrides", { year: 2035 })).libraryKnowsYear).toBe(
      false,
    );
    for (const date of ["2026-02-30", "2026-13-01", "2026-00-10"])
      expect(
        await failureOf(
          admin.call("PUT /calendar-overrides/:date", { date, kind: "holiday", note: "无" }),
        ),
      ).toMatchObject({ status: 400 });
    expect(
      await failureOf(admin.call("DELETE /calendar-overrides/:date", { date: "2026-06-01" })),
    ).toMatchObject({
      status: 404,
    });
  });
});

describe("a booking for one's own calendar", () => {
  it("is a file that a calendar reads, for its customer only", async () => {
    const [customer, other] = (await crowdOf(2)) as [Person, Person];
    const { id } = await book(customer, at("2026-12-15T10:00"));

    const file = await customer.fetch(`/api/v1/my/bookings/${id}/calendar.ics`);
    const lines = (await file.text()).split("\r\n");

    expect(file.headers.get("content-type")).toContain("text/calendar");
    expect(lines).toEqual(
      expect.arrayContaining([
        "BEGIN:VCALENDAR",
        `UID:${id}@guibin`,
        "DTSTART:20261215T020000Z",
        "DTEND:20261215T024500Z",
      ]),
    );
    expect((await other.fetch(`/api/v1/my/bookings/${id}/calendar.ics`)).status).toBe(404);
    expect((await fetch(`${app().url}/api/v1/my/bookings/${id}/calendar.ics`)).status).toBe(401);
  });
});

describe("the two confirmations", () => {
  it("reach the customer's and the RM's phones, without what was written", async () => {
    const { sandbox } = app();
    const [customer] = [await app().as("vip-chen")];
    const staffId = await rmIdOf(customer);
    const { subscribeTemplates } = await customer.call("GET /client-settings", {});
    for (const templateId of subscribeTemplates.booking ?? []) {
      sandbox.control.subscribe("vip-chen", templateId, "accept");
      await customer.call("POST /my/subscriptions", {
        results: [{ templateId, result: "accept" }],
      });
    }

    await customer.call("POST /my/bookings", {
      clientId: newClientId(),
      purposeId: "review",
      start: at("2026-12-17T10:00"),
      staffId,
      note: "想谈谈家族信托",
    });
    const sentTo = (user: string) =>
      sandbox.ledger.list({ user }).filter(({ effect }) => effect === "delivered");
    await until(() => sentTo("vip-chen").length > 0, "the customer's confirmation");
    await until(() => sentTo("rm-lin").length > 0, "the RM's notice");

    expect(sentTo("vip-chen").map(({ channel }) => channel)).toEqual(["subscribe"]);
    expect(sentTo("rm-lin").every(({ channel }) => channel === "template")).toBe(true);
    expect(JSON.stringify(sandbox.ledger.list())).not.toContain("家族信托");
  });
});
