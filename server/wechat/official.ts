import { credentialHealth, refreshToken } from "./access-token";
import type { Account, WechatBases } from "./account";
import { agentsOf } from "./agents";
import type { WechatClient } from "./client";
import { type JsSdkOptions, jsSdkOf } from "./js-sdk";
import { mediaOf } from "./media";
import { menuOf } from "./menu";
import { messagesOf } from "./messages";
import { oauthOf } from "./oauth";
import { qrOf } from "./qr";
import { quotaOf } from "./quota";
import type { SharedCredential } from "./shared-credential";
import { noticesOf } from "./subscribe";
import { tagsOf } from "./tags";
import { templatesOf } from "./templates";
import { usersOf } from "./users";

export interface Parts {
  readonly account: Account;
  readonly client: WechatClient;
  readonly token: SharedCredential;
  readonly bases: WechatBases;
  readonly templateIds: Readonly<Record<string, string>>;
  /** A real request for the token, which takes nothing over. */
  probe(): Promise<void>;
}

/** Everything the service account can do. */
export function officialAccount(
  { account, client, token, bases, templateIds, probe }: Parts,
  js: Pick<JsSdkOptions, "store" | "isOwnOrigin" | "random">,
) {
  const jsSdk = jsSdkOf({ client, account, ...js });
  return {
    appid: account.appid,
    client,
    messages: messagesOf(client),
    templates: templatesOf(client, templateIds),
    notices: noticesOf(client, templateIds),
    oauth: oauthOf(client, account, bases),
    users: usersOf(client),
    tags: tagsOf(client),
    qr: qrOf(client, bases),
    menu: menuOf(client),
    media: mediaOf(client),
    agents: agentsOf(client),
    jsSdk,
    quota: quotaOf(client, account),
    probe,
    refreshToken: () => refreshToken(token),
    async health() {
      return {
        token: await credentialHealth(token),
        jsTicket: await credentialHealth(jsSdk.ticket),
      };
    },
  };
}

export type OfficialAccount = ReturnType<typeof officialAccount>;
