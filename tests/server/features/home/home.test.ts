import { testApp } from "@tests/support/app";
import { newClientId } from "@tests/support/build/ids";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "relations" });

describe("the customer's first screen", () => {
  it("shows their own manager, what is unread, and only what concerns them now", async () => {
    const chen = await app().as("vip-chen");
    const lin = await app().as("rm-lin");
    const { id } = await chen.call("GET /my/conversation", {});
    await lin.call("POST /conversations/:id/messages", {
      id,
      clientId: newClientId(),
      body: { kind: "text", text: "陈先生,早上好" },
    });
    const { next } = await chen.call("GET /my/slots", { purposeId: "review" });
    await chen.call("POST /my/bookings", {
      clientId: newClientId(),
      purposeId: "review",
      start: next[0]?.start ?? "",
      staffId: next[0]?.staffId ?? "",
    });

    const home = await chen.call("GET /my/home", {});

    expect(home).toMatchObject({
      politeName: "陈先生",
      tier: "diamond",
      rm: { name: "林静", branchName: "上海分行" },
    });
    expect(home.unread).toBeGreaterThanOrEqual(1);
    expect(home.items.map(({ kind }) => kind)).toContain("booking");
    const times = home.items.map(({ at }) => at ?? "");
    expect(times).toEqual([...times].sort());
  });

  it("says nothing of money before the customer agreed to it", async () => {
    const wu = await app().as("vip-wu");
    const before = await wu.call("GET /my/home", {});
    const { noticeVersion } = await wu.call("GET /my/profile", {});
    expect(before.items.filter(({ kind }) => kind === "maturity")).toEqual([]);

    const consent = (granted: boolean) =>
      wu.call("POST /my/consents", {
        version: noticeVersion,
        answers: [{ purpose: "financial", granted }],
      });
    await consent(true);
    const shown = await wu.call("GET /my/portfolio", {});
    await consent(false);

    expect(shown.portfolio?.totalFen).toBeGreaterThan(0);
  });

  it("shows the profile masked", async () => {
    const chen = await app().as("vip-chen");

    expect(await chen.call("GET /my/profile", {})).toMatchObject({
      nameMasked: "陈**",
      phoneMasked: "138****6021",
    });
  });
});

describe("the asset report", () => {
  it("adds up, tells its day, and is nobody else's", async () => {
    const chen = await app().as("vip-chen");
    const { noticeVersion } = await chen.call("GET /my/profile", {});
    await chen.call("POST /my/consents", {
      version: noticeVersion,
      answers: [{ purpose: "financial", granted: true }],
    });

    const { portfolio } = await chen.call("GET /my/portfolio", {});

    const assets = (portfolio?.holdings ?? []).filter(({ kind }) => kind !== "loan");
    expect(portfolio?.asOf).toBe("2026-11-24");
    expect(portfolio?.totalFen).toBe(assets.reduce((sum, { amountFen }) => sum + amountFen, 0));
    const shares = (portfolio?.allocation ?? []).filter(({ kind }) => kind !== "loan");
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2);
    expect(portfolio?.maturities.every(({ inDays }) => inDays >= 0)).toBe(true);
    expect(portfolio?.trend.length).toBeGreaterThanOrEqual(12);
    expect(JSON.stringify(portfolio)).not.toContain("6229997106149087453");
  });

  it("asks for consent first", async () => {
    const zhao = await app().as("vip-zhao");
    const { failureOf } = await import("@tests/support/as");

    expect(await failureOf(zhao.call("GET /my/portfolio", {}))).toMatchObject({
      status: 451,
      code: "request.consentRequired",
      details: { purpose: "financial" },
    });
  });
});
