import { Session } from "@miniprogram/session/session";
import type { Transport } from "@shared/core/client";
import { beforeEach, describe, expect, it } from "vitest";

interface Request {
  readonly path: string;
  readonly token: string | undefined;
}

const hour = 3_600_000;

describe("the session of a device", () => {
  let requests: Request[];
  let answers: Record<string, (token: string | undefined) => { status: number; body: unknown }>;
  let storage: Map<string, unknown>;
  let now: number;
  let issued: number;
  let codes: number;

  const tokens = () => ({
    accessToken: `access-${++issued}`,
    refreshToken: `refresh-${issued}`,
    expiresIn: 1800,
  });
  const ok = (body: unknown) => ({ status: 200, body });
  const refused = (code: string) => ({ status: 401, body: { error: { code, message: code } } });

  const make = (given: { credential?: () => Promise<undefined>; arrives?: () => boolean } = {}) =>
    new Session({
      transportWith:
        (token): Transport =>
        async ({ url }) => {
          requests.push({ path: url, token: token() });
          await Promise.resolve();
          const answer = answers[url];
          if (!answer) throw new Error("no network");
          return answer(token());
        },
      credential: given.credential ?? (async () => ({ kind: "code", code: `code-${++codes}` })),
      arrives: given.arrives ?? (() => false),
      goToSignIn: () => false,
      storage: {
        read: <T>(key: string) => storage.get(key) as T | undefined,
        write: (key, value) => void storage.set(key, value),
        remove: (key) => void storage.delete(key),
      },
      now: () => now,
    });
  const paths = () => requests.map(({ path }) => path);

  beforeEach(() => {
    requests = [];
    storage = new Map();
    now = 0;
    issued = 0;
    codes = 0;
    answers = {
      "/sessions/mini": () => ok({ tokens: tokens(), binding: "bound" }),
      "/sessions/ticket": () => ok({ tokens: tokens(), binding: "bound" }),
      "/sessions/refresh": () => ok(tokens()),
      "/sessions/end": () => ok({}),
      "/my/home": () => ok({ politeName: "陈先生" }),
    };
  });

  it("signs in once for all who call before there is a session", async () => {
    const session = make();

    await Promise.all([
      session.call("GET /my/home", {}),
      session.call("GET /my/home", {}),
      session.start(),
    ]);

    expect(codes).toBe(1);
    expect(paths()).toEqual(["/sessions/mini", "/my/home", "/my/home"]);
    expect(session.state.get()).toEqual({ phase: "signedIn", binding: "bound" });
  });

  it("goes on with the tokens it kept without asking WeChat again", async () => {
    await make().start();
    const session = make();

    await session.call("GET /my/home", {});

    expect(codes).toBe(1);
    expect(requests.at(-1)).toEqual({ path: "/my/home", token: "access-1" });
  });

  it("replaces both tokens before the access token ends", async () => {
    const session = make();
    await session.start();
    now += 1_790_000;

    await session.call("GET /my/home", {});

    expect(paths()).toEqual(["/sessions/mini", "/sessions/refresh", "/my/home"]);
    expect(requests.at(-1)?.token).toBe("access-2");
  });

  it("renews once for all calls that an ended token turned away, and repeats them", async () => {
    const session = make();
    await session.start();
    answers["/my/home"] = (token) =>
      token === "access-1" ? refused("request.unauthenticated") : ok({});

    await Promise.all([session.call("GET /my/home", {}), session.call("GET /my/home", {})]);

    expect(paths().filter((path) => path === "/sessions/refresh")).toHaveLength(1);
    expect(requests.filter(({ token }) => token === "access-2")).toHaveLength(2);
  });

  it("signs in anew when the refresh token was used up", async () => {
    const session = make();
    await session.start();
    now += hour;
    answers["/sessions/refresh"] = () => refused("session.refreshRejected");

    await session.call("GET /my/home", {});

    expect(codes).toBe(2);
    expect(session.state.get().phase).toBe("signedIn");
  });

  it("keeps the tokens when the network fails while they are renewed", async () => {
    const session = make();
    await session.start();
    now += hour;
    delete answers["/sessions/refresh"];

    await expect(session.call("GET /my/home", {})).rejects.toMatchObject({
      code: "network.unreachable",
    });

    answers["/sessions/refresh"] = () => ok(tokens());
    await session.call("GET /my/home", {});
    expect(codes).toBe(1);
  });

  it("says that signing in failed, and signs in when asked again", async () => {
    delete answers["/sessions/mini"];
    const session = make();
    await session.start();
    expect(session.state.get()).toMatchObject({
      phase: "failed",
      error: { code: "network.unreachable" },
    });

    answers["/sessions/mini"] = () => ok({ tokens: tokens(), binding: "unbound" });
    await session.signInAgain();

    expect(session.state.get()).toEqual({ phase: "signedIn", binding: "unbound" });
  });

  it("stays signed out until the person wants back in", async () => {
    const session = make();
    await session.start();
    await session.signOut();

    const later = make();
    await later.start();
    expect(later.state.get().phase).toBe("signedOut");
    await expect(later.call("GET /my/home", {})).rejects.toMatchObject({
      code: "session.signedOut",
    });

    await later.signInAgain();
    expect(later.state.get().phase).toBe("signedIn");
  });

  it("prefers who just came back from the sign-in page over who was here before", async () => {
    await make().start();
    let isArriving = true;
    const session = new Session({
      transportWith:
        () =>
        async ({ url }) =>
          answers[url]?.(undefined) ?? refused("x"),
      credential: async () => {
        isArriving = false;
        return { kind: "ticket", ticket: "tk" };
      },
      arrives: () => isArriving,
      goToSignIn: () => false,
      storage: {
        read: <T>(key: string) => storage.get(key) as T | undefined,
        write: (key, value) => void storage.set(key, value),
        remove: (key) => void storage.delete(key),
      },
      now: () => now,
    });

    await session.start();

    expect(await session.token()).toBe("access-2");
  });

  it("fails instead of turning in circles when the sign-in page brought nobody", async () => {
    const session = make({ credential: async () => undefined });

    await session.start();

    expect(session.state.get()).toMatchObject({
      phase: "failed",
      error: { code: "session.codeRejected" },
    });
  });
});
