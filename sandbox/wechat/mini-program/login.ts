import { randomBytes } from "node:crypto";
import { hours, minutes } from "../../core/clock";
import { derivedHex, randomText } from "../../core/random";
import { sessionSignature } from "../crypto";
import { bare, type Call, type Guarded, type Open, type OpenCall, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { consumeCode } from "../official-account/oauth";
import { type Platform, personByOpenid } from "../platform";
import { spendQuota } from "../quota";
import { accountBySecret } from "../token";
import type { PersonState } from "../world";

const newKey = (): string => randomBytes(16).toString("base64");

/** A login soon after the last keeps the session key; only one key of a person is valid at a time. */
const rotation = minutes(5);

/** The code of wx.login. Logging in is a visit. */
export function loginCode(platform: Platform, person: PersonState): string {
  const now = platform.clock.now();
  if (!person.sessionKey || now - person.sessionKey.at >= rotation) {
    person.sessionKey = { value: newKey(), at: now };
  }
  person.visitAt = now;
  const code = `0${randomText(31)}`;
  platform.world.codes.set(code, {
    kind: "js",
    account: "mini",
    openid: person.openids.mini,
    expiresAt: now + minutes(5),
    used: false,
    scope: "",
    snapshot: false,
  });
  return code;
}

function codeToSession({ platform, incoming, now }: OpenCall) {
  // What a POST carries in its body is not read, so it looks like a call without an appid.
  const { query } = incoming;
  const account = accountBySecret(platform, incoming, query.get("appid"), query.get("secret"));
  if (query.get("grant_type") !== "authorization_code") throw new PlatformError(40002);
  if (account.kind !== "mini") throw new PlatformError(40013);
  const value = query.get("js_code");
  if (!value) throw new PlatformError(41008);
  spendQuota(platform, account, incoming.path, now);
  const { openid } = consumeCode(platform, "js", account, value);
  const person = personByOpenid(platform, "mini", openid);
  if (person.highRisk) throw new PlatformError(40226);
  refuseTooFrequent(person, now);
  person.sessionKey ??= { value: newKey(), at: now };
  return bare({ session_key: person.sessionKey.value, openid, unionid: person.unionid });
}

function refuseTooFrequent(person: PersonState, now: number): void {
  const minute = Math.floor(now / minutes(1));
  if (person.logins.minute !== minute) person.logins = { minute, count: 0 };
  if (person.logins.count >= 100) throw new PlatformError(45011);
  person.logins.count++;
}

/** The person whose session key the caller proved to know. Fields come in the query; some clients use the body. */
function provenPerson({ platform, incoming, body }: Call): PersonState {
  const given = (name: string) => incoming.query.get(name) ?? body[name];
  const person = personByOpenid(platform, "mini", given("openid"));
  if (given("sig_method") !== "hmac_sha256") throw new PlatformError(87008);
  if (!person.sessionKey) throw new PlatformError(87007);
  const expected = sessionSignature(person.sessionKey.value);
  if (given("signature") !== expected) throw new PlatformError(87009);
  return person;
}

function checkSession(call: Call) {
  provenPerson(call);
  return ok();
}

function resetSession(call: Call) {
  const person = provenPerson(call);
  person.sessionKey = { value: newKey(), at: call.now };
  return ok({ openid: person.openids.mini, session_key: person.sessionKey.value });
}

/** The last three keys for encrypting what travels between pages and server; a new one every hour. */
function encryptKeys(call: Call) {
  const person = provenPerson(call);
  const hour = Math.floor(call.now / hours(1));
  const list = [hour, hour - 1, hour - 2].map((version, age) => {
    const secret = (use: string) => {
      const digest = derivedHex(32, person.openids.mini, use, String(version));
      return Buffer.from(digest, "hex").toString("base64");
    };
    const created = version * 3600;
    const left = created + 3600 - Math.floor(call.now / 1000);
    return {
      encrypt_key: secret("key"),
      version,
      expire_in: age === 0 ? left : 0,
      iv: secret("iv"),
      create_time: created,
    };
  });
  return ok({ key_info_list: list });
}

const mini = { account: "mini", input: "optional" } as const;

export const loginEndpoints: (Guarded | Open)[] = [
  {
    path: "/sns/jscode2session",
    method: "any",
    account: "none",
    input: "none",
    run: codeToSession,
  },
  { path: "/wxa/business/getuserencryptkey", method: "any", ...mini, run: encryptKeys },
  { path: "/wxa/checksession", method: "GET", ...mini, run: checkSession },
  { path: "/wxa/resetusersessionkey", method: "GET", ...mini, run: resetSession },
];
