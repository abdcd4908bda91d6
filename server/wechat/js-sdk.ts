import { createHash } from "node:crypto";
import * as z from "zod";
import type { Account } from "./account";
import type { WechatClient } from "./client";
import type { CredentialStore } from "./credential-store";
import { SharedCredential } from "./shared-credential";

const Ticket = z.object({ ticket: z.string().min(1), expires_in: z.number().positive() });

export interface JsConfig {
  readonly appId: string;
  readonly timestamp: number;
  readonly nonceStr: string;
  readonly signature: string;
}

/** A page that is not ours asked for a signature. */
export class ForeignPage extends Error {
  override readonly name = "ForeignPage";
}

export interface JsSdkOptions {
  readonly client: WechatClient;
  readonly account: Account;
  readonly store: CredentialStore;
  /** Whether an origin is one of ours; nothing is signed for others. */
  isOwnOrigin(origin: string): boolean;
  readonly random: (bytes: number) => Buffer;
}

/** What a page needs for `wx.config`. The ticket is tightly limited, so it is shared like the token. */
export function jsSdkOf({ client, account, store, isOwnOrigin, random }: JsSdkOptions) {
  const ticket = new SharedCredential({
    store,
    forcible: false,
    async obtain() {
      const got = await client.get("/cgi-bin/ticket/getticket", { type: "jsapi" }, Ticket);
      return { value: got.ticket, lifeSeconds: got.expires_in };
    },
  });

  return {
    ticket,
    async config(pageUrl: string): Promise<JsConfig> {
      const url = URL.canParse(pageUrl) ? new URL(pageUrl) : undefined;
      if (!url || !isOwnOrigin(url.origin) || url.username || url.password)
        throw new ForeignPage("page");
      const nonceStr = random(12).toString("hex");
      const timestamp = Math.floor(Date.now() / 1_000);
      const page = { url: pageUrl, nonceStr, timestamp };
      return {
        appId: account.appid,
        timestamp,
        nonceStr,
        signature: signPage(page, await ticket.current()),
      };
    },
  };
}

/** Signs a page: names in lower case and in order, values raw, the address without its fragment. */
export function signPage(
  page: { readonly url: string; readonly nonceStr: string; readonly timestamp: number },
  ticket: string,
): string {
  const url = page.url.split("#")[0];
  const text = `jsapi_ticket=${ticket}&noncestr=${page.nonceStr}&timestamp=${page.timestamp}&url=${url}`;
  return createHash("sha1").update(text).digest("hex");
}
