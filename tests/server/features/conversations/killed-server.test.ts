import type { Message } from "@shared/conversations/conversation";
import { testApp } from "@tests/support/app";
import { type Person, signInCustomer } from "@tests/support/as";
import { newClientId } from "@tests/support/build/ids";
import { type ServerProcess, startServerProcess } from "@tests/support/server-process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

async function logOf(person: Person): Promise<Message[]> {
  const { messages, lastSeq } = await person.call("GET /my/conversation/messages", {
    afterSeq: 0,
    limit: 100,
  });
  expect(messages).toHaveLength(lastSeq);
  return messages;
}

/** A second server on the same database and platform; killed at the end whatever happened. */
let other: ServerProcess;
beforeAll(async () => {
  other = await startServerProcess(app().environment);
}, 120_000);
afterAll(() => other?.kill());

const elsewhere = (person: string) =>
  signInCustomer(person, { url: other.url, sandbox: app().sandbox });

describe("two servers on one database", () => {
  it("show what is said to one on the sockets of the other", async () => {
    const lin = await app().as("rm-lin");
    const desk = await lin.socket();
    const wu = await elsewhere("vip-wu");
    const { id } = await wu.call("GET /my/conversation", {});

    await wu.call("POST /my/conversation/messages", {
      clientId: newClientId(),
      body: { kind: "text", text: "从另一台服务器" },
    });

    const { message } = await desk.frame("message", (one) => one.message.conversationId === id);
    expect(message.body).toEqual({ kind: "text", text: "从另一台服务器" });
  });

  it("close the socket on one when the session is ended on the other", async () => {
    const wu = await elsewhere("vip-wu");
    const socket = await wu.socket();

    await wu.fetch(`${app().url}/api/v1/sessions/end`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });

    expect(await socket.closed).toBe(4401);
  });

  it("lose nothing that one acknowledged before it was killed in a burst, and a repetition doubles nothing", async () => {
    const chen = await elsewhere("vip-chen");
    const onOther = await app().as("vip-chen");
    const acknowledged: string[] = [];
    const burst = Array.from({ length: 90 }, (_, at) => ({
      clientId: newClientId(),
      body: { kind: "text" as const, text: `第 ${at} 句` },
    }));

    await Promise.allSettled(
      burst.map(async (one) => {
        const { message } = await chen.call("POST /my/conversation/messages", one);
        acknowledged.push(message.clientId);
        if (acknowledged.length === 25) await other.kill();
      }),
    );
    const kept = (await logOf(onOther)).map(({ clientId }) => clientId);
    await Promise.all(burst.map((one) => onOther.call("POST /my/conversation/messages", one)));
    const whole = await logOf(onOther);

    expect(acknowledged.length).toBeGreaterThanOrEqual(25);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    expect(whole.map(({ seq }) => seq)).toEqual(burst.map((_, at) => at + 1));
    expect(new Set(whole.map(({ clientId }) => clientId))).toEqual(
      new Set(burst.map(({ clientId }) => clientId)),
    );
  }, 90_000);
});
