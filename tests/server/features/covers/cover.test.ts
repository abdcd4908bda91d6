import { testApp } from "@tests/support/app";
import { failureOf, type Person, signInStaff } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { approveAs, staffIdOf } from "@tests/support/build/staff";
import { until } from "@tests/support/until";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
let lin: Person;
let shen: Person;
let lead: Person;
let chen: Person;
let shenId = "";
let linId = "";

beforeAll(async () => {
  [lin, shen, lead] = [
    await app().as("rm-lin"),
    await app().as("rm-shen"),
    await app().as("lead-qin"),
  ];
  chen = await app().as("vip-chen");
  shenId = await staffIdOf("rm-shen", lead);
  linId = await staffIdOf("rm-lin", lead);
});

const leave = (start: string, end: string, coverId = shenId) =>
  lin.call("POST /covers", { coverId, start, end, reason: "年休假" });
const bookOf = async (person: Person) =>
  (await person.call("GET /customers", { limit: 100 })).items.filter(
    ({ rmName }) => rmName === "林静",
  );

describe("taking leave with a cover", () => {
  let coverId = "";

  it("blocks the time at once and shows the cover nothing before a second person agreed", async () => {
    const made = await leave("2026-11-26T09:00:00+08:00", "2026-11-28T18:00:00+08:00");
    coverId = made.id;

    expect(made).toMatchObject({ state: "waiting", isOn: false, by: { name: "沈若" } });
    const { leaves } = await lin.call("GET /bookings", {
      from: "2026-11-26T00:00:00+08:00",
      to: "2026-11-29T00:00:00+08:00",
    });
    expect(leaves).toHaveLength(1);
    expect(await bookOf(shen)).toEqual([]);
    await app().setTime("2026-11-26T10:00:00+08:00");
    expect(await bookOf(shen)).toEqual([]);
    await app().setTime("2026-11-25T10:05:00+08:00");
    await approveAs(lead, made.approvalId ?? "");
    expect(await bookOf(shen)).toEqual([]);
  });

  it("lets the cover see the book exactly while the clock says so", async () => {
    const desk = await shen.socket();
    await app().setTime("2026-11-26T09:00:01+08:00");

    await until(async () => (await bookOf(shen)).length === 28, "the covered book", 1_500);
    expect(await desk.closed).toBe(1012);
    const { items } = await shen.call("GET /covers", {});
    expect(items.find(({ id }) => id === coverId)).toMatchObject({ isOn: true, customers: 28 });
  });

  it("brings what the customer writes to the cover, and tells the customer who answers", async () => {
    const desk = await shen.socket();
    await chen.call("POST /my/conversation/messages", {
      clientId: newClientId(),
      body: { kind: "text", text: "您好，想问一下到期的事" },
    });

    const { message } = await desk.frame("message");
    expect(message.body).toMatchObject({ text: "您好，想问一下到期的事" });
    expect((await chen.call("GET /my/home", {})).rm.presenceText).toContain("由沈若为您服务");
    desk.close();
  });

  it("has the cover read the brief before the first word", async () => {
    const { id, customerId } = (await shen.call("GET /conversations", {})).items.find(
      ({ customerName }) => customerName === "陈嘉禾",
    ) ?? { id: "", customerId: "" };
    const say = () =>
      shen.call("POST /conversations/:id/messages", {
        id,
        clientId: newClientId(),
        body: { kind: "text", text: "陈先生您好，林静休假，由我为您服务" },
      });

    expect(await failureOf(say())).toMatchObject({ status: 409, code: "handover.briefUnread" });
    expect(
      await shen.call("GET /customers/:customerId/handover-brief", { customerId }),
    ).toMatchObject({ state: "due", reason: "cover", fromName: "林静" });
    await shen.call("POST /customers/:customerId/handover-brief/read", { customerId });
    expect((await say()).message.author.name).toBe("沈若");
  });

  it("offers the customer the cover's times, by name, and books them with the cover", async () => {
    const { next } = await chen.call("GET /my/slots", { purposeId: "review" });
    const [slot] = next;

    expect(slot).toMatchObject({ staffName: "沈若" });
    const booking = await chen.call("POST /my/bookings", {
      clientId: newClientId(),
      purposeId: "review",
      start: slot?.start ?? "",
      staffId: slot?.staffId ?? "",
    });
    expect(booking.staffName).toBe("沈若");
  });

  it("ends by the clock within a second, on open sockets too", async () => {
    const { id } = (await shen.call("GET /conversations", {})).items.find(
      ({ customerName }) => customerName === "陈嘉禾",
    ) ?? { id: "" };
    const desk = await shen.socket();
    desk.send({ kind: "resume", conversationId: id, afterSeq: 0 });
    await desk.frame("resumed");

    await app().setTime("2026-11-28T18:00:01+08:00");

    expect(await desk.closed).toBe(1012);
    await until(async () => (await bookOf(shen)).length === 0, "the end of the sight", 1_500);
    expect(await failureOf(shen.call("GET /conversations/:id/messages", { id }))).toMatchObject({
      status: 404,
    });
    await app().setTime("2026-11-25T10:10:00+08:00");
  });

  it("can be ended early by who is away, which frees the calendar", async () => {
    const made = await leave("2026-12-01T09:00:00+08:00", "2026-12-02T18:00:00+08:00");

    expect(await failureOf(shen.call("POST /covers/:id/end", { id: made.id }))).toMatchObject({
      code: "cover.notFound",
    });
    expect(await lin.call("POST /covers/:id/end", { id: made.id })).toMatchObject({
      state: "ended",
    });
    const again = await leave("2026-12-01T09:00:00+08:00", "2026-12-02T18:00:00+08:00");
    await lin.call("POST /covers/:id/end", { id: again.id });
  });
});

describe("what is refused", () => {
  it.each([
    ["in the past", "2026-11-20T09:00:00+08:00", "2026-11-21T09:00:00+08:00", "cover.badTime"],
    ["turned round", "2026-12-08T09:00:00+08:00", "2026-12-07T09:00:00+08:00", "cover.badTime"],
    ["of two months", "2026-12-08T09:00:00+08:00", "2027-02-08T09:00:00+08:00", "cover.badTime"],
  ])("a leave %s", async (_, start, end, code) => {
    expect(await failureOf(leave(start, end))).toMatchObject({ status: 422, code });
  });

  it("a cover by oneself, by a marketer and by a forged id", async () => {
    for (const id of [linId, await staffIdOf("head-gu", await app().as("head-gu")), "stf_none"])
      expect(
        await failureOf(leave("2026-12-10T09:00:00+08:00", "2026-12-11T09:00:00+08:00", id)),
      ).toMatchObject({ code: "cover.notAColleague" });
  });

  it("a leave for somebody of another team, as if there were nobody", async () => {
    const zhou = await staffIdOf("rm-zhou", await app().as("head-gu"));
    const ask = (staffId: string) =>
      failureOf(
        lead.call("POST /covers", {
          staffId,
          coverId: shenId,
          start: "2026-12-10T09:00:00+08:00",
          end: "2026-12-11T09:00:00+08:00",
          reason: "病假",
        }),
      );

    expect(await ask(zhou)).toEqual(await ask("stf_none"));
  });

  it("a decision by who would stand in", async () => {
    const again = await signInStaff("rm-shen", app());
    const made = await leave("2026-12-14T09:00:00+08:00", "2026-12-15T18:00:00+08:00");

    await again.stepUp();
    expect(
      await failureOf(
        again.call("POST /approvals/:id/approve", { id: made.approvalId ?? "", reason: "我来代" }),
      ),
    ).toMatchObject({ status: 404 });
  });
});
