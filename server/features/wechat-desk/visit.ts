import { lookup } from "node:dns";
import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import type { LookupFunction } from "node:net";

export interface Visit {
  readonly status: number;
  readonly body: string;
}

const timeoutMs = 5_000;
const mostBytes = 64_000;

/** Asks for a page as somebody outside would, without following anywhere. */
export function visit(address: string): Promise<Visit> {
  const url = new URL(address);
  const send = url.protocol === "https:" ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = send(url, { lookup: ownNames, timeout: timeoutMs, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= mostBytes) chunks.push(chunk);
      });
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    asked.on("timeout", () => asked.destroy(new Error("timeout")));
    asked.on("error", reject);
    asked.end();
  });
}

// Names under `.localhost` are this machine (RFC 6761 §6.3), which not every resolver knows.
const ownNames: LookupFunction = (name, options, done) => {
  if (name !== "localhost" && !name.endsWith(".localhost")) return lookup(name, options, done);
  if (options.all) return done(null, [{ address: "127.0.0.1", family: 4 }]);
  done(null, "127.0.0.1", 4);
};
