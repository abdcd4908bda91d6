import { type Refusal, WechatError } from "@server/wechat";
import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { Explained } from "@shared/wechat-desk/contracts";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import type { WechatAccount } from "@shared/wechat-desk/notices";

/** What was being done, for the words of a refusal. */
export interface Deed {
  readonly account: WechatAccount;
  /** The permission or the act, as administrators call it. */
  readonly what?: string;
  readonly template?: string;
  readonly page?: string;
  readonly url?: string;
}

/** Puts a refusal into words: what happened, and exactly what to do about it. */
export function explain(refusal: Omit<Refusal, "path">, deed: Deed): Explained {
  const { code, kind, reason, rid } = refusal;
  const [what, fix] = words.codes[String(code)] ?? words.local[String(code)] ?? words.kinds[kind];
  const values = {
    account: words.accounts[deed.account],
    what: deed.what ?? "",
    template: deed.template ?? "",
    page: deed.page ?? "",
    url: deed.url ?? "",
    ip: addressIn(reason),
    reason,
  };
  return {
    code: String(code),
    what: fill(what, values),
    fix: fill(fix, values),
    ...(rid ? { rid } : {}),
  };
}

/** `invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist` names the address to be added. */
function addressIn(reason: string): string {
  return /invalid ip ([0-9a-f.:]+)/i.exec(reason)?.[1] ?? words.someAddress;
}

/** Runs a call for an administrator: what WeChat refuses reaches them with what to do about it. */
export async function asked<Value>(call: Promise<Value>, deed: Deed): Promise<Value> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WechatError) throw refusedBy(error.refusal, deed);
    throw error;
  }
}

export function refusedBy(refusal: Refusal, deed: Deed) {
  const explained = explain(refusal, deed);
  const isTooSoon = refusal.code === "local.refreshTooSoon";
  return isTooSoon
    ? WechatDeskError.tooSoon({ ...explained })
    : WechatDeskError.refused({ ...explained });
}

/** A call whose failure is shown where its answer would be. */
export async function orExplained<Value>(
  call: Promise<Value>,
  deed: Deed,
): Promise<{ readonly value: Value } | { readonly problem: Explained }> {
  try {
    return { value: await call };
  } catch (error) {
    if (error instanceof WechatError) return { problem: explain(error.refusal, deed) };
    throw error;
  }
}
