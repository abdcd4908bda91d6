import { type Answer, escapeHtml, page } from "../core/http";
import { shell } from "./official-account/pages";
import type { Platform } from "./platform";
import type { Account } from "./world";

/** What a person sees who opens the platform's address: the accounts to configure a client with. */
export function front(platform: Platform): Answer {
  const { official, mini } = platform.world.accounts;
  return page(
    shell(
      "本机微信平台",
      `<h1>本机微信平台</h1><p>把客户端的 api.weixin.qq.com 换成 ${escapeHtml(platform.baseUrl)} 即可使用</p>
      ${card("公众号（服务号）", official)}${card("小程序", mini)}
      <p><br>控制接口以 /__sandbox 开头，事件流在 /__sandbox/events</p>`,
    ),
  );
}

function card(title: string, account: Account): string {
  const { appid, secret, token, encodingAESKey, originalId } = account;
  const rows = Object.entries({ appid, secret, token, encodingAESKey, originalId });
  const lines = rows.map(([name, value]) => `<b>${name}</b><i>${escapeHtml(value)}</i>`);
  return `<div class="row"><span class="face">${title.slice(0, 1)}</span><span><b>${title}</b>${lines.join("")}</span></div>`;
}
