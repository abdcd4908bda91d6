import { createTransport } from "@console/data/transport";
import { createCall } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import { describe, expect, it } from "vitest";

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A network that answers what it is given, one after the other. */
function network(...answers: readonly (() => Response | Promise<Response>)[]) {
  const sent: Sent[] = [];
  const send: typeof fetch = async (url, init = {}) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ url: String(url), init });
    if (!answer) throw new Error("no answer");
    return answer();
  };
  return { sent, call: createCall(createTransport(send)) };
}

const headerOf = ({ init }: Sent, name: string) => new Headers(init.headers).get(name);
const broken = () => Promise.reject(new TypeError("Failed to fetch"));

describe("speaking to the server", () => {
  it("asks under /api/v1 with the session's cookie and marks only writes", async () => {
    const { sent, call } = network(() => Response.json({ items: [] }));

    await call("GET /conversations", { filter: "unread" });

    expect(sent[0]?.url).toBe("/api/v1/conversations?filter=unread");
    expect(sent[0]?.init.credentials).toBe("same-origin");
    expect(sent[0] && headerOf(sent[0], "x-guibin")).toBeNull();
  });

  it("carries one idempotency key through the attempts of a write", async () => {
    const { sent, call } = network(broken, () => Response.json({ until: "2026-11-25T03:00:00Z" }));

    await call("POST /me/step-up", { code: "123456" });

    const keys = sent.map((one) => headerOf(one, "idempotency-key"));
    expect(sent).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(sent[1] && headerOf(sent[1], "x-guibin")).toBe("1");
  });

  it("rejects as unreachable when no attempt is answered", async () => {
    const { call } = network(broken);

    const failure = await call("POST /me/step-up", { code: "123456" }).catch((error) => error);

    expect(failure).toBeInstanceOf(AppError);
    expect(failure.code).toBe("network.unreachable");
  });

  it("takes a page that is no JSON for a bad answer, not for success", async () => {
    const { call } = network(() => new Response("<html>", { status: 502 }));

    await expect(call("GET /today", {})).rejects.toMatchObject({ code: "network.badAnswer" });
  });
});
