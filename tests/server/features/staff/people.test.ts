import { totp } from "@sandbox/control/totp";
import { testApp } from "@tests/support/app";
import { failureOf, type Person, signInStaff, staffWith } from "@tests/support/as";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { staffIdOf } from "@tests/support/build/staff";
import { startServerProcess } from "@tests/support/server-process";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
let admin: Person;
let security: Person;
beforeAll(async () => {
  [admin, security] = [await app().as("admin-ye"), await app().as("security-mo")];
  await admin.stepUp();
  await security.stepUp();
});
const stranger = () => staffWith("new", new BrowserJar(app().url, newAddress()), app());
const tokenIn = (url: string) => url.split("/join/")[1] ?? "";

describe("a new member of staff", () => {
  const password = "春江水暖鸭先知的第一个早晨";
  let id = "";
  let token = "";
  let secret = "";

  it("is added by administration without a role, which the security officer grants", async () => {
    const unitId = (await admin.call("GET /organisation", {})).units.find(
      ({ name }) => name === "财富管理二队",
    )?.id;
    const given = { no: "rm-tang", name: "唐棠", title: "客户经理", unitId: unitId ?? "" };
    const made = await admin.call("POST /staff", { ...given, phone: "13900001111" });
    id = made.id;

    expect(made).toMatchObject({ roles: [], phoneMasked: "139****1111", state: "active" });
    expect(await failureOf(admin.call("POST /staff", given))).toMatchObject({
      code: "staff.noTaken",
    });
    expect(
      await failureOf(admin.call("PUT /staff/:id/roles", { id, roles: ["rm"] })),
    ).toMatchObject({ status: 403 });
    expect(await security.call("PUT /staff/:id/roles", { id, roles: ["rm"] })).toMatchObject({
      roles: ["rm"],
    });
  });

  it("gets a link that shows an authenticator to enrol and takes no weak password", async () => {
    token = tokenIn((await admin.call("POST /staff/:id/invitations", { id, kind: "invite" })).url);
    const visitor = stranger();
    const open = await visitor.call("POST /joins/open", { token });
    secret = open.totpSecret ?? "";

    expect(open).toMatchObject({ kind: "invite", account: "rm-tang", name: "唐棠" });
    expect(open.totpUri).toContain("otpauth://totp/");
    expect((await visitor.call("POST /joins/open", { token })).totpSecret).toBe(secret);
    for (const [weak, issue] of [
      ["password2026", "common"],
      ["rm-tang-2026", "context"],
      ["short", "short"],
    ])
      expect(
        (
          await failureOf(
            visitor.call("POST /joins/finish", { token, password: weak ?? "", code: "000000" }),
          )
        ).details,
      ).toMatchObject({ issues: expect.arrayContaining([issue]) });
  });

  it("uses it once, and then signs in with both factors", async () => {
    const finish = (code: string) =>
      stranger().call("POST /joins/finish", { token, password, code });
    const now = Date.now();

    expect(await failureOf(finish("000000"))).toMatchObject({ code: "session.wrongCode" });
    const { recoveryCodes } = await finish(totp(secret, now - 30_000).code);
    expect(recoveryCodes).toHaveLength(10);
    expect(await failureOf(finish(totp(secret, now).code))).toMatchObject({
      status: 410,
      code: "join.used",
    });
    const tang = stranger();
    expect(await tang.call("POST /auth/password", { account: "rm-tang", password })).toEqual({
      state: "secondFactor",
    });
    expect(await failureOf(tang.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    expect(
      await failureOf(tang.call("POST /auth/recovery", { code: "aaaaa-bbbbb" })),
    ).toMatchObject({ code: "session.wrongRecoveryCode" });
    const code = recoveryCodes[0] ?? "";
    expect(await tang.call("POST /auth/recovery", { code })).toEqual({
      state: "signedIn",
      left: 9,
    });
    expect(await tang.call("GET /me/staff", {})).toMatchObject({ name: "唐棠", roles: ["rm"] });
    const elsewhere = new BrowserJar(app().url, "198.51.100.9");
    const again = staffWith("new", elsewhere, app());
    await again.call("POST /auth/password", { account: "rm-tang", password });
    expect(await failureOf(again.call("POST /auth/recovery", { code }))).toMatchObject({
      status: 401,
    });
    await again.call("POST /auth/totp", { code: totp(secret, now).code });
    expect((await again.call("GET /me/security", {})).notices.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["recoveryUsed", "newAddress"]),
    );
  });

  it("has a password reset that asks for the authenticator, and signs nobody in", async () => {
    const link = async (kind: "password" | "factor") =>
      tokenIn((await admin.call("POST /staff/:id/invitations", { id, kind })).url);
    const first = await link("password");
    const visitor = stranger();
    const next = "换了一个更长的新密码短语";

    expect(
      await failureOf(visitor.call("POST /joins/finish", { token: first, password: next })),
    ).toMatchObject({ status: 403, code: "join.proofNeeded" });
    await visitor.call("POST /joins/finish", {
      token: first,
      password: next,
      code: totp(secret, Date.now() + 30_000).code,
    });
    expect(await failureOf(visitor.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    const second = await link("factor");
    expect(
      await failureOf(
        visitor.call("POST /joins/finish", { token: second, password, code: "123456" }),
      ),
    ).toMatchObject({ code: "join.proofNeeded" });
    const third = await link("factor");
    expect(await failureOf(visitor.call("POST /joins/open", { token: second }))).toMatchObject({
      status: 410,
    });
    expect(await visitor.call("POST /joins/open", { token: third })).toMatchObject({
      kind: "factor",
    });
  });
});

describe("what administration may not do", () => {
  it("is to make a link for themselves, or to leave the bank without an administrator", async () => {
    const own = (await admin.call("GET /me/staff", {})).id;

    expect(
      await failureOf(admin.call("POST /staff/:id/invitations", { id: own, kind: "factor" })),
    ).toMatchObject({ code: "staff.notYourself" });
    expect(
      await failureOf(security.call("PUT /staff/:id/roles", { id: own, roles: ["marketer"] })),
    ).toMatchObject({ code: "staff.lastAdmin" });
  });

  it("is to take the manager's role from somebody with customers", async () => {
    const id = await staffIdOf("rm-shen", admin);

    expect(
      await failureOf(security.call("PUT /staff/:id/roles", { id, roles: ["marketer"] })),
    ).toMatchObject({ status: 409, code: "staff.hasBook" });
  });
});

describe("a change of roles on one server", () => {
  it("closes sockets that another holds within a second, and its next request", async () => {
    const other = await startServerProcess(app().environment);
    try {
      const place = { url: other.url, sandbox: app().sandbox };
      const bai = await signInStaff("expert-bai", place);
      const socket = await bai.socket();
      const id = await staffIdOf("expert-bai", admin);
      const began = performance.now();

      await security.call("PUT /staff/:id/roles", { id, roles: ["expert", "lobby"] });
      const code = await socket.closed;
      const took = performance.now() - began;

      expect(code).toBe(4401);
      expect(took).toBeLessThan(1_000);
      expect(await failureOf(bai.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    } finally {
      await other.kill();
    }
  }, 60_000);
});

describe("sessions of others", () => {
  it("are listed and ended one by one by administration", async () => {
    const su = await signInStaff("marketer-su", app());
    const id = await staffIdOf("marketer-su", admin);
    const { sessions = [] } = await admin.call("GET /staff/:id", { id });

    await admin.call("DELETE /staff/:id/sessions/:sessionId", {
      id,
      sessionId: sessions[0]?.id ?? "",
    });

    expect(sessions).toHaveLength(1);
    expect(await failureOf(su.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
  });

  it("are not shown to a lead", async () => {
    const lead = await app().as("lead-qin");
    const id = await staffIdOf("rm-lin", lead);

    expect(await lead.call("GET /staff/:id", { id })).not.toHaveProperty("sessions");
  });
});
