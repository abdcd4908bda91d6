import { verify } from "@node-rs/argon2";
import { hours, minutes } from "@server/core/clock";
import type { CookieJar } from "@server/core/implement";
import { limit } from "@server/core/rate-limit";
import {
  endSession,
  openSession,
  type SessionDocument,
  sessionOf,
  updateSession,
} from "@server/core/session";
import { type StaffDocument, staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { RequestError } from "@shared/core/errors";
import { SessionError } from "@shared/sessions/errors";
import { deviceOf, enrolDevice } from "./device.model";
import { spendTotp } from "./totp";

interface From {
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly cookies: CookieJar;
}

type State = { readonly state: "signedIn" | "secondFactor" };

/** A hash of nothing: an unknown account costs the same time as a wrong password (ASVS 6.3.8). */
const decoy =
  "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$pJ1Yh0oqz4aK6m3nqzQ0N9b8h0b5eC4rC2mC0o3kU2k";

/** First factor without WeChat. Opens nothing by itself: the second factor follows. */
export async function signInByPassword(
  account: string,
  password: string,
  from: From,
  ports: Ports,
): Promise<State> {
  await limit("guess", `password:${account}|${from.ip}`);
  const person = await staff.byNo(account);
  const right = await verify(person?.passwordHash ?? decoy, password).catch(() => false);
  if (!person?.passwordHash || !right || person.state !== "active") {
    ports.audit.note(entry("session.refused", person?._id ?? "", from, "denied"));
    throw SessionError.wrongCredentials();
  }
  return begin(person, from, ports);
}

/** First factor by WeChat: the identity at the official account. */
export async function signInByWechat(openid: string, from: From, ports: Ports): Promise<State> {
  const person = await staff.byOpenid(ports.vault, openid);
  if (!person) throw SessionError.notStaff();
  if (person.state !== "active") throw SessionError.disabled();
  return begin(person, from, ports);
}

/** Opens a session; on a device that gave its second factor within eight hours it is complete. */
export async function begin(person: StaffDocument, from: From, ports: Ports): Promise<State> {
  const enrolled = await deviceOf(from.cookies.get("device"), person._id);
  await issue(person._id, from, enrolled ? new Date() : undefined);
  ports.audit.note(
    entry(enrolled ? "session.opened" : "session.firstFactor", person._id, from, "ok"),
  );
  return { state: enrolled ? "signedIn" : "secondFactor" };
}

/** Second factor: the session that waits for it becomes a new, complete one, and the device is remembered. */
export async function giveSecondFactor(code: string, from: From, ports: Ports): Promise<State> {
  const waiting = await currentSession(from.cookies);
  if (waiting?.subject.kind !== "staff") throw SessionError.wrongCredentials();
  await limit("guess", `totp:${waiting.subject.id}`);
  const person = await staff.find(waiting.subject.id);
  if (person?.state !== "active") throw SessionError.disabled();
  await spendTotp(person, code, ports).catch((error: unknown) => {
    ports.audit.note(entry("session.refused", person._id, from, "denied"));
    throw error;
  });
  from.cookies.set("device", await enrolDevice(person._id), hours(8) / 1000);
  await issue(person._id, from, new Date(), waiting._id);
  ports.audit.note(entry("session.opened", person._id, from, "ok"));
  return { state: "signedIn" };
}

/** Repeats the second factor before a sensitive act. */
export async function stepUp(
  staffId: string,
  sessionId: string,
  code: string,
  from: From,
  ports: Ports,
): Promise<Date> {
  await limit("guess", `totp:${staffId}`);
  const person = await staff.find(staffId);
  if (!person) throw RequestError.unauthenticated();
  await spendTotp(person, code, ports);
  const until = new Date(Date.now() + minutes(5));
  await updateSession(sessionId, { stepUpUntil: until });
  ports.audit.note(entry("session.steppedUp", staffId, from, "ok"));
  return until;
}

export async function currentSession(cookies: CookieJar): Promise<SessionDocument | undefined> {
  const token = cookies.get("session");
  return token ? sessionOf(token) : undefined;
}

/** A new token at every step (ASVS 7.2.4); the one before ends. */
async function issue(
  staffId: string,
  from: From,
  secondFactorAt: Date | undefined,
  replaces?: string,
): Promise<void> {
  if (replaces) await endSession(replaces);
  const issued = await openSession({
    subject: { kind: "staff", id: staffId },
    channel: "console",
    device: from.userAgent || "browser",
    ip: from.ip,
    ...(secondFactorAt ? { secondFactorAt } : {}),
  });
  from.cookies.set("session", issued.accessToken);
}

export function entry(
  act: string,
  staffId: string,
  from: Pick<From, "ip" | "requestId">,
  result: "ok" | "denied",
) {
  return {
    actor: { kind: "staff", id: staffId, roles: [] },
    act,
    object: { kind: "staff", id: staffId },
    result,
    ip: from.ip,
    requestId: from.requestId,
  } as const;
}
