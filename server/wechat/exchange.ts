import type * as z from "zod";
import type { Account, WechatBases } from "./account";
import type { CodeMeanings } from "./errcodes";
import { parseJson } from "./json";
import { refusalOf, WechatError } from "./outcome";
import type { Clock, Log, Metrics } from "./ports";
import { redact } from "./redact";
import { type Transport, type TransportAnswer, TransportFailure } from "./transport";

/** One request and its answer, before tokens come into it. */
export interface Call<Value> {
  readonly method: "GET" | "POST";
  /** Without host. It may hold a query with secrets; failures name only what stands before the `?`. */
  readonly path: string;
  readonly base?: "apiBase" | "mpBase";
  readonly body?: string | Buffer | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number | undefined;
  readonly schema: z.ZodType<Value>;
  /** Errcodes that mean something else to this call than in general. */
  readonly meanings?: CodeMeanings | undefined;
}

export type Exchange = <Value>(call: Call<Value>) => Promise<Value>;

/** A file the platform answered with. */
export interface Download {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly filename?: string;
}

export interface ExchangeOptions {
  readonly account: Account;
  readonly bases: WechatBases;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
}

const everyday: ReadonlySet<string> = new Set(["rightUsedUp", "userBlocked"]);
const jsonHeaders = {
  "content-type": "application/json; charset=utf-8",
  accept: "application/json",
};

/**
 * Makes the function through which one account speaks to the platform. It gives the validated
 * answer or throws a WechatError; nothing it throws or logs holds a secret, a token or a query.
 */
export function createExchange(options: ExchangeOptions): Exchange {
  const { account, clock, log, metrics } = options;
  const clean = (text: string) => redact(text, [account.secret, account.aesKey, account.token]);

  return async (call) => {
    const startedAt = performance.now();
    const path = nameOf(call.path);
    const report = (outcome: string, code: number | string) => {
      const milliseconds = performance.now() - startedAt;
      metrics?.onCall?.({ account: account.kind, path, outcome, code, milliseconds });
    };

    try {
      const value = read(await send(call, options), call, { path, now: clock.now() });
      report("ok", 0);
      return value;
    } catch (error) {
      const failure = toWechatError(error, path, clean);
      report(failure.kind, failure.code);
      // People leaving and rights running out are everyday; the rest someone should look at.
      const level = everyday.has(failure.kind) ? "info" : "warn";
      log[level]({ account: account.kind, ...failure.refusal }, "wechat call refused");
      throw failure;
    }
  };
}

function send(
  call: Call<unknown>,
  { bases, transport }: ExchangeOptions,
): Promise<TransportAnswer> {
  return transport.send({
    method: call.method,
    origin: originOf(bases[call.base ?? "apiBase"]),
    path: call.path,
    headers: call.headers ?? (typeof call.body === "string" ? jsonHeaders : undefined),
    body: call.body,
    timeoutMs: call.timeoutMs,
  });
}

function read<Value>(
  answer: TransportAnswer,
  call: Call<Value>,
  at: { readonly path: string; readonly now: Date },
): Value {
  if (answer.status < 200 || answer.status > 204)
    throw strange(at.path, `http.${answer.status}`, "");
  const body = contentOf(answer, at.path);

  const errcode = codeOf(body);
  if (errcode !== 0) {
    const errmsg = (body as { errmsg?: unknown }).errmsg;
    throw new WechatError(
      refusalOf(errcode, typeof errmsg === "string" ? errmsg : "", {
        ...at,
        meanings: call.meanings,
      }),
    );
  }

  const checked = call.schema.safeParse(body);
  if (checked.success) return checked.data;
  const where = checked.error.issues.map((issue) => issue.path.join(".") || "body").join(", ");
  throw strange(at.path, "answer.shape", `unexpected: ${where}`);
}

// JSON comes as application/json or text/plain, files as anything: the first byte tells them apart.
function contentOf(answer: TransportAnswer, path: string): unknown {
  const contentType = String(answer.headers["content-type"] ?? "");
  const start = answer.body.subarray(0, 16).toString("latin1").trimStart()[0];
  if (start === "{" || start === "[") {
    try {
      return parseJson(answer.body.toString("utf8"));
    } catch {
      throw strange(path, "answer.notJson", `${answer.body.length} bytes`);
    }
  }
  if (answer.body.length === 0 || /json|text/.test(contentType))
    throw strange(path, "answer.notJson", `${answer.body.length} bytes`);
  const filename = /filename="?([^";]+)"?/.exec(
    String(answer.headers["content-disposition"] ?? ""),
  )?.[1];
  return { bytes: answer.body, contentType, ...(filename && { filename }) } satisfies Download;
}

function codeOf(body: unknown): number {
  if (typeof body !== "object" || body === null || !("errcode" in body)) return 0;
  const code = Number(body.errcode);
  return Number.isNaN(code) ? Number.MIN_SAFE_INTEGER : code;
}

/** An answer nobody can read: the platform may have acted, so it is `unknown`. */
function strange(path: string, code: string, reason: string): WechatError {
  return new WechatError({ kind: "unknown", code, path, reason });
}

function toWechatError(error: unknown, path: string, clean: (text: string) => string): WechatError {
  if (error instanceof WechatError)
    return new WechatError({ ...error.refusal, reason: clean(error.refusal.reason) });
  if (!(error instanceof TransportFailure)) throw error;
  const code = `network.${error.reason}`;
  if (error.reached)
    return new WechatError({ kind: "unknown", code, path, reason: error.systemCode });
  return new WechatError({ kind: "retry", code, path, reason: error.systemCode, afterMs: 1_000 });
}

function nameOf(path: string): string {
  const query = path.indexOf("?");
  return query < 0 ? path : path.slice(0, query);
}

const origins = new Map<string, string>();

function originOf(base: string): string {
  const known = origins.get(base) ?? new URL(base).origin;
  origins.set(base, known);
  return known;
}
