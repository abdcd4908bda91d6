import { randomBytes } from "node:crypto";
import { encryptCallback, signatureOf } from "@server/wechat/crypto";

export interface PushAccount {
  readonly appid: string;
  readonly token: string;
  readonly aesKey: string;
}

export interface Push {
  readonly query: string;
  readonly body: string;
}

const nonceOf = () => String(randomBytes(4).readUInt32BE());

/** A push as the platform sends it in safe mode. */
export function safePush(account: PushAccount, message: string, at = new Date()): Push {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const nonce = nonceOf();
  const encrypt = encryptCallback(message, account, randomBytes(16));
  const query = new URLSearchParams({
    signature: signatureOf(account.token, timestamp, nonce),
    timestamp,
    nonce,
    openid: "oUSER",
    encrypt_type: "aes",
    msg_signature: signatureOf(account.token, timestamp, nonce, encrypt),
  });
  const body = message.startsWith("{")
    ? JSON.stringify({ ToUserName: "gh_1", Encrypt: encrypt })
    : `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
  return { query: String(query), body };
}

/** A push as the platform sends it in plain mode: the signature does not cover the body. */
export function plainPush(account: PushAccount, message: string, at = new Date()): Push {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const nonce = nonceOf();
  const signature = signatureOf(account.token, timestamp, nonce);
  return {
    query: String(new URLSearchParams({ signature, timestamp, nonce, openid: "oUSER" })),
    body: message,
  };
}

let lastId = 24_000_000_000_000_000n;

/** A text a person writes; every one has its own MsgId unless one is given. */
export function textMessage(content: string, from = "oUSER", id = String(++lastId)): string {
  return `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content><MsgId>${id}</MsgId></xml>`;
}

export function clickEvent(key: string, from = "oUSER", createTime = 1_700_000_000): string {
  return `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName><CreateTime>${createTime}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[CLICK]]></Event><EventKey><![CDATA[${key}]]></EventKey></xml>`;
}
