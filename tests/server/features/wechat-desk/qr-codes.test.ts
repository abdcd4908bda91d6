import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { until } from "@tests/support/until";
import { afterEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
const control = () => app().sandbox.control;
const admin = () => app().as("admin-ye");
const poster = { name: "大堂海报", purpose: "湖滨支行一楼", kind: "permanent" } as const;

afterEach(() => control().clearFaults());

async function countsOf(id: string, scans: number) {
  const ye = await admin();
  return until(async () => {
    const shown = await ye.call("GET /wechat-qr-codes/:id", { id });
    return shown.days.at(-1)?.scans === scans && shown;
  }, `${scans} scans`);
}

describe("a code with a scene", () => {
  it("counts its scans, the people behind them and who followed through it", async () => {
    const { id, url } = await (await admin()).call("POST /wechat-qr-codes", poster);
    control().addPerson({ id: "guest-a", nickname: "甲" });
    control().addFault({ path: "*", kind: "callback-duplicate", times: 1 });

    control().scan("guest-a", url);
    await control().settled();
    control().scan("guest-a", url);
    control().scan("vip-chen", url);
    const { code, days } = await countsOf(id, 3);

    expect(code).toMatchObject({ ...poster, people: 2, followers: 1 });
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toEqual({ date: "2026-11-25", scans: 3, followers: 1 });
  });

  it("lives as long as it was given when it is temporary", async () => {
    const code = await (await admin()).call("POST /wechat-qr-codes", {
      name: "沙龙签到",
      purpose: "",
      kind: "temporary",
      days: 3,
    });

    expect(code.expiresAt).toMatch(/^2026-11-28/);
  });

  it("leaves the list when it is taken out of use, and is counted still", async () => {
    const ye = await admin();
    const { id, url } = await ye.call("POST /wechat-qr-codes", poster);
    await ye.call("DELETE /wechat-qr-codes/:id", { id });
    control().scan("vip-wu", url);

    expect((await countsOf(id, 1)).code.name).toBe("大堂海报");
    const { items } = await ye.call("GET /wechat-qr-codes", {});
    expect(items.map((one) => one.id)).not.toContain(id);
    expect((await failureOf(ye.call("DELETE /wechat-qr-codes/:id", { id }))).code).toBe(
      "wechatDesk.notFound",
    );
  });

  it("is not kept when WeChat made none, and says why", async () => {
    const ye = await admin();
    const before = (await ye.call("GET /wechat-qr-codes", {})).items.length;
    control().addFault({ path: "/cgi-bin/qrcode/create", kind: "errcode", errcode: 45009 });

    const refused = await failureOf(ye.call("POST /wechat-qr-codes", poster));

    expect(refused.code).toBe("wechatDesk.refused");
    expect(String(refused.details?.what)).toContain("今日调用次数已用完");
    expect((await ye.call("GET /wechat-qr-codes", {})).items).toHaveLength(before);
  });
});

describe("a manager's own code", () => {
  it("is one, however often and by whomever it is asked for", async () => {
    const [lin, ye] = [await app().as("rm-lin"), await admin()];
    const staff = await ye.call("GET /staff", {});
    const staffId = staff.items.find(({ name }) => name === "林静")?.id ?? "";

    const own = await Promise.all([1, 2].map(() => lin.call("POST /me/wechat-code", {})));
    const again = await ye.call("POST /wechat-qr-codes", { ...poster, staffId });

    expect(new Set([...own.map(({ code }) => code.id), again.id]).size).toBe(1);
    expect(own[0]?.code).toMatchObject({ kind: "permanent", staff: { name: "林静" } });
  });
});
