import { randomBytes } from "node:crypto";
import {
  decryptCallback,
  decryptUserData,
  decryptWithAny,
  encryptCallback,
  ForgedCallback,
  isRawDataGenuine,
  signatureMatches,
  signatureOf,
} from "@server/wechat/crypto";
import { signPage } from "@server/wechat/js-sdk";
import { encryptions, plainSignatures, pushes, userData } from "@tests/support/wechat-vectors";
import { describe, expect, it } from "vitest";

describe("signing callbacks", () => {
  it.each(plainSignatures)("signs %s, %s, %s as the platform does", (...vector) => {
    const [token, timestamp, nonce, signature] = vector;

    expect(signatureOf(token, timestamp, nonce)).toBe(signature);
    expect(signatureMatches(signature, token, timestamp, nonce)).toBe(true);
  });

  it("refuses a signature that differs in one character, in length or in script", () => {
    const parts = ["test", "1410685589", "test"];

    expect(signatureMatches("f21891de399b4e33a1a93c9a7b8a8fffb5a443fe", ...parts)).toBe(false);
    expect(signatureMatches("f21891de", ...parts)).toBe(false);
    expect(signatureMatches("", ...parts)).toBe(false);
    expect(signatureMatches("测".repeat(40), ...parts)).toBe(false);
  });
});

describe("opening pushed messages", () => {
  it.each(pushes)(
    "opens $name",
    ({ token, timestamp, nonce, encrypt, signature, opens, ...key }) => {
      expect(signatureOf(token, timestamp, nonce, encrypt)).toBe(signature);

      const text = decryptCallback(encrypt, key);

      if (opens) expect(text).toBe(opens);
      else expect(text).toContain("4561255354251345929");
    },
  );

  it.each(encryptions)("closes and opens $name", ({ random, message, encrypt, ...key }) => {
    expect(encryptCallback(message, key, Buffer.from(random))).toBe(encrypt);
    expect(decryptCallback(encrypt, key)).toBe(message);
  });

  it("refuses a message that was made for another account", () => {
    const key = { aesKey: "A".repeat(43), appid: "wx1111111111111111" };
    const encrypt = encryptCallback("hello", key, randomBytes(16));

    for (const appid of ["wx2222222222222222", "wx111111111111111", "wx11111111111111111", ""])
      expect(() => decryptCallback(encrypt, { ...key, appid })).toThrow(ForgedCallback);
  });

  it("refuses garbage of every length without failing in another way", () => {
    const key = { aesKey: "A".repeat(43), appid: "wx1111111111111111" };

    for (let length = 0; length <= 128; length++)
      expect(() => decryptCallback(randomBytes(length).toString("base64"), key)).toThrow(
        ForgedCallback,
      );
  });

  it("opens with the key before while a change is under way, and no longer afterwards", () => {
    const appid = "wx1111111111111111";
    const [old, present] = ["O".repeat(43), "P".repeat(43)];
    const encrypt = encryptCallback("hello", { appid, aesKey: old }, randomBytes(16));

    expect(decryptWithAny(encrypt, appid, [present, old])).toBe("hello");
    expect(() => decryptWithAny(encrypt, appid, [present, undefined])).toThrow(ForgedCallback);
  });
});

describe("opening what the mini-program encrypted", () => {
  const { appid, sessionKey, iv, profile, phone } = userData;

  it("opens the platform's demo profile and a phone number", () => {
    const opened = decryptUserData({ encryptedData: profile, iv }, sessionKey, appid);
    const number = decryptUserData({ encryptedData: phone, iv }, sessionKey, appid);

    expect(opened).toMatchObject({ nickName: "Band", unionId: "ocMvos6NjeKLIBqg5Mr9QjxrP1FA" });
    expect(number).toMatchObject({ purePhoneNumber: "13800138000", countryCode: "86" });
  });

  it("refuses another account's data, another session's key and changed data", () => {
    expect(() => decryptUserData({ encryptedData: profile, iv }, sessionKey, "wx0")).toThrow(
      ForgedCallback,
    );
    expect(() =>
      decryptUserData({ encryptedData: profile, iv }, "7MG7jbTToVVRWRXVA885rg==", appid),
    ).toThrow(ForgedCallback);
    expect(() =>
      decryptUserData({ encryptedData: `aaaa${profile}`, iv }, sessionKey, appid),
    ).toThrow(ForgedCallback);
  });

  it("knows genuine raw data, Chinese included", () => {
    const rawData =
      '{"nickName":"Xavier-Lam林","gender":1,"language":"zh_CN","city":"Ningde","province":"Fujian","country":"China","avatarUrl":"https://wx.qlogo.cn/mmopen/vi_32/vTxUxcbjcZ8t9eU6YfXBwRU89KS9uRILEDro01MTYp7UKYsyTjLFMIVhB0AlBuEvLHbhmO3OpaHw5zwlSetuLg/132"}';
    const signature = "8fde625b7640734a13c071c05d792b5cef21cf89";

    expect(isRawDataGenuine(rawData, "GtYYez5b/M5HhT4L7n31gQ==", signature)).toBe(true);
    expect(
      isRawDataGenuine(rawData.replace("Fujian", "Fukien"), "GtYYez5b/M5HhT4L7n31gQ==", signature),
    ).toBe(false);
  });
});

describe("signing pages", () => {
  const ticket =
    "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
  const page = { nonceStr: "Wm3WZYTPz0wzccnW", timestamp: 1414587457 };

  it("signs the address as it stands, without its fragment", () => {
    const plain = signPage({ ...page, url: "http://mp.weixin.qq.com?params=value" }, ticket);

    expect(plain).toBe("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
    expect(signPage({ ...page, url: "http://mp.weixin.qq.com?params=value#part" }, ticket)).toBe(
      plain,
    );
    expect(signPage({ ...page, url: "http://mp.weixin.qq.com" }, ticket)).toBe(
      "f4d90daf4b3bca3078ab155816175ba34c443a7b",
    );
  });
});
