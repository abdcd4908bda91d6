import { credentialHealth, refreshToken } from "./access-token";
import { contentCheckOf } from "./content-check";
import { mediaOf } from "./media";
import { messagesOf } from "./messages";
import { miniCodesOf } from "./mini-codes";
import { miniProgramOf } from "./mini-program";
import type { Parts } from "./official";
import { quotaOf } from "./quota";
import { subscribeOf } from "./subscribe";

/** Everything the mini-program's account can do. */
export function miniAccount({ account, client, token, templateIds, probe }: Omit<Parts, "bases">) {
  return {
    appid: account.appid,
    client,
    ...miniProgramOf(client, account),
    messages: messagesOf(client),
    subscribe: subscribeOf(client, templateIds),
    codes: miniCodesOf(client),
    check: contentCheckOf(client, account),
    media: mediaOf(client),
    quota: quotaOf(client, account),
    probe,
    refreshToken: () => refreshToken(token),
    async health() {
      return { token: await credentialHealth(token) };
    },
  };
}

export type MiniAccount = ReturnType<typeof miniAccount>;
