import type { Control, FeedEvent } from "../../../core/types";
import type { Callable } from "../../control-calls";

type Remote<Method> = Method extends (...args: infer Arguments) => infer Result
  ? (...args: Arguments) => Promise<Awaited<Result>>
  : never;

/** The platform's control, one call away. Pictures and voices go as `{ base64 }`. */
export type RemoteControl = { [Name in Callable]: Remote<Control[Name]> };

export interface Setup {
  accounts: { kind: "official" | "mini"; name: string; appid: string }[];
  appUrl: string;
  sandboxUrl: string;
  port: number;
}

/** What passed through the stage's own proxy: the product's pages on a phone. */
export interface Traffic {
  type: "traffic";
  person: string;
  method: string;
  path: string;
  status: number;
  ms: number;
}

export type StageEvent = FeedEvent | Traffic;

export interface Readiness {
  up: boolean;
  details: Record<string, unknown> | null;
}

export interface DeskCode {
  person: string;
  what: "signIn" | "checkIn";
  url: string;
  at: number;
}

async function read<T>(answer: Response): Promise<T> {
  const body = (await answer.json()) as T & { error?: { message: string } };
  if (!answer.ok) throw new Error(body?.error?.message ?? `请求没有成功（${answer.status}）`);
  return body;
}

export const control = new Proxy({} as RemoteControl, {
  get:
    (_, name) =>
    async (...args: unknown[]) =>
      read(
        await fetch(`/__stage/call/${String(name)}`, {
          method: "POST",
          body: JSON.stringify(args),
        }),
      ),
});

export const stage = {
  setup: async () => read<Setup>(await fetch("/__stage/setup")),
  ready: async () => read<Readiness>(await fetch("/__stage/ready")),
  codes: async () => read<DeskCode[]>(await fetch("/__stage/codes")),
  moveClock: async (offsetMs: number) =>
    read<{ now: number; offsetMs: number; product: boolean }>(
      await fetch("/__stage/clock", { method: "POST", body: JSON.stringify({ offsetMs }) }),
    ),
  forget: async (person: string) => fetch(`/__stage/forget/${person}`, { method: "POST" }),
  events(listener: (event: StageEvent) => void): () => void {
    const source = new EventSource("/__stage/events");
    source.onmessage = (message) => listener(JSON.parse(message.data) as StageEvent);
    return () => source.close();
  },
};
