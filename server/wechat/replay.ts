import { createHash } from "node:crypto";

const rememberMs = 600_000;
const most = 20_000;

/**
 * Remembers what this process stored lately, so that a repeated delivery costs nothing and a
 * plain push whose signature is used again with another body is known for what it is.
 */
export function createReplayMemory() {
  const seen = new Map<string, { readonly body: string; readonly until: number }>();

  return {
    compare(query: URLSearchParams, body: string): "unseen" | "same" | "other" {
      const known = seen.get(nameOf(query));
      if (!known || known.until < performance.now()) return "unseen";
      return known.body === digest(body) ? "same" : "other";
    },

    remember(query: URLSearchParams, body: string): void {
      const now = performance.now();
      for (const [name, { until }] of seen) {
        if (until > now && seen.size < most) break;
        seen.delete(name);
      }
      seen.set(nameOf(query), { body: digest(body), until: now + rememberMs });
    },
  };
}

export type ReplayMemory = ReturnType<typeof createReplayMemory>;

function nameOf(query: URLSearchParams): string {
  const parts = ["signature", "msg_signature", "timestamp", "nonce"].map(
    (name) => query.get(name) ?? "",
  );
  return parts.join("|");
}

function digest(body: string): string {
  return createHash("sha256").update(body).digest("base64url");
}
