import type { AppError } from "@shared/core/errors";
import type { EventForStaff, EventInput } from "@shared/events/event";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { buildCustomers, type GivenCustomer, signInCrowd } from "@tests/support/build/customers";
import { newClientId } from "@tests/support/build/ids";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { afterEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
afterEach(() => app().setTime("2026-11-25T10:00:00+08:00"));

const golf: EventInput = {
  title: "西郊高尔夫邀请赛",
  summary: "与两位职业选手同组",
  description: "十八洞,含午餐与更衣。",
  place: "西郊高尔夫俱乐部",
  startsAt: "2026-12-20T09:00:00+08:00",
  endsAt: "2026-12-20T16:00:00+08:00",
  signUpUntil: "2026-12-18T18:00:00+08:00",
  seats: 10,
  companionsMax: 2,
  poster: "golf",
  audience: { minTier: "gold", tags: [] },
  questions: [],
};

async function openEvent(changes: Partial<EventInput> = {}): Promise<EventForStaff> {
  const su = await app().as("marketer-su");
  const { id } = await su.call("POST /events", { ...golf, ...changes });
  return su.call("POST /events/:id/publish", { id });
}

async function crowdOf(count: number, given: GivenCustomer = {}): Promise<Person[]> {
  return signInCrowd(
    app(),
    await buildCustomers(
      app(),
      Array.from({ length: count }, () => given),
    ),
  );
}

const signUp = (customer: Person, id: string, companions = 0, clientId = newClientId()) =>
  customer.call("POST /my/events/:id/sign-up", { id, clientId, companions, answers: {} });

const stateOf = async (customer: Person, id: string) =>
  (await customer.call("GET /my/events/:id", { id })).mine;

async function ticketOf(customer: Person, id: string) {
  const { items } = await customer.call("GET /my/tickets", {});
  const ticket = items.find(({ eventId }) => eventId === id);
  if (!ticket) throw new Error("There is no ticket.");
  return ticket;
}

describe("signing up", () => {
  it("never sells more than the seats when a hundred rush for fifty", async () => {
    const event = await openEvent({ seats: 50 });
    const crowd = await crowdOf(100);

    const answers = await Promise.all(crowd.map((one) => signUp(one, event.id)));

    const states = answers.map(({ mine }) => mine?.state);
    expect(states.filter((state) => state === "confirmed")).toHaveLength(50);
    expect(states.filter((state) => state === "waiting")).toHaveLength(50);
    const su = await app().as("marketer-su");
    expect((await su.call("GET /events/:id", { id: event.id })).counts).toMatchObject({
      confirmedPeople: 50,
      waitingPeople: 50,
    });
    expect(
      await mongoose.connection.collection("events").findOne({ _id: event.id as never }),
    ).toMatchObject({
      takenSeats: 50,
    });
  }, 90_000);

  it("keeps the seats right through a hundred of every kind of act at once", async () => {
    const event = await openEvent({ seats: 12 });
    const crowd = await crowdOf(30);
    const act = async (one: Person, at: number) => {
      await signUp(one, event.id, at % 3).catch(() => {});
      if (at % 2 === 0)
        await one.call("POST /my/events/:id/cancel", { id: event.id }).catch(() => {});
      if (at % 4 === 0) await signUp(one, event.id, 1).catch(() => {});
      if (at % 5 === 0)
        await one.call("POST /my/events/:id/offer", { id: event.id, accept: true }).catch(() => {});
    };

    await Promise.all(crowd.map(act));

    const rows = await mongoose.connection
      .collection("signUps")
      .find({ eventId: event.id })
      .toArray();
    const seated = rows
      .filter(({ state }) => ["confirmed", "offered", "checkedIn"].includes(String(state)))
      .reduce((sum, { people }) => sum + Number(people), 0);
    const stored = await mongoose.connection
      .collection("events")
      .findOne({ _id: event.id as never });
    expect(stored?.takenSeats).toBe(seated);
    expect(seated).toBeLessThanOrEqual(12);
  }, 90_000);

  it("seats companions together or not at all, and nobody overtakes who waits", async () => {
    const event = await openEvent({ seats: 3 });
    const [one, three, single] = (await crowdOf(3)) as [Person, Person, Person];

    await signUp(one, event.id, 1);
    await signUp(three, event.id, 2);
    await signUp(single, event.id, 0);

    expect(await stateOf(one, event.id)).toMatchObject({ state: "confirmed", people: 2 });
    expect(await stateOf(three, event.id)).toMatchObject({
      state: "waiting",
      people: 3,
      position: 1,
    });
    expect(await stateOf(single, event.id)).toMatchObject({
      state: "waiting",
      people: 1,
      position: 2,
    });
  });

  it("twice with the same wish is once; with another wish it is refused", async () => {
    const event = await openEvent();
    const [customer] = (await crowdOf(1)) as [Person];
    const clientId = newClientId();

    await Promise.all(Array.from({ length: 5 }, () => signUp(customer, event.id, 1, clientId)));
    const failure = await failureOf(signUp(customer, event.id, 0));

    expect(await stateOf(customer, event.id)).toMatchObject({ state: "confirmed", people: 2 });
    expect(failure).toMatchObject({ status: 409, code: "event.alreadySignedUp" });
  });

  it("is refused with too many companions, without a needed answer, after its day and on a draft", async () => {
    const event = await openEvent({
      questions: [{ id: "diet", label: "饮食禁忌", required: true }],
    });
    const su = await app().as("marketer-su");
    const draft = await su.call("POST /events", golf);
    const [customer] = (await crowdOf(1)) as [Person];
    const wish = { id: event.id, clientId: newClientId(), companions: 0, answers: {} };
    const ask = (changes: object) =>
      failureOf(customer.call("POST /my/events/:id/sign-up", { ...wish, ...changes }));

    expect(await ask({ companions: 3 })).toMatchObject({
      status: 422,
      code: "event.tooManyCompanions",
    });
    expect(await ask({ answers: { diet: "  " } })).toMatchObject({
      status: 422,
      code: "event.answerMissing",
    });
    expect(await ask({ id: draft.id })).toMatchObject({ status: 404, code: "event.notFound" });
    await app().setTime("2026-12-19T10:00:00+08:00");
    expect(await ask({ answers: { diet: "无" } })).toMatchObject({
      status: 409,
      code: "event.notOpen",
    });
  });

  it("is not there for those it is not for", async () => {
    const forDiamonds = await openEvent({ audience: { minTier: "diamond", tags: [] } });
    const forGolfers = await openEvent({ audience: { minTier: "gold", tags: ["高尔夫"] } });
    const [gold] = (await crowdOf(1, { tier: "金卡" })) as [Person];
    const [golfer] = (await crowdOf(1, { tier: "金卡", tag: "高尔夫" })) as [Person];

    for (const id of [forDiamonds.id, forGolfers.id]) {
      expect(await failureOf(gold.call("GET /my/events/:id", { id }))).toMatchObject({
        status: 404,
        code: "event.notFound",
      });
      expect(await failureOf(signUp(gold, id))).toMatchObject({
        status: 404,
        code: "event.notFound",
      });
    }
    expect((await gold.call("GET /my/events", {})).items.map((one) => one.id)).not.toContain(
      forGolfers.id,
    );
    expect(await signUp(golfer, forGolfers.id)).toMatchObject({ mine: { state: "confirmed" } });
  });
});

describe("the waiting list", () => {
  it("offers what is given back to the first who fits, in order", async () => {
    const event = await openEvent({ seats: 2 });
    const [holder, pair, first, second] = (await crowdOf(4)) as [Person, Person, Person, Person];
    const [other] = (await crowdOf(1)) as [Person];
    await signUp(holder, event.id);
    await signUp(other, event.id);
    await signUp(pair, event.id, 1);
    await signUp(first, event.id);
    await signUp(second, event.id);

    await holder.call("POST /my/events/:id/cancel", { id: event.id });

    expect(await stateOf(pair, event.id)).toMatchObject({ state: "waiting", position: 1 });
    expect(await stateOf(first, event.id)).toMatchObject({ state: "offered" });
    expect(await stateOf(second, event.id)).toMatchObject({ state: "waiting", position: 2 });
  });

  it("keeps an offered seat for twelve hours, then passes it on", async () => {
    const event = await openEvent({ seats: 1 });
    const [holder, first, second] = (await crowdOf(3)) as [Person, Person, Person];
    for (const one of [holder, first, second]) await signUp(one, event.id);
    await holder.call("POST /my/events/:id/cancel", { id: event.id });
    const offered = await stateOf(first, event.id);

    await app().setTime("2026-11-25T22:01:00+08:00");
    await until(
      async () => (await stateOf(second, event.id))?.state === "offered",
      "the offer to move on",
    );

    expect(offered).toMatchObject({
      state: "offered",
      offerUntil: expect.stringMatching(/^2026-11-25T14:00/),
    });
    expect(await stateOf(first, event.id)).toBeUndefined();
    expect(
      await failureOf(first.call("POST /my/events/:id/offer", { id: event.id, accept: true })),
    ).toMatchObject({ status: 410, code: "event.offerGone" });
    expect(
      await second.call("POST /my/events/:id/offer", { id: event.id, accept: true }),
    ).toMatchObject({ mine: { state: "confirmed" } });
  });

  it("goes on when an offer is declined, and when seats are added", async () => {
    const event = await openEvent({ seats: 1 });
    const [holder, first, second] = (await crowdOf(3)) as [Person, Person, Person];
    for (const one of [holder, first, second]) await signUp(one, event.id);
    await holder.call("POST /my/events/:id/cancel", { id: event.id });

    await first.call("POST /my/events/:id/offer", { id: event.id, accept: false });
    expect(await stateOf(second, event.id)).toMatchObject({ state: "offered" });
    await signUp(first, event.id);
    const su = await app().as("marketer-su");
    await su.call("PUT /events/:id", { ...golf, id: event.id, seats: 2 });

    expect(await stateOf(first, event.id)).toMatchObject({ state: "offered" });
  });
});

describe("running an event", () => {
  it("leaves a line in the trail for every act of staff", async () => {
    const su = await app().as("marketer-su");
    const { id } = await openEvent();
    await su.call("PUT /events/:id", { ...golf, id, seats: 12 });
    await su.call("POST /events/:id/cancel", { id, reason: "场地维护" });

    await app().server.ports.audit.settled();
    const lines = (await mongoose.connection.collection("audit").find().toArray())
      .map((line) => JSON.stringify(line))
      .filter((line) => line.includes(id));
    for (const act of ["event.drafted", "event.published", "event.changed", "event.calledOff"])
      expect([act, lines.filter((line) => line.includes(act)).length]).toEqual([act, 1]);
  });

  it("refuses fewer seats than are taken and days that do not fit together", async () => {
    const event = await openEvent({ seats: 5 });
    const [customer] = (await crowdOf(1)) as [Person];
    await signUp(customer, event.id, 2);
    const su = await app().as("marketer-su");

    expect(
      await failureOf(su.call("PUT /events/:id", { ...golf, id: event.id, seats: 2 })),
    ).toMatchObject({
      status: 409,
      code: "event.seatsBelowTaken",
      details: { taken: 3 },
    });
    const wrong = await failureOf(
      su.call("POST /events", { ...golf, endsAt: golf.startsAt, signUpUntil: golf.endsAt }),
    );
    expect(wrong).toMatchObject({
      status: 400,
      details: { issues: [{ path: "endsAt" }, { path: "signUpUntil" }] },
    });
  });

  it("tells everybody signed up when it is called off, and takes no more", async () => {
    const event = await openEvent();
    const [customer, late] = (await crowdOf(2)) as [Person, Person];
    await signUp(customer, event.id);
    const su = await app().as("marketer-su");

    await su.call("POST /events/:id/cancel", { id: event.id, reason: "天气原因" });

    expect(await failureOf(signUp(late, event.id))).toMatchObject({
      status: 409,
      code: "event.notOpen",
    });
    await until(
      () =>
        mongoose.connection
          .collection("deliveries")
          .findOne({ source: `event:${event.id}`, step: /^event.calledOff/ }),
      "the notice",
    );
    expect(await failureOf(su.call("POST /events/:id/publish", { id: event.id }))).toMatchObject({
      status: 409,
    });
  });

  it("reminds those with a seat once, a day before", async () => {
    const event = await openEvent();
    const [customer, waiting] = (await crowdOf(2)) as [Person, Person];
    await signUp(customer, event.id);
    await waiting.call("GET /my/events", {});
    const reminders = () =>
      mongoose.connection
        .collection("deliveries")
        .find({ source: `event:${event.id}`, kind: "event.reminder" })
        .toArray();

    await app().setTime("2026-12-19T10:00:00+08:00");
    await until(async () => (await reminders()).length > 0, "the reminder");
    await app().setTime("2026-12-19T18:00:00+08:00");
    await app().server.settle();

    expect(await reminders()).toHaveLength(1);
  });

  it("shows marketing masked names, and who serves customers clear ones", async () => {
    const event = await openEvent({
      questions: [{ id: "diet", label: "饮食禁忌", required: false }],
    });
    const [customer] = (await crowdOf(1, { name: "欧阳文远" })) as [Person];
    await customer.call("POST /my/events/:id/sign-up", {
      id: event.id,
      clientId: newClientId(),
      companions: 0,
      answers: { diet: "不吃花生", secret: "没有问的" },
    });
    const su = await app().as("marketer-su");
    const he = await app().as("lobby-he");

    const masked = await su.call("GET /events/:id/sign-ups", { id: event.id });
    const clear = await he.call("GET /events/:id/sign-ups", { id: event.id });

    expect(JSON.stringify(masked)).not.toMatch(/文远|没有问的/);
    expect(masked.items[0]).toMatchObject({
      customerName: "欧阳**",
      rmName: "林静",
      state: "confirmed",
    });
    expect(clear.items[0]?.customerName).toBe("欧阳文远");
  });

  it("pages through its list without losing or doubling anybody, and refuses a made-up cursor", async () => {
    const event = await openEvent({ seats: 30 });
    for (const one of await crowdOf(7)) await signUp(one, event.id);
    await mongoose.connection
      .collection("signUps")
      .updateMany({ eventId: event.id }, { $set: { queuedAt: new Date("2026-11-25T02:00:00Z") } });
    const su = await app().as("marketer-su");
    const seen: string[] = [];
    let cursor: string | undefined;

    do {
      const page = await su.call("GET /events/:id/sign-ups", {
        id: event.id,
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);

    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    for (const made of ["x", "9999-99-99", "{}"])
      expect(
        await failureOf(su.call("GET /events/:id/sign-ups", { id: event.id, cursor: made })),
      ).toMatchObject({ status: 400 });
    expect(await failureOf(su.call("GET /events", { cursor: "x" }))).toMatchObject({ status: 400 });
  });
});

describe("the door", () => {
  it("checks a ticket in once and says when it was", async () => {
    const event = await openEvent();
    const [customer] = (await crowdOf(1)) as [Person];
    await signUp(customer, event.id);
    const { code } = await ticketOf(customer, event.id);
    const he = await app().as("lobby-he");
    await app().setTime("2026-12-20T08:45:00+08:00");

    const row = await he.call("POST /events/:id/check-in", { id: event.id, code });
    const again = await failureOf(he.call("POST /events/:id/check-in", { id: event.id, code }));

    expect(row.state).toBe("checkedIn");
    expect(again).toMatchObject({
      status: 409,
      code: "event.ticketUsed",
      details: { checkedInAt: row.checkedInAt },
    });
  });

  it("lets one of ten scans at the same moment in, and tells the others when", async () => {
    const event = await openEvent();
    const [customer] = (await crowdOf(1)) as [Person];
    await signUp(customer, event.id);
    const { code } = await ticketOf(customer, event.id);
    const he = await app().as("lobby-he");

    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        he
          .call("POST /events/:id/check-in", { id: event.id, code })
          .catch((error: AppError) => error),
      ),
    );

    const refused = answers.filter((one): one is AppError => "code" in one);
    expect(refused).toHaveLength(9);
    for (const { code: why, details } of refused) {
      expect(why).toBe("event.ticketUsed");
      expect(details?.checkedInAt).toMatch(/^2026-/);
    }
  });

  it("knows no ticket of another event, none made up, and none without a seat", async () => {
    const event = await openEvent({ seats: 1 });
    const other = await openEvent();
    const [holder, waiting] = (await crowdOf(2)) as [Person, Person];
    await signUp(holder, event.id);
    await signUp(waiting, event.id);
    const he = await app().as("lobby-he");
    const check = (id: string, code: string) =>
      failureOf(he.call("POST /events/:id/check-in", { id, code }));

    expect(await check(other.id, (await ticketOf(holder, event.id)).code)).toMatchObject({
      status: 404,
      code: "event.ticketUnknown",
    });
    expect(await check(event.id, "made-up")).toMatchObject({ status: 404 });
    expect(await check(event.id, (await ticketOf(waiting, event.id)).code)).toMatchObject({
      status: 409,
      code: "event.ticketNotConfirmed",
    });
  });

  it("shows a ticket to its holder alone", async () => {
    const event = await openEvent();
    const [holder, other] = (await crowdOf(2)) as [Person, Person];
    await signUp(holder, event.id);
    const { signUpId } = await ticketOf(holder, event.id);

    expect(await holder.call("GET /my/tickets/:signUpId", { signUpId })).toMatchObject({
      holderMasked: "周**",
    });
    expect(await failureOf(other.call("GET /my/tickets/:signUpId", { signUpId }))).toMatchObject({
      status: 404,
      code: "event.ticketUnknown",
    });
  });
});

describe("a question to the organiser", () => {
  it("goes into the conversation with the event's card, once", async () => {
    const event = await openEvent();
    const [customer] = (await crowdOf(1)) as [Person];
    const question = { id: event.id, clientId: newClientId(), text: "可以自带球杆吗" };

    await customer.call("POST /my/events/:id/questions", question);
    await customer.call("POST /my/events/:id/questions", question);

    const { messages } = await customer.call("GET /my/conversation/messages", {});
    expect(messages.map(({ body }) => body)).toMatchObject([
      { kind: "card", card: "event", refId: event.id },
      { kind: "text", text: "可以自带球杆吗" },
    ]);
  });
});
