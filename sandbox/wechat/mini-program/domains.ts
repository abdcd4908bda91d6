import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError, Unimplemented } from "../errcodes";
import { text, texts } from "../input";
import type { Account, DomainKind } from "../world";

const most = 200;

/** Which scheme each list wants. */
const schemes: Record<Exclude<DomainKind, "webviewdomain">, string> = {
  requestdomain: "https",
  wsrequestdomain: "wss",
  uploaddomain: "https",
  downloaddomain: "https",
  udpdomain: "udp",
  tcpdomain: "tcp",
};
const kinds = Object.keys(schemes) as (keyof typeof schemes)[];

/** A name with its scheme and perhaps a port: no address in numbers, no path, never the platform itself. */
function isLegal(domain: string, scheme: string): boolean {
  const found = /^([a-z]+):\/\/([^/:?#]+)(?::\d{1,5})?$/.exec(domain);
  if (!found || found[1] !== scheme) return false;
  const host = found[2] ?? "";
  const isNumbers = /^[\d.]+$/.test(host) || host.includes("[");
  return host.includes(".") && !isNumbers && host !== "api.weixin.qq.com";
}

type Action = "add" | "delete" | "set";

function changed(now: readonly string[], given: readonly string[], action: Action): string[] {
  if (action === "set") return [...new Set(given)];
  if (action === "delete") return now.filter((one) => !given.includes(one));
  return [...new Set([...now, ...given])];
}

function read(account: Account) {
  return Object.fromEntries(kinds.map((kind) => [kind, account.domains[kind]]));
}

function modify({ account, body }: Call) {
  const action = text(body, "action", 40097);
  if (action === "get") return ok(read(account));
  if (action !== "add" && action !== "delete" && action !== "set")
    throw new Unimplemented(`modify_domain action=${action}`);
  const before = JSON.stringify(account.domains);
  const invalid: Record<string, string[]> = {};
  const next = { ...account.domains };
  for (const kind of kinds) {
    const given = body[kind] === undefined ? [] : texts(body, kind, 40097);
    const good = given.filter((domain) => isLegal(domain, schemes[kind]));
    invalid[`invalid_${kind}`] = given.filter((domain) => !good.includes(domain));
    next[kind] = changed(account.domains[kind], good, action);
    if (next[kind].length > most) throw new PlatformError(85016);
  }
  // A call that changes nothing is refused, and says which names broke the rule.
  if (JSON.stringify(next) === before)
    throw new PlatformError(85301, undefined, { ...read(account), ...invalid, no_icp_domain: [] });
  account.domains = next;
  return ok({ ...read(account), ...invalid, no_icp_domain: [] });
}

function webview({ account, body }: Call) {
  const action = body.action === undefined ? "" : text(body, "action", 40097);
  const { webviewdomain } = account.domains;
  if (action === "get") return ok({ webviewdomain });
  if (action !== "add" && action !== "delete" && action !== "set")
    throw new Unimplemented(`setwebviewdomain action=${action}`);
  const given = texts(body, "webviewdomain", 40097);
  if (given.some((domain) => !isLegal(domain, "https"))) throw new PlatformError(89021);
  const next = changed(webviewdomain, given, action);
  if (JSON.stringify(next) === JSON.stringify(webviewdomain)) throw new PlatformError(89019);
  account.domains = { ...account.domains, webviewdomain: next };
  return ok({ webviewdomain: next });
}

const shape = { method: "POST", account: "mini" } as const;

export const domainEndpoints: Guarded[] = [
  { path: "/wxa/modify_domain", ...shape, run: modify },
  { path: "/wxa/setwebviewdomain", ...shape, run: webview },
];
