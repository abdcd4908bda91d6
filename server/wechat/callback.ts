import type { Account } from "./account";
import { BadBody, readBody } from "./callback-body";
import { decryptWithAny, ForgedCallback, signatureMatches } from "./crypto";
import { bodyPlace, describePush, type InboxDocument } from "./inbox";
import type { Stored } from "./inbox-writer";
import type { Clock, Log, Metrics, Sealer } from "./ports";
import { createReplayMemory, type ReplayMemory } from "./replay";

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
  const replays = createReplayMemory();

  return {
    async receive(request: CallbackRequest): Promise<CallbackAnswer> {
      const account = options.accounts.find(({ appid }) => appid === request.appid);
      if (!account) return { status: 404, body: "not found" };

      const answer = await answerTo(account, request, options, replays);
      options.metrics?.onCallback?.({
        account: account.kind,
        answer: answer.status,
        kind: request.method,
      });
      return answer;
    },
  };
}

export type Callbacks = ReturnType<typeof createCallbacks>;

async function answerTo(
  account: Account,
  request: CallbackRequest,
  options: CallbackOptions,
  replays: ReplayMemory,
): Promise<CallbackAnswer> {
  const about = { account: account.kind };
  try {
    requireFresh(request.query, options.clock);
    if (request.method === "GET") return echo(account, request);
    await keep(account, request, options, replays);
    return success;
  } catch (error) {
    if (error instanceof BadBody) return { status: 400, body: "bad request" };
    if (error instanceof ForgedCallback) {
      options.log.warn({ ...about, because: error.message }, "wechat callback refused");
      return forbidden;
    }
    options.log.error({ ...about, err: error }, "wechat push could not be stored");
    // Anything but 200 makes the platform repeat it.
    return { status: 503, body: "try again" };
  }
}

function echo(account: Account, { query }: CallbackRequest): CallbackAnswer {
  const echostr = query.get("echostr") ?? "";
  requireSignature(query.get("signature"), account.token, query);
  return echostr.length <= 512 ? { status: 200, body: echostr } : forbidden;
}

async function keep(
  account: Account,
  request: CallbackRequest,
  options: CallbackOptions,
  replays: ReplayMemory,
): Promise<void> {
  const repeated = replays.compare(request.query, request.body);
  const text = open(account, request, { acceptPlain: options.acceptPlain && repeated !== "other" });
  if (repeated === "same") return;

  const id = options.newId();
  const described = describePush(readBody(text), text, account, new Date());
  const body = await options.sealer.seal(bodyPlace(id), text);
  const stored = await within(storeWithinMs, options.store({ ...described, _id: id, body }));
  replays.remember(request.query, request.body);
  if (stored === "new") options.onStored();
}

/** The pushed message in clear, once it is certain that the platform sent it to this account. */
function open(
  account: Account,
  { query, body }: CallbackRequest,
  { acceptPlain }: { readonly acceptPlain: boolean },
): string {
  const isSafe = query.get("encrypt_type") === "aes" || query.has("msg_signature");
  if (!isSafe) {
    if (!acceptPlain) throw new ForgedCallback("plain");
    requireSignature(query.get("signature"), account.token, query);
    return body;
  }
  const { Encrypt } = readBody(body);
  if (typeof Encrypt !== "string") throw new BadBody("no Encrypt");
  requireSignature(query.get("msg_signature"), account.token, query, Encrypt);
  return decryptWithAny(Encrypt, account.appid, [account.aesKey, account.previousAesKey]);
}

// In production both clocks are one; elsewhere the product's may be shifted for a demonstration.
function requireFresh(query: URLSearchParams, clock: Clock): void {
  const at = Number(query.get("timestamp")) * 1_000;
  const isNear = (now: number) => Math.abs(now - at) <= skewMs;
  if (!isNear(Date.now()) && !isNear(clock.now().getTime())) throw new ForgedCallback("timestamp");
}

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
