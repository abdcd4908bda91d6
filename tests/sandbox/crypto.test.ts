import { readFileSync } from "node:fs";
import {
  aesKey,
  decryptMessage,
  decryptUserData,
  encryptMessage,
  jssdkSignature,
  sessionSignature,
  signature,
} from "@sandbox/wechat/crypto";
import { describe, expect, it } from "vitest";

interface Vectors {
  plainSignatures: { token: string; timestamp: string; nonce: string; signature: string }[];
  messages: {
    name: string;
    key: string;
    appid: string;
    random: string;
    message: string;
    cipher: string;
    signed?: { token: string; timestamp: string; nonce: string; signature: string };
  }[];
  userData: { sessionKey: string; iv: string; cipher: string; holds: Record<string, unknown> }[];
  jssdk: { ticket: string; nonce: string; timestamp: string; url: string; signature: string }[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL("./crypto-vectors.json", import.meta.url), "utf8"),
);

describe("platform crypto", () => {
  it.each(vectors.plainSignatures)("signs $token $timestamp as the platform does", (vector) => {
    const { token, timestamp, nonce } = vector;
    expect(signature(token, timestamp, nonce)).toBe(vector.signature);
    expect(signature(token, timestamp, `${nonce}0`)).not.toBe(vector.signature);
  });

  it.each(vectors.messages)("seals and opens: $name", (vector) => {
    const key = aesKey(vector.key);
    const { appid, message, cipher } = vector;
    const sealed = encryptMessage(key, appid, message, Buffer.from(vector.random));
    expect(sealed).toBe(cipher);
    expect(decryptMessage(key, appid, cipher)).toBe(message);
    expect(() => decryptMessage(key, `${appid}0`, cipher)).toThrow("appid");
    if (!vector.signed) return;
    const { token, timestamp, nonce } = vector.signed;
    expect(signature(token, timestamp, nonce, cipher)).toBe(vector.signed.signature);
  });

  it.each(vectors.userData)("opens user data of the official demo and its own", (vector) => {
    const data = decryptUserData(vector.sessionKey, vector.iv, vector.cipher);
    expect(data).toMatchObject(vector.holds);
    expect(() => decryptUserData("7MG7jbTToVVRWRXVA885rg==", vector.iv, vector.cipher)).toThrow();
  });

  it.each(vectors.jssdk)("signs pages for $url", (vector) => {
    const { ticket, nonce, timestamp, url } = vector;
    expect(jssdkSignature(ticket, nonce, timestamp, url)).toBe(vector.signature);
    expect(jssdkSignature(ticket, nonce, timestamp, `${url}#part`)).toBe(vector.signature);
  });

  it("proves a session key by its base64 text, as the VoIP sample does", () => {
    const sample = "1559129713_67297598215591297148AP6DT9ybtniUJfbwx20afc706a711eefc";
    expect(sessionSignature("gDyVgzwa0mFz9uUP7M6GQQ==", sample)).toBe(
      "b002b824688dd8593a6079e11d8c5e8734fbcb39a6d5906eb347bfbcad79c617",
    );
  });

  it("refuses a key of the wrong length", () => {
    expect(() => aesKey("short")).toThrow("43");
  });
});
