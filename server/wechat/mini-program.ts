import { createHmac } from "node:crypto";
import * as z from "zod";
import type { Account } from "./account";
import { Done, type WechatClient } from "./client";
import { codeMeanings } from "./oauth";

const Session = z
  .object({
    openid: z.string().min(1),
    session_key: z.string().min(1),
    unionid: z.string().optional(),
  })
  .transform(({ openid, session_key, unionid }) => ({
    openid,
    unionid,
    /** Never leaves the server and never reaches a log. */
    sessionKey: session_key,
  }));
export type MiniSession = z.output<typeof Session>;

// countryCode came as a number in older answers.
const Phone = z
  .object({
    phone_info: z.object({
      phoneNumber: z.string(),
      purePhoneNumber: z.string(),
      countryCode: z.union([z.string(), z.number()]).transform(String),
    }),
  })
  .transform(({ phone_info }) => ({
    number: phone_info.purePhoneNumber,
    countryCode: phone_info.countryCode,
    international: phone_info.phoneNumber,
  }));

/** Signing in to the mini-program and what goes with the person's session there. */
export function miniProgramOf(client: WechatClient, account: Account) {
  const { appid, secret } = account;

  return {
    /** Trades the code of `wx.login`, which lives five minutes and works once. */
    codeToSession(code: string): Promise<MiniSession> {
      const query = { appid, secret, js_code: code, grant_type: "authorization_code" };
      return client.bare("/sns/jscode2session", query, Session, { meanings: codeMeanings });
    },

    /** Trades the code of the phone-number button. With an openid the platform checks that both belong together. */
    phoneNumber(code: string, openid?: string): Promise<z.output<typeof Phone>> {
      const body = { code, ...(openid && { openid }) };
      return client.post("/wxa/business/getuserphonenumber", body, Phone, {
        meanings: codeMeanings,
      });
    },

    /** Rejects with 87009 when the key is no longer the person's. */
    checkSession(session: Pick<MiniSession, "openid" | "sessionKey">): Promise<void> {
      return client.get("/wxa/checksession", signed(session), Done);
    },

    /** Kills the old key; its place takes the one answered. */
    resetSession(session: Pick<MiniSession, "openid" | "sessionKey">): Promise<MiniSession> {
      return client.get("/wxa/resetusersessionkey", signed(session), Session);
    },

    /** Lets a person into a multi-person call (`wx.joinVoIPChat`). */
    voipSignature(
      call: { readonly groupId: string; readonly nonce: string; readonly timestamp: number },
      sessionKey: string,
    ): string {
      const parts = [appid, call.groupId, call.nonce, String(call.timestamp)].sort();
      // The key is the base64 text itself, not its bytes (the platform's sample says so).
      return createHmac("sha256", sessionKey).update(parts.join("")).digest("hex");
    },
  };
}

function signed({ openid, sessionKey }: Pick<MiniSession, "openid" | "sessionKey">) {
  const signature = createHmac("sha256", sessionKey).update("").digest("hex");
  return { openid, signature, sig_method: "hmac_sha256" };
}
