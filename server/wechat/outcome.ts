import { type CodeMeanings, meaningOf } from "./errcodes";

export type RefusalKind =
  | "retry"
  | "permanent"
  | "rightUsedUp"
  | "userBlocked"
  | "quota"
  | "config"
  | "unknown";

/** Why a call brought nothing, in words the rest of the server can act on. */
export interface Refusal {
  /**
   * `retry` and `quota` were certainly not sent and may be tried after `afterMs`;
   * `permanent` never will be; `rightUsedUp` needs the person's consent or message again;
   * `userBlocked` means the person left or refuses; `config` needs an administrator;
   * `unknown` may have been sent: never repeat it blindly.
   */
  readonly kind: RefusalKind;
  /** The platform's errcode, or `network.…`, `http.…`, `answer.…`, `local.…`. */
  readonly code: number | string;
  readonly path: string;
  /** The platform's words, without secrets. For logs and administrators, never matched on. */
  readonly reason: string;
  readonly afterMs?: number;
  /** The platform's id of the request, to look it up within seven days. */
  readonly rid?: string;
}

/** What became of something sent. Only an answer that says so counts as `sent`. */
export type Outcome<Value> = { readonly kind: "sent"; readonly value: Value } | Refusal;

/** What every call throws when it fails. Its text never holds a token, a secret or a query. */
export class WechatError extends Error {
  override readonly name = "WechatError";
  constructor(readonly refusal: Refusal) {
    super(`wechat ${refusal.path}: ${refusal.code} ${refusal.reason}`);
  }

  get kind(): RefusalKind {
    return this.refusal.kind;
  }

  get code(): number | string {
    return this.refusal.code;
  }
}

/** Turns a call into an outcome: refusals are values, bugs stay exceptions. */
export async function settle<Value>(call: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: "sent", value: await call };
  } catch (error) {
    if (error instanceof WechatError) return error.refusal;
    throw error;
  }
}

const ridPattern = /rid: ([0-9a-f]{7,8}-[0-9a-f]{7,8}-[0-9a-f]{7,8})/;

/** Builds the refusal of an errcode; `meanings` are those of one call that differ from the general ones. */
export function refusalOf(
  code: number,
  errmsg: string,
  at: { readonly path: string; readonly now: Date; readonly meanings?: CodeMeanings | undefined },
): Refusal {
  const { kind, afterMs } = meaningOf(code, at.now, at.meanings);
  const rid = ridPattern.exec(errmsg)?.[1];
  return {
    kind,
    code,
    path: at.path,
    reason: errmsg.replace(/\s*rid: [0-9a-f-]+\s*$/, ""),
    ...(afterMs !== undefined && { afterMs }),
    ...(rid !== undefined && { rid }),
  };
}
