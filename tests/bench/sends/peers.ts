import { createRequire } from "node:module";
import { Pool } from "undici";
import { sized } from "../lib/bench";
import { atOnce, perSecond } from "../lib/rounds";
import { ask, templateSend } from "../platform/platform";
import type { Recipient } from "./recipients";

const require = createRequire(import.meta.url);

interface CoWechatApi {
  prefix: string;
  sendTemplate(
    openid: string,
    templateId: string,
    url: string,
    topColor: string | null,
    data: object,
  ): Promise<{ errcode: number }>;
}

export interface Message {
  readonly templateId: string;
  readonly data: object;
}

/** Nothing but requests, as many under way as the product has at most: no store, no rules, no retry. */
export function bareUndici(base: string, token: string, { templateId, data }: Message) {
  const pool = new Pool(base, { connections: 60 });
  const path = `${templateSend}?access_token=${token}`;
  const headers = { "content-type": "application/json" };
  const send = async ({ openid }: Recipient) => {
    const body = JSON.stringify({ touser: openid, template_id: templateId, data });
    const answer = await pool.request({ path, method: "POST", headers, body });
    const said = (await answer.body.json()) as { errcode: number };
    if (said.errcode !== 0) throw new Error(JSON.stringify(said));
  };
  return {
    rate: (people: readonly Recipient[]) =>
      perSecond(() => atOnce(people.length, 60, (at) => send(people[at] as Recipient))),
    close: () => pool.destroy(),
  };
}

/** The loop that most who use co-wechat-api write: one after the other. */
export function plainLoop(base: string, token: string, { templateId, data }: Message) {
  const Api = require("co-wechat-api") as new (
    appid: string,
    secret: string,
    getToken: () => Promise<object>,
  ) => CoWechatApi;
  const expireTime = Date.now() + 7_000_000;
  const api = new Api("wx", "secret", async () => ({ accessToken: token, expireTime }));
  api.prefix = `${base}/cgi-bin/`;
  return {
    rate: (people: readonly Recipient[]) =>
      perSecond(async () => {
        const end = performance.now() + sized(100, 3_000);
        let count = 0;
        for (; performance.now() < end; count++) {
          const { openid } = people[count % people.length] as Recipient;
          const said = await api.sendTemplate(openid, templateId, "", null, data);
          if (said.errcode !== 0) throw new Error(JSON.stringify(said));
        }
        return count;
      }),
  };
}

export async function tokenAt(
  url: string,
  { appid, secret }: { readonly appid: string; readonly secret: string },
): Promise<string> {
  const asked = { grant_type: "client_credential", appid, secret };
  return ((await ask(url, "/cgi-bin/stable_token", asked)) as { access_token: string })
    .access_token;
}
