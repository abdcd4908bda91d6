import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { CheckItem } from "@shared/wechat-desk/contracts";
import type { WechatAccount } from "@shared/wechat-desk/notices";
import {
  type CheckPlace,
  checkOauthHost,
  checkOrigin,
  checkOwnSide,
  checkPlatformSide,
} from "./check-callback";
import { checkTemplates } from "./check-templates";
import { bad, type Finding, good } from "./finding";

/** One question: a real call, and what it found. A refusal of WeChat is thrown. */
export interface Check {
  readonly name: keyof typeof words.checks;
  readonly group: CheckItem["group"];
  readonly account: WechatAccount;
  readonly run: (place: CheckPlace) => Promise<Finding>;
}

const quiet = async (call: Promise<unknown>): Promise<Finding> => {
  await call;
  return good("");
};

/** The calls that would reach a person are asked for by their meter: an account without the right has none. */
const metered =
  (path: string) =>
  async ({ ports, account }: CheckPlace) => {
    const { left } = await ports.wechat[account].quota.get(path);
    return good(fill(words.found.allowed, { count: left.toLocaleString("en-US") }));
  };

const home = "pages/home/index";
const checkSeconds = 60;

const both = (account: WechatAccount): Check[] => [
  {
    name: "token",
    group: "access",
    account,
    run: ({ ports }) => quiet(ports.wechat[account].probe()),
  },
  { name: "platformCallback", group: "callback", account, run: checkPlatformSide },
  { name: "ownCallback", group: "callback", account, run: checkOwnSide },
];

const permission = (account: WechatAccount, name: Check["name"], run: Check["run"]): Check => ({
  name,
  group: "permission",
  account,
  run,
});

const official = (
  name: Check["name"],
  call: (ports: Ports["wechat"]["official"]) => Promise<unknown>,
) => permission("official", name, ({ ports }) => quiet(call(ports.wechat.official)));

/** Every question, in the order in which a set-up is made. */
export const checks: readonly Check[] = [
  ...both("official"),
  ...both("mini"),
  { name: "domain", group: "domain", account: "official", run: checkOrigin },
  { name: "oauthDomain", group: "domain", account: "official", run: checkOauthHost },
  {
    name: "jsDomain",
    group: "domain",
    account: "official",
    run: ({ ports }) => quiet(ports.wechat.official.jsSdk.ticket.current()),
  },
  permission("official", "users", countFollowers),
  permission("official", "unionid", checkUnionid),
  official("tags", ({ tags }) => tags.list()),
  official("menu", ({ menu }) => menu.current()),
  official("qr", ({ qr }) => qr.temporary("self-check", checkSeconds)),
  official("agents", ({ agents }) => agents.list()),
  permission("official", "serviceMessage", metered("/cgi-bin/message/custom/send")),
  permission("official", "templateMessage", metered("/cgi-bin/message/template/send")),
  permission("official", "media", metered("/cgi-bin/media/upload")),
  permission("mini", "subscribeMessage", metered("/cgi-bin/message/subscribe/send")),
  permission("mini", "serviceMessage", metered("/cgi-bin/message/custom/send")),
  permission("mini", "phone", metered("/wxa/business/getuserphonenumber")),
  permission("mini", "code", ({ ports }) =>
    quiet(ports.wechat.mini.codes.code({ scene: "check", page: home })),
  ),
  permission("mini", "link", metered("/wxa/generate_urllink")),
  permission("mini", "contentCheck", metered("/wxa/msg_sec_check")),
  { name: "templates", group: "template", account: "official", run: checkTemplates },
  { name: "templates", group: "template", account: "mini", run: checkTemplates },
];

/** The page that a refusal about a page is about. */
export const checkedPage = home;

async function countFollowers({ ports }: CheckPlace): Promise<Finding> {
  const first = await ports.wechat.official.users.followers().next();
  const count = first.done ? 0 : first.value.length;
  return good(fill(words.found.followers, { count }));
}

/** A follower has a unionid only where both accounts hang on one open platform. */
async function checkUnionid({ ports }: CheckPlace): Promise<Finding> {
  const first = await ports.wechat.official.users.followers().next();
  const openid = first.done ? undefined : first.value[0];
  if (!openid) return good(words.found.nobody);
  const { unionid } = await ports.wechat.official.users.get(openid);
  return unionid ? good(words.found.joined) : bad("notJoined", {});
}
