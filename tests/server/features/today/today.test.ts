import { testApp } from "@tests/support/app";
import { newClientId } from "@tests/support/build/ids";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });

const todayOf = async (who: string) => (await (await app().as(who)).call("GET /today", {})).items;

describe("an RM's day", () => {
  it("begins with who waits longest, then today's bookings, and is empty of others' customers", async () => {
    const chen = await app().as("vip-chen");
    const zhao = await app().as("vip-zhao");
    for (const one of [chen, zhao])
      await one.call("POST /my/conversation/messages", {
        clientId: newClientId(),
        body: { kind: "text", text: "请尽快联系我" },
      });
    const { next } = await chen.call("GET /my/slots", { purposeId: "call" });
    await chen.call("POST /my/bookings", {
      clientId: newClientId(),
      purposeId: "call",
      start: next[0]?.start ?? "",
      staffId: next[0]?.staffId ?? "",
    });

    const calm = await todayOf("rm-lin");
    await app().setTime("2026-11-25T10:11:00+08:00");
    const late = await todayOf("rm-lin");

    expect(calm.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["unanswered", "booking"]));
    expect(calm.filter(({ kind }) => kind === "unanswered")).toMatchObject([
      {
        customerName: "陈嘉禾",
        text: "请尽快联系我",
        tone: "calm",
        open: { scene: "conversation" },
      },
    ]);
    expect(late[0]).toMatchObject({ kind: "unanswered", tone: "late" });
    expect(JSON.stringify(late)).not.toContain("赵启明");
  });

  it("names what opens it", async () => {
    const lin = await app().as("rm-lin");
    const [first] = await todayOf("rm-lin");

    expect(await lin.call("GET /conversations/:id", { id: first?.open.id ?? "" })).toMatchObject({
      customerName: "陈嘉禾",
    });
  });
});

describe("the day of those who serve nobody", () => {
  it("holds no customer", async () => {
    for (const who of ["admin-ye", "security-mo", "compliance-lu", "marketer-su"])
      expect(JSON.stringify(await todayOf(who))).not.toContain("陈嘉禾");
  });
});
