import { testApp } from "@tests/support/app";
import { failureOf, type Person, signInStaff, staffWith } from "@tests/support/as";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { customerIdOf } from "@tests/support/build/customers";
import { openSocket } from "@tests/support/socket";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

async function idOf(person: Person): Promise<string> {
  return (await person.call("GET /me/staff", {})).id;
}

/** A further desktop of somebody who is signed in, confirmed on their phone. */
async function anotherDesktop(phone: Person): Promise<Person> {
  const desktop = staffWith(phone.name, new BrowserJar(app().url, newAddress()), app());
  const { id } = await desktop.call("POST /auth/qr", {});
  await phone.call("POST /auth/qr/:id/confirm", { id });
  await desktop.call("POST /auth/qr/:id/claim", { id });
  return desktop;
}

describe("disabling a member of staff", () => {
  it("takes every session, socket, ticket and remembered browser at once, and enabling gives none back", async () => {
    const admin = await app().as("admin-ye");
    const phone = await signInStaff("rm-shen", app());
    const desktop = await anotherDesktop(phone);
    const id = await idOf(phone);
    const sockets = [await phone.socket(), await desktop.socket()];
    const { ticket } = await phone.call("POST /live/staff-tickets", {});

    await admin.stepUp();
    const row = await admin.call("POST /staff/:id/disable", { id });

    expect(row).toMatchObject({ state: "disabled", sessions: 0 });
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401]);
    for (const one of [phone, desktop])
      expect(await failureOf(one.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    await expect(openSocket(app().url, ticket)).rejects.toThrow("401");

    const { throughWechat } = await import("@tests/support/as");
    expect(await throughWechat(phone.browser, "rm-shen")).toBe("/sign-in?failed=session.disabled");
    await admin.call("POST /staff/:id/enable", { id });
    expect(await failureOf(phone.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    expect(await throughWechat(phone.browser, "rm-shen")).toMatch(/^\/sign-in\/code/);
  });

  it("is for administrators who stepped up, and not for oneself", async () => {
    const admin = await anotherDesktop(await app().as("admin-ye"));
    const lead = await app().as("lead-qin");
    const id = await idOf(await app().as("rm-lin"));

    expect(await failureOf(admin.call("POST /staff/:id/disable", { id }))).toMatchObject({
      status: 401,
      code: "request.reauthenticate",
    });
    expect(await failureOf(lead.call("POST /staff/:id/disable", { id }))).toMatchObject({
      status: 403,
      code: "request.denied",
    });
  });
});

describe("a change of roles", () => {
  it("ends the person's sessions, so that nobody works on with the old ones", async () => {
    const security = await app().as("security-mo");
    const lobby = await signInStaff("lobby-he", app());
    const socket = await lobby.socket();
    const id = await idOf(lobby);

    await security.stepUp();
    await security.call("PUT /staff/:id/roles", { id, roles: ["lobby", "rm"] });

    expect(await socket.closed).toBe(4401);
    expect(await failureOf(lobby.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
  });
});

describe("one's own sessions", () => {
  it("are listed with the one in use, and another one can be ended", async () => {
    const phone = await signInStaff("rm-zhou", app());
    const desktop = await anotherDesktop(phone);
    const socket = await desktop.socket();

    const { items } = await phone.call("GET /me/sessions", {});
    const other = items.find(({ current }) => !current);
    await phone.call("DELETE /me/sessions/:id", { id: other?.id ?? "" });

    expect(items).toHaveLength(2);
    expect(await socket.closed).toBe(4401);
    expect(await failureOf(desktop.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    expect((await phone.call("GET /me/sessions", {})).items).toHaveLength(1);
  });

  it("are one's own: somebody else's is not found", async () => {
    const lin = await app().as("rm-lin");
    const security = await app().as("security-mo");
    const [own] = (await lin.call("GET /me/sessions", {})).items;

    const failure = await failureOf(
      security.call("DELETE /me/sessions/:id", { id: own?.id ?? "" }),
    );

    expect(failure).toMatchObject({ status: 404, code: "request.notFound" });
    expect(await lin.call("GET /me/staff", {})).toHaveProperty("id");
  });

  it("are two at most: the third ends the oldest, and its owner is told", async () => {
    const phone = await signInStaff("expert-fang", app());
    const desktop = await anotherDesktop(phone);
    const newest = await anotherDesktop(desktop);

    expect(await failureOf(phone.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    for (const one of [desktop, newest])
      expect(await one.call("GET /me/staff", {})).toHaveProperty("id");
    const { notices } = await newest.call("GET /me/security", {});
    expect(notices.map(({ kind }) => kind)).toContain("sessionPushedOut");
  });

  it("are one at a time for an administrator", async () => {
    const first = await signInStaff("admin-ye", app());
    const second = await anotherDesktop(first);

    expect(await failureOf(first.call("GET /me/staff", {}))).toMatchObject({ status: 401 });
    expect(await second.call("GET /me/staff", {})).toHaveProperty("id");
  });
});

describe("sockets", () => {
  it("open once a ticket, from our own pages only, and at most five a person", async () => {
    const chen = await app().as("vip-chen");
    const ticketOf = async () => (await chen.call("POST /live/tickets", {})).ticket;
    const used = await ticketOf();
    const first = await openSocket(app().url, used);

    await expect(openSocket(app().url, used)).rejects.toThrow("401");
    await expect(openSocket(app().url, "made-up")).rejects.toThrow("401");
    await expect(
      openSocket(app().url, await ticketOf(), { origin: "https://evil.example" }),
    ).rejects.toThrow("403");
    const more = await Promise.all(
      [1, 2, 3, 4].map(async () => openSocket(app().url, await ticketOf())),
    );
    await expect(openSocket(app().url, await ticketOf())).rejects.toThrow("429");
    for (const socket of [first, ...more]) socket.close();
  });

  it("close on what is no frame, on too large a frame and on a flood", async () => {
    const chen = await app().as("vip-wu");
    const raw = async (text: string) => {
      const socket = await chen.socket();
      (socket as unknown as { send(frame: unknown): void }).send(JSON.parse(text));
      return socket.closed;
    };
    const flood = await chen.socket();
    for (let count = 0; count < 60; count += 1) flood.send({ kind: "ping" });

    expect(await raw('"text"')).toBe(1007);
    expect(await raw(JSON.stringify({ kind: "ping", filler: "x".repeat(70_000) }))).toBe(1009);
    expect(await flood.closed).toBe(1008);
  });

  it("close when their session runs out by itself", async () => {
    const zhao = await app().as("vip-zhao");
    const socket = await zhao.socket();
    await mongoose.connection
      .collection("sessions")
      .updateMany(
        { "subject.id": await customerIdOf("vip-zhao") },
        { $set: { accessExpiresAt: new Date(0), refreshExpiresAt: new Date(0) } },
      );
    const { live } = app().server.ports as unknown as { live: { checkSessions(): Promise<void> } };
    await live.checkSessions();

    expect(await socket.closed).toBe(4401);
  });
});
