import { seconds } from "@server/core/clock";
import type { Ports } from "@server/ports";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { QuotaLine } from "@shared/wechat-desk/contracts";
import type { WechatAccount } from "@shared/wechat-desk/notices";
import { orExplained } from "./explain";

/** The calls whose limits a day can come up against. */
const watched: Readonly<Record<WechatAccount, readonly (keyof typeof words.quotas)[]>> = {
  official: [
    "/cgi-bin/message/custom/send",
    "/cgi-bin/message/template/send",
    "/cgi-bin/user/info",
    "/cgi-bin/user/get",
    "/cgi-bin/menu/create",
    "/cgi-bin/qrcode/create",
    "/cgi-bin/media/upload",
    "/cgi-bin/media/get",
  ],
  mini: [
    "/cgi-bin/message/subscribe/send",
    "/cgi-bin/message/custom/send",
    "/wxa/msg_sec_check",
    "/wxa/media_check_async",
    "/wxa/getwxacodeunlimit",
    "/wxa/business/getuserphonenumber",
    "/wxa/generate_urllink",
  ],
};

const freshFor = seconds(20);
let known: { readonly at: Date; readonly items: QuotaLine[]; readonly until: number } | undefined;

/** Today's meters. Asked of the platform at most every twenty seconds: asking is counted too. */
export async function readQuotas(ports: Ports): Promise<{ items: QuotaLine[]; at: Date }> {
  if (known && known.until > performance.now()) return known;
  const asked = (["official", "mini"] as const).flatMap((account) =>
    watched[account].map((path) => ({ account, path })),
  );
  const items = await Promise.all(asked.map(({ account, path }) => readOne(account, path, ports)));
  known = { at: ports.clock.now(), items, until: performance.now() + freshFor };
  return known;
}

/** After counters were given back the meters are read anew. */
export function forgetQuotas(): void {
  known = undefined;
}

async function readOne(
  account: WechatAccount,
  path: keyof typeof words.quotas,
  { wechat, clock }: Ports,
): Promise<QuotaLine> {
  const label = words.quotas[path];
  const read = await orExplained(wechat[account].quota.get(path), { account, what: label });
  if ("problem" in read) return { account, path, label, problem: read.problem };
  const { used, perDay, rate } = read.value;
  return {
    account,
    path,
    label,
    used,
    perDay,
    forecast: forecastOf(used, clock.now()),
    ...(rate ? { perMinute: Math.round((rate.calls * 60) / Math.max(1, rate.seconds)) } : {}),
  };
}

const day = 86_400_000;

/** What the day comes to if it goes on as it began; its first hour says too little to go by. */
export function forecastOf(used: number, now: Date): number {
  const gone = ((now.getTime() + 8 * 3_600_000) % day) / day;
  return Math.max(used, Math.round(used / Math.max(gone, 1 / 24)));
}
