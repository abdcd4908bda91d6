import { hash } from "@node-rs/argon2";
import { staff } from "@server/features/organisation";
import { testApp } from "@tests/support/app";
import { atWechat, failureOf, signInStaff, staffWith, throughWechat } from "@tests/support/as";
import { codeAt, unusedCode } from "@tests/support/authenticator";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
const password = "一句很长的口令 with words 2026";
const freshBrowser = () => new BrowserJar(app().url, newAddress());
const desktop = (name: string, browser = freshBrowser()) => staffWith(name, browser, app());

beforeAll(async () => {
  const person = await staff.byNo("marketer-su");
  await staff.change(person?._id ?? "", { passwordHash: await hash(password) });
});

describe("the first factor of staff", () => {
  it.each([
    [
      "a password",
      async () => {
        const browser = freshBrowser();
        const answer = await desktop("marketer-su", browser).call("POST /auth/password", {
          account: "marketer-su",
          password,
        });
        expect(answer).toEqual({ state: "secondFactor" });
        return browser;
      },
    ],
    [
      "a WeChat identity",
      async () => {
        const browser = freshBrowser();
        expect(await throughWechat(browser, "marketer-su", { to: "/today" })).toBe(
          "/sign-in/code?to=%2Ftoday",
        );
        return browser;
      },
    ],
  ])("opens nothing by %s alone", async (_name, firstFactor) => {
    const half = desktop("marketer-su", await firstFactor());

    const failures = await Promise.all([
      failureOf(half.call("GET /me/staff", {})),
      failureOf(half.call("GET /events", {})),
      failureOf(half.call("POST /live/staff-tickets", {})),
      failureOf(half.call("POST /me/step-up", { code: "123456" })),
      failureOf(half.call("POST /auth/qr/:id/confirm", { id: "qrs_x" })),
    ]);
    expect(failures.map(({ status, code }) => `${status} ${code}`)).toEqual(
      Array(5).fill("401 session.secondFactorNeeded"),
    );
  });

  it("answers an unknown account exactly as a wrong password, and one without a password too", async () => {
    const answers = await Promise.all(
      ["marketer-su", "nobody-here", "rm-lin"].map(async (account) => {
        const answer = await desktop(account).fetch("/api/v1/auth/password", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ account, password: "wrong" }),
        });
        const { error } = (await answer.json()) as { error: Record<string, unknown> };
        return { status: answer.status, ...error, requestId: "" };
      }),
    );

    expect(answers[0]).toMatchObject({ status: 401, code: "session.wrongCredentials" });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it("slows guessing at one account down from one place, and not from another", async () => {
    const guesser = desktop("marketer-su");
    const wrong = () =>
      failureOf(guesser.call("POST /auth/password", { account: "marketer-su", password: "no" }));
    const codes = [];
    for (let tries = 0; tries < 11; tries += 1) codes.push((await wrong()).code);

    const elsewhere = desktop("marketer-su");
    const answer = await elsewhere.call("POST /auth/password", {
      account: "marketer-su",
      password,
    });

    expect(codes.at(-1)).toBe("request.tooMany");
    expect(answer.state).toBe("secondFactor");
  });

  it("does not push complete sessions out, however often it is given", async () => {
    const working = await signInStaff("marketer-su", app());
    for (let tries = 0; tries < 6; tries += 1) await throughWechat(freshBrowser(), "marketer-su");

    expect(await working.call("GET /me/staff", {})).toMatchObject({ name: "苏晴" });
  });

  it("is no use to somebody who is no member of staff", async () => {
    const ended = await throughWechat(freshBrowser(), "vip-chen");

    expect(ended).toBe("/sign-in?failed=session.notStaff");
  });

  it("signs nobody in as the virtual person of a snapshot page", async () => {
    const ended = await throughWechat(freshBrowser(), "rm-lin", { consent: "snapshot" });
    const asCustomer = await throughWechat(freshBrowser(), "vip-chen", {
      to: "/m/",
      as: "customer",
      consent: "snapshot",
    });

    expect(ended).toBe("/sign-in?failed=session.codeRejected");
    expect(asCustomer).toBe("/m/?failed=session.codeRejected");
  });
});

describe("the second factor of staff", () => {
  it("takes a code once, also on another browser and for stepping up", async () => {
    const code = unusedCode("lead-qin");
    const first = freshBrowser();
    await throughWechat(first, "lead-qin");
    const signedIn = desktop("lead-qin", first);
    await signedIn.call("POST /auth/totp", { code });
    const second = freshBrowser();
    await throughWechat(second, "lead-qin");

    const replayed = await failureOf(desktop("lead-qin", second).call("POST /auth/totp", { code }));
    const stepped = await failureOf(signedIn.call("POST /me/step-up", { code }));

    expect(replayed).toMatchObject({ status: 401, code: "session.codeUsed" });
    expect(stepped).toMatchObject({ status: 401, code: "session.codeUsed" });
  });

  it("lets one of two who give the same code at once in", async () => {
    const code = unusedCode("head-gu");
    const browsers = [freshBrowser(), freshBrowser()];
    for (const browser of browsers) await throughWechat(browser, "head-gu");

    const answers = await Promise.allSettled(
      browsers.map((browser) => desktop("head-gu", browser).call("POST /auth/totp", { code })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("refuses a code of minutes ago or of minutes ahead", async () => {
    const browser = freshBrowser();
    await throughWechat(browser, "rm-shen");
    const half = desktop("rm-shen", browser);

    for (const minutes of [-10, -2, 2, 10]) {
      const code = codeAt("rm-shen", Date.now() + minutes * 60_000);
      expect(await failureOf(half.call("POST /auth/totp", { code }))).toMatchObject({
        status: 401,
        code: "session.wrongCode",
      });
    }
  });

  it("replaces the waiting session by a new one and remembers the browser for eight hours", async () => {
    const browser = freshBrowser();
    await throughWechat(browser, "rm-zhou");
    const waiting = browser.copy();
    await desktop("rm-zhou", browser).call("POST /auth/totp", { code: unusedCode("rm-zhou") });

    expect(browser.cookies.get("__Host-session")).not.toBe(waiting.cookies.get("__Host-session"));
    expect(await failureOf(desktop("rm-zhou", waiting).call("GET /me/staff", {}))).toMatchObject({
      status: 401,
    });
    browser.cookies.delete("__Host-session");
    expect(await throughWechat(browser, "rm-zhou", { to: "/inbox" })).toBe("/inbox");
    expect(await desktop("rm-zhou", browser).call("GET /me/staff", {})).toMatchObject({
      name: "周铭",
    });
  });

  it("does not count on somebody else's remembered browser", async () => {
    const { browser } = await signInStaff("expert-bai", app());
    browser.cookies.delete("__Host-session");

    expect(await throughWechat(browser, "expert-fang")).toMatch(/^\/sign-in\/code/);
  });

  it("cannot be given without the first", async () => {
    const failure = await failureOf(
      desktop("rm-lin").call("POST /auth/totp", { code: codeAt("rm-lin", Date.now()) }),
    );

    expect(failure).toMatchObject({ status: 401, code: "session.wrongCredentials" });
  });
});

describe("coming back from WeChat", () => {
  async function started(browser = freshBrowser()) {
    const start = await browser.fetch("/auth/wechat/start?to=/today&as=staff");
    return atWechat(start.headers.get("location") ?? "", "security-mo");
  }

  it("takes a state once, from the browser it was given to, and no made-up one", async () => {
    const browser = freshBrowser();
    const back = await started(browser);
    const used = browser.copy();

    expect((await freshBrowser().fetch(back)).status).toBe(400);
    const stateless = new URL(back);
    stateless.searchParams.delete("state");
    expect((await freshBrowser().fetch(stateless.href)).status).toBe(400);
    const again = await started(used);
    expect((await used.fetch(again)).status).toBe(302);
    expect((await used.fetch(again)).status).toBe(400);
  });

  it("refuses a code that was exchanged already", async () => {
    const browser = freshBrowser();
    const first = new URL(await started(browser));
    await browser.fetch(first.href);
    const second = new URL(await started(browser));
    second.searchParams.set("code", first.searchParams.get("code") ?? "");

    const answer = await browser.fetch(second.href);

    expect(answer.headers.get("location")).toBe("/sign-in?failed=session.codeRejected");
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:/evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%2f%2fevil.example",
    "/%2F/evil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "/@evil.example",
    "/today@evil.example",
    "//evil.example/%2e%2e",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\r\nSet-Cookie: x=1",
    "//evil.example\\@127.0.0.1",
    "evil.example",
    "?next=//evil.example",
    "/<script>alert(1)</script>",
    "",
  ])("leads to no other place: %j", async (to) => {
    const browser = freshBrowser();

    const ended = await throughWechat(browser, "security-mo", { to });

    expect(ended).toBe("/sign-in/code?to=%2F");
  });

  it("keeps the wanted page when it is one of ours", async () => {
    const ended = await throughWechat(freshBrowser(), "security-mo", {
      to: "/customers/cus_1?tab=holdings#top",
    });

    expect(ended).toBe(
      `/sign-in/code?to=${encodeURIComponent("/customers/cus_1?tab=holdings#top")}`,
    );
  });

  it("is refused under a host that is not ours", async () => {
    const answer = await rawStart("evil.example");

    expect(answer).toBe(403);
  });
});

describe("the cookies of staff", () => {
  it("are out of reach of scripts and of other sites", async () => {
    const browser = freshBrowser();
    await throughWechat(browser, "lobby-he");
    const answer = await desktop("lobby-he", browser).fetch("/api/v1/auth/totp", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: unusedCode("lobby-he") }),
    });

    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((one) => one.split("=")[0])).toEqual(["__Host-device", "__Host-session"]);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax/);
      expect(cookie).not.toMatch(/Domain/i);
      expect(cookie.length).toBeLessThan(4096);
    }
  });
});

/** What a start under another host's name answers; fetch itself would not let us lie. */
async function rawStart(host: string): Promise<number> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const asked = request(`${app().url}/auth/wechat/start`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}
