import type { Account } from "./account";
import { BadBody, readBody } from "./callback-body";
import { decryptWithAny, ForgedCallback, signatureMatches } from "./crypto";
import type { Raw } from "./events";
import { bodyPlace, describePush, type InboxDocument } from "./inbox";
import type { Stored } from "./inbox-writer";
import type { Clock, Log, Metrics, Sealer } from "./ports";
import { createReplayMemory } from "./replay";

export interface CallbackRequest {
  readonly appid: string;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface CallbackAnswer {
  readonly status: number;
  readonly body: string;
}

export interface CallbackOptions {
  readonly accounts: readonly Account[];
  /** A plain push is signed without its body, so whoever learns one address could send anything. */
  readonly acceptPlain: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Sealer;
  readonly newId: () => string;
  store(document: InboxDocument): Promise<Stored>;
  onStored(): void;
  readonly metrics?: Metrics | undefined;
}

const success: CallbackAnswer = { status: 200, body: "success" };
const forbidden: CallbackAnswer = { status: 403, body: "forbidden" };
const skewMs = 300_000;
const storeWithinMs = 4_000;

/**
 * Takes what the platform pushes: checks that it is the platform's, stores it, and only then says
 * `success`. Everything else happens afterwards, so a slow handler is never repeated work.
 */
export function createCallbacks(options: CallbackOptions) {
  const { accounts, log, metrics } = options;
  const replays = createReplayMemory();

  async function receive(request: CallbackRequest): Promise<CallbackAnswer> {
    const account = accounts.find(({ appid }) => appid === request.appid);
    if (!account) return { status: 404, body: "not found" };
    try {
      return request.method === "GET" ? echo(account, request) : await push(account, request);
    } catch (error) {
      if (error instanceof ForgedCallback) return forbidden;
      if (error instanceof BadBody) return { status: 400, body: "bad request" };
      log.error({ err: error, account: account.kind }, "wechat push could not be stored");
      // Anything but 200 makes the platform repeat it.
      return { status: 503, body: "try again" };
    }
  }

  function echo(account: Account, { query }: CallbackRequest): CallbackAnswer {
    const echostr = query.get("echostr") ?? "";
    requireFresh(query);
    requireSignature(query.get("signature"), account.token, query);
    return echostr.length <= 512 ? { status: 200, body: echostr } : forbidden;
  }

  async function push(account: Account, request: CallbackRequest): Promise<CallbackAnswer> {
    requireFresh(request.query);
    const repeated = replays.compare(request.query, request.body);
    const { text, raw } = open(account, request, repeated);
    if (repeated === "same") return success;
    const receivedAt = new Date();
    const id = options.newId();
    const described = describePush(raw, text, account, receivedAt);
    const body = await options.sealer.seal(bodyPlace(id), text);
    const stored = await within(storeWithinMs, options.store({ ...described, _id: id, body }));
    replays.remember(request.query, request.body);
    if (stored === "new") options.onStored();
    return success;
  }

  function open(
    account: Account,
    { query, body }: CallbackRequest,
    repeated: "unseen" | "same" | "other",
  ): { text: string; raw: Raw } {
    const isSafe = query.get("encrypt_type") === "aes" || query.has("msg_signature");
    if (!isSafe) {
      if (!options.acceptPlain || repeated === "other") throw new ForgedCallback("plain");
      requireSignature(query.get("signature"), account.token, query);
      return { text: body, raw: readBody(body) };
    }
    const envelope = readBody(body);
    if (typeof envelope.Encrypt !== "string") throw new BadBody("no Encrypt");
    requireSignature(query.get("msg_signature"), account.token, query, envelope.Encrypt);
    const text = decryptWithAny(envelope.Encrypt, account.appid, [
      account.aesKey,
      account.previousAesKey,
    ]);
    return { text, raw: readBody(text) };
  }

  // In production both clocks are one; elsewhere the product's may be shifted for a demonstration.
  function requireFresh(query: URLSearchParams): void {
    const at = Number(query.get("timestamp")) * 1_000;
    const isFresh = [Date.now(), options.clock.now().getTime()].some(
      (now) => Math.abs(now - at) <= skewMs,
    );
    if (!isFresh) throw new ForgedCallback("timestamp");
  }

  return {
    async receive(request: CallbackRequest): Promise<CallbackAnswer> {
      const answer = await receive(request);
      const kind = accounts.find(({ appid }) => appid === request.appid)?.kind ?? "unknown";
      metrics?.onCallback?.({ account: kind, answer: answer.status, kind: request.method });
      if (answer.status === 403) log.warn({ account: kind }, "wechat callback refused");
      return answer;
    },
  };
}

export type Callbacks = ReturnType<typeof createCallbacks>;

function requireSignature(
  given: string | null,
  token: string,
  query: URLSearchParams,
  ...more: string[]
): void {
  const parts = [token, query.get("timestamp") ?? "", query.get("nonce") ?? "", ...more];
  if (!given || !signatureMatches(given, ...parts)) throw new ForgedCallback("signature");
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("storing took too long")), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
