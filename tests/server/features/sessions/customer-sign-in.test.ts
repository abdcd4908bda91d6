import type { AppError } from "@shared/core/errors";
import { testApp } from "@tests/support/app";
import { callerOf, customerWith, failureOf } from "@tests/support/as";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { customerIdOf } from "@tests/support/build/customers";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const stranger = () => callerOf(new BrowserJar(app().url, newAddress()))();

async function freshLogin(person = "vip-chen") {
  const { code } = app().sandbox.control.login(person);
  return { code, session: await stranger()("POST /sessions/mini", { code }) };
}

describe("signing in with wx.login", () => {
  it("opens a session of the bound customer", async () => {
    const chen = await app().as("vip-chen");
    const { session } = await freshLogin();

    expect(session.binding).toBe("bound");
    const profile = await customerWith("vip-chen", session, app()).call("GET /my/profile", {});
    expect(profile.id).toBe((await chen.call("GET /my/profile", {})).id);
  });

  it("refuses a code that was used", async () => {
    const { code } = await freshLogin();

    const failure = await failureOf(stranger()("POST /sessions/mini", { code }));
    expect(failure).toMatchObject({ status: 401, code: "session.codeRejected" });
  });

  it("refuses a code that nobody was given", async () => {
    const failure = await failureOf(stranger()("POST /sessions/mini", { code: "0f3Made_Up" }));
    expect(failure).toMatchObject({ status: 401, code: "session.codeRejected" });
  });

  it("answers neither the openid nor the session key", async () => {
    const { control } = app().sandbox;
    const answer = await new BrowserJar(app().url, newAddress()).fetch("/api/v1/sessions/mini", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: control.login("vip-chen").code }),
    });

    const { tokens, ...rest } = (await answer.json()) as Record<string, unknown>;
    expect(rest).toEqual({ binding: "bound" });
    expect(Object.keys(tokens as object)).toEqual(["accessToken", "refreshToken", "expiresIn"]);
  });

  it("believes no header and no field about who somebody is", async () => {
    await app().as("vip-chen");
    const wu = await app().as("vip-wu");
    const { control } = app().sandbox;
    const chen = control.people().find(({ id }) => id === "vip-chen");
    const other = await customerIdOf("vip-chen");

    const answer = await wu.fetch(
      `/api/v1/my/profile?customerId=${other}&openid=${chen?.openids.mini}`,
      {
        headers: {
          "x-wx-openid": chen?.openids.mini ?? "",
          "x-customer-id": other,
          "x-user-id": other,
        },
      },
    );
    const written = await wu.fetch("/api/v1/my/conversation/messages", {
      method: "POST",
      headers: { "content-type": "application/json", "x-wx-openid": chen?.openids.mini ?? "" },
      body: JSON.stringify({
        clientId: "claims-to-be-another",
        body: { kind: "text", text: "您好" },
        customerId: other,
        author: { kind: "customer", id: other },
        seq: 99,
      }),
    });

    const self = await customerIdOf("vip-wu");
    expect(await answer.json()).toMatchObject({ id: self });
    expect(await written.json()).toMatchObject({ message: { seq: 1, author: { id: self } } });
  });

  it("keeps no usable token in the database", async () => {
    const { session } = await freshLogin();

    const stored = JSON.stringify(
      await mongoose.connection.collection("sessions").find().toArray(),
    );
    expect(stored).not.toContain(session.tokens.accessToken);
    expect(stored).not.toContain(session.tokens.refreshToken);
  });
});

describe("refreshing a session", () => {
  it("gives new tokens, and the old access token dies at once", async () => {
    const { session } = await freshLogin();
    const before = customerWith("vip-chen", session, app());
    await before.call("GET /my/profile", {});

    const tokens = await stranger()("POST /sessions/refresh", {
      refreshToken: session.tokens.refreshToken,
    });

    const failure = await failureOf(before.call("GET /my/profile", {}));
    expect(failure).toMatchObject({ status: 401, code: "request.unauthenticated" });
    expect(tokens.accessToken).not.toBe(session.tokens.accessToken);
    const after = customerWith("vip-chen", { tokens }, app());
    expect(await after.call("GET /my/profile", {})).toHaveProperty("id");
  });

  it("ends the whole family when a refresh token comes twice", async () => {
    const { session } = await freshLogin();
    const { refreshToken } = session.tokens;
    const tokens = await stranger()("POST /sessions/refresh", { refreshToken });

    const failure = await failureOf(stranger()("POST /sessions/refresh", { refreshToken }));

    expect(failure).toMatchObject({ status: 401, code: "session.refreshRejected" });
    const newest = customerWith("vip-chen", { tokens }, app());
    expect(await failureOf(newest.call("GET /my/profile", {}))).toMatchObject({ status: 401 });
    const again = stranger()("POST /sessions/refresh", { refreshToken: tokens.refreshToken });
    expect(await failureOf(again)).toMatchObject({ code: "session.refreshRejected" });
  });

  it("lets one of two refreshes at the same moment win, and never gives two families", async () => {
    const { session } = await freshLogin();
    const { refreshToken } = session.tokens;

    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => stranger()("POST /sessions/refresh", { refreshToken })),
    );

    expect(answers.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
  });

  it("refuses a token that was never given", async () => {
    const failure = await failureOf(
      stranger()("POST /sessions/refresh", { refreshToken: "a".repeat(43) }),
    );
    expect(failure).toMatchObject({ status: 401, code: "session.refreshRejected" });
  });
});

describe("too many sessions of one customer", () => {
  it("ends the oldest when a sixth device signs in", async () => {
    await app().as("vip-zhao");
    const sessions = [];
    for (let device = 0; device < 6; device += 1) {
      const { session } = await freshLogin("vip-zhao");
      sessions.push(customerWith("vip-zhao", session, app()));
    }

    const answers = await Promise.all(
      sessions.map((one) =>
        one.call("GET /my/profile", {}).then(
          () => 200,
          (error: AppError) => error.status,
        ),
      ),
    );
    expect(answers).toEqual([401, 200, 200, 200, 200, 200]);
  });
});

describe("signing out", () => {
  it("closes the session and its socket", async () => {
    const { session } = await freshLogin();
    const device = customerWith("vip-chen", session, app());
    const socket = await device.socket();

    await device.call("POST /sessions/end", {});

    expect(await socket.closed).toBe(4401);
    expect(await failureOf(device.call("GET /my/profile", {}))).toMatchObject({ status: 401 });
  });

  it("spoils a socket ticket that was already given", async () => {
    const { session } = await freshLogin();
    const device = customerWith("vip-chen", session, app());
    const { ticket } = await device.call("POST /live/tickets", {});
    await device.call("POST /sessions/end", {});

    const { openSocket } = await import("@tests/support/socket");
    await expect(openSocket(app().url, ticket)).rejects.toThrow("401");
  });
});
