import { Live } from "@miniprogram/live/live";
import { createOutbox } from "@miniprogram/talk/outbox";
import { TalkEngine } from "@miniprogram/talk/talk";
import { AppError } from "@shared/core/errors";
import { beforeEach, describe, expect, it } from "vitest";
import { conversationServer, handClock, settled, socketEnd } from "../support/server";

describe("a customer's conversation", () => {
  let server: ReturnType<typeof conversationServer>;
  let clock: ReturnType<typeof handClock>;
  let socket: ReturnType<typeof socketEnd>;
  let live: Live;
  let storage: Map<string, unknown>;
  let ids: number;

  const make = () =>
    new TalkEngine({
      call: server.call,
      live,
      outbox: createOutbox({
        read: <T>(key: string) => storage.get(key) as T | undefined,
        write: (key, value) => void storage.set(key, structuredClone(value)),
        remove: (key) => void storage.delete(key),
      }),
      upload: async (path) => `media-of-${path}`,
      later: clock.later,
      now: () => new Date("2026-11-25T02:00:00Z"),
      newId: () => `client-id-${++ids}`,
    });
  const texts = () => server.log.map(({ body }) => (body.kind === "text" ? body.text : body.kind));
  const connect = async () => {
    live.start();
    await settled();
    socket.says({ kind: "hello", heartbeatSeconds: 25 });
    await settled();
  };

  beforeEach(() => {
    server = conversationServer();
    clock = handClock();
    socket = socketEnd();
    storage = new Map();
    ids = 0;
    live = new Live({
      ticket: async () => "ticket",
      open: socket.open,
      later: clock.later,
      random: () => 1,
    });
  });

  it("opens at its end", async () => {
    for (let count = 1; count <= 50; count++) server.staffSays(`第 ${count} 句`);
    const talk = make();

    await talk.open();

    const shown = talk.store.get().messages;
    expect(shown).toHaveLength(30);
    expect(shown.at(-1)?.seq).toBe(50);
  });

  it("sends what is said in its order, one after the other", async () => {
    const talk = make();
    await talk.open();

    talk.say({ kind: "text", text: "一" });
    talk.say({ kind: "text", text: "二" });
    talk.say({ kind: "text", text: "三" });
    await settled();

    expect(texts()).toEqual(["一", "二", "三"]);
    expect(talk.store.get().outbox).toEqual([]);
  });

  it("keeps what was said without a network, through a restart, and sends it by itself", async () => {
    server.failWith(new AppError("network.unreachable", 0));
    make().say({ kind: "text", text: "离线时说的" });
    await settled();
    expect(texts()).toEqual([]);

    server.failWith(undefined);
    const later = make();
    expect(later.store.get().outbox).toHaveLength(1);
    await later.open();
    await settled();

    expect(texts()).toEqual(["离线时说的"]);
  });

  it("tries again after a wait when something did not arrive", async () => {
    const talk = make();
    await talk.open();
    server.failWith(new AppError("network.unreachable", 0));
    talk.say({ kind: "text", text: "好" });
    await settled();
    server.failWith(undefined);

    await clock.pass(2_000);

    expect(texts()).toEqual(["好"]);
  });

  it("is one message however often its answer gets lost", async () => {
    const talk = make();
    await talk.open();
    server.loseAnswers(2);

    talk.say({ kind: "text", text: "只说一次" });
    await settled();
    await clock.pass(2_000);
    await clock.pass(4_000);

    expect(texts()).toEqual(["只说一次"]);
    expect(talk.store.get().messages).toHaveLength(1);
  });

  it("keeps what was refused with its reason, and lets the next one pass", async () => {
    const talk = make();
    await talk.open();
    const refusal = new AppError("conversation.mediaRejected", 422);
    refusal.message = "不支持该文件类型";
    server.failWith(refusal);
    talk.say({ kind: "text", text: "被拒" });
    await settled();
    server.failWith(undefined);

    talk.say({ kind: "text", text: "之后" });
    await settled();

    expect(texts()).toEqual(["之后"]);
    expect(talk.store.get().outbox).toMatchObject([
      { state: "failed", reason: "不支持该文件类型" },
    ]);
  });

  it("sends again what was refused when its owner wants so", async () => {
    const talk = make();
    await talk.open();
    server.failWith(new AppError("conversation.mediaRejected", 422));
    talk.say({ kind: "text", text: "再来" });
    await settled();
    server.failWith(undefined);

    talk.resend("client-id-1");
    await settled();

    expect(texts()).toEqual(["再来"]);
  });

  it("puts a picture on the server before its message", async () => {
    const talk = make();
    await talk.open();

    talk.say({ kind: "image", path: "tmp/1.png", width: 10, height: 20 });
    await settled();

    expect(server.log[0]?.body).toEqual({
      kind: "image",
      mediaId: "media-of-tmp/1.png",
      width: 10,
      height: 20,
    });
  });

  it("sends over the socket while one is open, and over HTTP when no answer comes", async () => {
    const talk = make();
    await talk.open();
    await connect();

    talk.say({ kind: "text", text: "快" });
    await settled();
    expect(socket.sent.at(-1)).toMatchObject({ kind: "send", clientId: "client-id-1" });
    expect(texts()).toEqual([]);

    await clock.pass(6_000);
    expect(texts()).toEqual(["快"]);
  });

  it("asks for the gap when a socket opens", async () => {
    server.staffSays("一");
    const talk = make();
    await talk.open();

    await connect();

    expect(socket.sent).toContainEqual({ kind: "resume", conversationId: "cnv_1", afterSeq: 1 });
  });

  it("fetches what is missing when a message shows a gap", async () => {
    server.staffSays("一");
    const talk = make();
    await talk.open();
    await connect();
    server.staffSays("二");
    const third = server.staffSays("三");

    socket.says({ kind: "message", message: third });
    await settled();

    expect(talk.store.get().messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("asks for news every few seconds while no socket is open", async () => {
    const talk = make();
    await talk.open();
    talk.watch(true);
    server.staffSays("没有长连接也能到");

    await clock.pass(4_000);

    expect(talk.store.get().messages).toHaveLength(1);
  });

  it("counts as read only what somebody looks at", async () => {
    server.staffSays("在吗");
    const talk = make();
    await talk.open();
    await settled();
    expect(server.told).toEqual([{ delivered: 1, read: 0 }]);

    talk.watch(true);
    await settled();

    expect(server.told.at(-1)).toEqual({ delivered: 1, read: 1 });
  });

  it("reads older pages up to the beginning", async () => {
    for (let count = 1; count <= 100; count++) server.staffSays(`第 ${count} 句`);
    const talk = make();
    await talk.open();

    await talk.older();
    await talk.older();
    await talk.older();

    const shown = talk.store.get().messages;
    expect(shown[0]?.seq).toBe(1);
    expect(shown.length).toBeLessThanOrEqual(60);
  });

  it("shows that the other side is typing, and stops by itself", async () => {
    const talk = make();
    await talk.open();
    await connect();

    socket.says({ kind: "typing", conversationId: "cnv_1", who: "staff" });
    expect(talk.store.get().isTyping).toBe(true);
    await clock.pass(6_000);

    expect(talk.store.get().isTyping).toBe(false);
  });
});
