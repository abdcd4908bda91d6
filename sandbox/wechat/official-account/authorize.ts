import { type Answer, escapeHtml, page, redirect } from "../../core/http";
import type { Open, OpenCall } from "../endpoint";
import { accountByAppid, type Platform } from "../platform";
import type { Account, PersonState } from "../world";
import { oauthCode } from "./oauth";
import { shell } from "./pages";

/** A request to /connect/oauth2/authorize that passed its checks. */
interface Wish {
  account: Account;
  target: URL;
  scope: string;
  state: string;
}

const scopes = ["snsapi_base", "snsapi_userinfo"];

/** What the real page says, by its own error numbers. */
const errors: Record<number, string> = {
  10003: "redirect_uri 域名与后台配置不一致",
  10004: "此公众号被封禁",
  10005: "此公众号并没有这些 scope 的权限",
  10010: "scope 不能为空",
  10011: "redirect_uri 不能为空",
  10012: "appid 不能为空",
  10013: "state 不能为空",
  10016: "不支持该 appid 使用",
};

function read({ platform, incoming }: OpenCall): Wish | number {
  const { query } = incoming;
  const appid = query.get("appid");
  if (!appid) return 10012;
  const account = accountByAppid(platform, appid);
  if (account?.kind !== "official") return 10016;
  if (account.frozen) return 10004;
  const uri = query.get("redirect_uri");
  if (!uri || !URL.canParse(uri)) return 10011;
  const target = new URL(uri);
  const { oauthHosts } = platform.rules;
  if (oauthHosts.length > 0 && !oauthHosts.includes(target.host)) return 10003;
  const scope = query.get("scope");
  if (!scope) return 10010;
  if (!scopes.includes(scope) || query.get("response_type") !== "code") return 10005;
  return { account, target, scope, state: query.get("state") ?? "" };
}

/** The person whose WeChat this is: named in the query, else by the cookie of an earlier choice. */
function personOf({ platform, incoming }: OpenCall): PersonState | undefined {
  const cookie = /(?:^|;\s*)sandbox_user=([\w-]+)/.exec(incoming.headers.cookie ?? "")?.[1];
  const id = incoming.query.get("sandbox_user") ?? cookie ?? "";
  return platform.world.people.get(platform.world.openids.get(id)?.person ?? id);
}

function authorize(call: OpenCall): Answer {
  const wish = read(call);
  if (typeof wish === "number") return failure(wish);
  const person = personOf(call);
  if (!person) return choice(call);
  const answer = call.incoming.query.get("sandbox_consent");
  const isSnapshot = answer === "snapshot";
  if (wish.scope === "snsapi_base" || answer === "allow" || isSnapshot) {
    return goBack(call.platform, wish, person, isSnapshot);
  }
  if (answer === "deny") return refused();
  return consent(call, wish, person);
}

function goBack(platform: Platform, wish: Wish, person: PersonState, snapshot: boolean): Answer {
  const { target, account, scope, state } = wish;
  target.searchParams.set("code", oauthCode(platform, account, person, scope, snapshot));
  target.searchParams.set("state", state);
  return redirect(target.href, {
    "set-cookie": `sandbox_user=${person.id}; Path=/connect; SameSite=Lax`,
  });
}

/** The same address with one more parameter. */
function withParameter({ incoming }: OpenCall, name: string, value: string): string {
  const query = new URLSearchParams(incoming.search);
  query.set(name, value);
  return escapeHtml(`${incoming.path}?${query}`);
}

function failure(code: number): Answer {
  const text = errors[code] ?? "参数错误";
  return page(shell("提示", `<div class="mark">!</div><h1>${text}</h1><p>错误码 ${code}</p>`));
}

/** Refusing gives no code to anybody; the page says so and stays. */
function refused(): Answer {
  return page(shell("授权", "<h1>您已拒绝授权</h1><p>可以关闭此页面，返回微信</p>"));
}

function consent(call: OpenCall, wish: Wish, person: PersonState): Answer {
  const name = escapeHtml(wish.account.name);
  const nickname = escapeHtml(person.nickname);
  const initial = escapeHtml([...person.nickname].at(-1) ?? "");
  return page(
    shell(
      "微信登录",
      `<p class="app">${name}</p><h1>申请使用</h1>
      <p class="line">您的昵称、头像、地区和性别信息</p>
      <div class="row"><span class="face">${initial}</span><span><b>${nickname}</b><i>微信个人信息</i></span></div>
      <a class="button" href="${withParameter(call, "sandbox_consent", "allow")}">允许</a>
      <a class="button quiet" href="${withParameter(call, "sandbox_consent", "deny")}">拒绝</a>`,
    ),
  );
}

const roles = { customer: "客户", staff: "员工", public: "路人" };

function choice(call: OpenCall): Answer {
  const rows = [...call.platform.world.people.values()].slice(0, 60).map((person) => {
    const initial = escapeHtml([...person.nickname].at(-1) ?? "");
    const link = withParameter(call, "sandbox_user", person.id);
    return `<a class="row" href="${link}"><span class="face">${initial}</span><span><b>${escapeHtml(
      person.nickname,
    )}</b><i>${roles[person.role]} · ${escapeHtml(person.id)}</i></span></a>`;
  });
  return page(
    shell(
      "选择微信用户",
      `<h1>以谁的微信继续</h1><p>本机微信平台，选择一位微信用户</p>${rows.join("")}`,
    ),
  );
}

export const authorizeEndpoints: Open[] = [
  {
    path: "/connect/oauth2/authorize",
    method: "any",
    account: "none",
    input: "none",
    run: authorize,
  },
];
