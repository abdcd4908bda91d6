import * as z from "zod";
import type { Account, WechatBases } from "./account";
import type { WechatClient } from "./client";

export type OauthScope = "snsapi_base" | "snsapi_userinfo";

const Granted = z
  .object({
    access_token: z.string(),
    expires_in: z.number(),
    refresh_token: z.string().optional(),
    openid: z.string().min(1),
    scope: z.string(),
    unionid: z.string().optional(),
    is_snapshotuser: z.union([z.number(), z.string()]).optional(),
  })
  .transform((granted) => ({
    openid: granted.openid,
    unionid: granted.unionid,
    scope: granted.scope,
    /** A virtual person of the platform's snapshot page: nobody may be signed in with it. */
    isSnapshot: Number(granted.is_snapshotuser ?? 0) === 1,
    /** The person's own token; it must never reach a log or a client. */
    personalToken: granted.access_token,
    refreshToken: granted.refresh_token,
  }));
export type OauthGrant = z.output<typeof Granted>;

const Profile = z
  .object({
    openid: z.string(),
    nickname: z.string(),
    headimgurl: z.string().optional(),
    unionid: z.string().optional(),
  })
  .transform(({ openid, nickname, headimgurl, unionid }) => ({
    openid,
    nickname,
    avatarUrl: headimgurl || undefined,
    unionid,
  }));

/** Sign-in of the service account's web pages (网页授权). The caller makes and checks the state. */
export function oauthOf(client: WechatClient, account: Account, bases: WechatBases) {
  const { appid, secret } = account;

  return {
    /** Where to send the browser. The platform wants the parameters in this order. */
    authorizeUrl(to: {
      readonly redirectUri: string;
      readonly state: string;
      readonly scope?: OauthScope;
    }): string {
      if (!/^[A-Za-z0-9]{1,128}$/.test(to.state))
        throw new RangeError("state: letters and digits, at most 128");
      const base = bases.openBase.replace(/\/$/, "");
      const redirect = encodeURIComponent(to.redirectUri);
      const scope = to.scope ?? "snsapi_base";
      return `${base}/connect/oauth2/authorize?appid=${appid}&redirect_uri=${redirect}&response_type=code&scope=${scope}&state=${to.state}#wechat_redirect`;
    },

    /** Trades the code, which lives five minutes and works once, for the person's openid. */
    exchange(code: string): Promise<OauthGrant> {
      const query = { appid, secret, code, grant_type: "authorization_code" };
      return client.bare("/sns/oauth2/access_token", query, Granted, { meanings: codeMeanings });
    },

    refresh(refreshToken: string): Promise<OauthGrant> {
      const query = { appid, grant_type: "refresh_token", refresh_token: refreshToken };
      return client.bare("/sns/oauth2/refresh_token", query, Granted);
    },

    /** Name and picture; only after consent with `snsapi_userinfo`. */
    profile(grant: OauthGrant): Promise<z.output<typeof Profile>> {
      const query = { access_token: grant.personalToken, openid: grant.openid, lang: "zh_CN" };
      return client.bare("/sns/userinfo", query, Profile, { meanings: personalMeanings });
    },
  };
}

/** A bad code is the visitor's matter: the sign-in simply begins again. */
export const codeMeanings = {
  40029: { kind: "permanent" },
  40163: { kind: "permanent" },
  42003: { kind: "permanent" },
} as const;

// These speak of the person's token here, not of the account's.
const personalMeanings = {
  40001: { kind: "permanent" },
  40014: { kind: "permanent" },
  42001: { kind: "permanent" },
} as const;
