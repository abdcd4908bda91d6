import { createHash, randomBytes } from "node:crypto";
import { days, minutes } from "../../core/clock";
import { randomText } from "../../core/random";
import { encryptUserData } from "../crypto";
import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { text } from "../input";
import { type Platform, personByOpenid } from "../platform";
import type { PersonState } from "../world";

/** The number of a person as both forms of the interface describe it. */
function phoneInfo(platform: Platform, person: PersonState) {
  const number = person.phone ?? "";
  return {
    phoneNumber: number,
    purePhoneNumber: number,
    countryCode: "86",
    watermark: {
      timestamp: Math.floor(platform.clock.now() / 1000),
      appid: platform.world.accounts.mini.appid,
    },
  };
}

/** What a tap on the phone-number button gives: the code, and the older encrypted form. */
export function phoneCode(
  platform: Platform,
  person: PersonState,
): { code: string; encryptedData: string; iv: string } {
  const now = platform.clock.now();
  const code = randomText(64);
  platform.world.codes.set(code, {
    kind: "phone",
    account: "mini",
    openid: person.openids.mini,
    expiresAt: now + minutes(5),
    used: false,
    scope: "",
    snapshot: false,
  });
  person.sessionKey ??= { value: randomBytes(16).toString("base64"), at: now };
  const iv = randomBytes(16).toString("base64");
  const info = phoneInfo(platform, person);
  const encryptedData = encryptUserData(person.sessionKey.value, iv, info);
  const hash = createHash("sha256").update(encryptedData).digest("hex");
  platform.world.sealed.set(hash, now);
  return { code, encryptedData, iv };
}

function phoneNumber({ platform, body, now }: Call) {
  const value = text(body, "code", 40029);
  const code = platform.world.codes.get(value);
  if (code?.kind !== "phone" || code.used || now >= code.expiresAt) {
    throw new PlatformError(40029);
  }
  if (typeof body.openid === "string" && body.openid !== code.openid) {
    throw new PlatformError(40003);
  }
  code.used = true;
  return ok({ phone_info: phoneInfo(platform, personByOpenid(platform, "mini", code.openid)) });
}

function checkSealed({ platform, body, now }: Call) {
  const created = platform.world.sealed.get(text(body, "encrypted_msg_hash").toLowerCase());
  if (created === undefined || now - created > days(3)) return ok({ vaild: false, create_time: 0 });
  return ok({ vaild: true, create_time: Math.floor(created / 1000) });
}

const shape = { method: "POST", account: "mini" } as const;

export const phoneEndpoints: Guarded[] = [
  { path: "/wxa/business/getuserphonenumber", ...shape, run: phoneNumber },
  { path: "/wxa/business/checkencryptedmsg", ...shape, run: checkSealed },
];
