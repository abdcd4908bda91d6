import type { WechatBases } from "./account";

// The disaster and regional hosts are the platform's own (developers.weixin.qq.com, 接口域名说明).
const hosts = {
  apiBase: [
    "api.weixin.qq.com",
    "api2.weixin.qq.com",
    "sh.api.weixin.qq.com",
    "sz.api.weixin.qq.com",
    "hk.api.weixin.qq.com",
  ],
  openBase: ["open.weixin.qq.com"],
  mpBase: ["mp.weixin.qq.com"],
} as const satisfies Record<keyof WechatBases, readonly string[]>;

/** The bases a bank uses. */
export const platformBases: WechatBases = {
  apiBase: "https://api.weixin.qq.com",
  openBase: "https://open.weixin.qq.com",
  mpBase: "https://mp.weixin.qq.com",
};

/** Names every base that production may not use: another host, no TLS, a port or a path. */
export function wechatBaseProblems(bases: WechatBases): string[] {
  return (Object.keys(hosts) as (keyof WechatBases)[]).flatMap((name) => {
    const allowed: readonly string[] = hosts[name];
    const url = URL.canParse(bases[name]) ? new URL(bases[name]) : undefined;
    if (url?.protocol === "https:" && allowed.includes(url.host) && bareUrl(url)) return [];
    return [`${name}: must be https:// and one of ${allowed.join(", ")}`];
  });
}

function bareUrl(url: URL): boolean {
  return url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
}
