import { verify } from "@node-rs/argon2";
import { hours, minutes } from "@server/core/clock";
import { networkOf } from "@server/core/http/networks";
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
import { noteFailure } from "./failures";
import { demandStrong, isPasswordOld, passwordFields, renewedHash } from "./passwords";
import { recoveryHash } from "./recovery-codes";
import { warn } from "./security-notice.model";
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
  const person = await provePassword(account, password, from, ports);
  if (isPasswordOld(person, ports.clock.now(), ports)) throw SessionError.passwordExpired();
  return begin(person, from, ports);
}

/** Replaces a password that is too old. It opens no more than the old one did: the second factor follows. */
export async function renewPassword(
  { account, password, newPassword }: Renewal,
  from: From,
  ports: Ports,
): Promise<State> {
  const person = await provePassword(account, password, from, ports);
  await demandStrong(newPassword, person, ports);
  await staff.change(person._id, await passwordFields(newPassword, person, ports.clock.now()));
  ports.audit.note(entry("password.changed", person._id, from, "ok"));
  await warn(person._id, "passwordChanged", from, ports);
  return begin(person, from, ports);
}

interface Renewal {
  readonly account: string;
  readonly password: string;
  readonly newPassword: string;
}

async function provePassword(
  account: string,
  password: string,
  from: From,
  ports: Ports,
): Promise<StaffDocument> {
  await limit("guess", `password:${account}|${from.ip}`);
  const person = await staff.byNo(account);
  const right = await verify(person?.passwordHash ?? decoy, password).catch(() => false);
  if (!person?.passwordHash || !right || person.state !== "active") {
    ports.audit.note(entry("session.refused", person?._id ?? "", from, "denied"));
    if (person) await noteFailure(person._id, from, ports);
    throw SessionError.wrongCredentials();
  }
  const passwordHash = await renewedHash(person.passwordHash, password);
  if (passwordHash) await staff.change(person._id, { passwordHash });
  return person;
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
  await issue(person, from, ports, { secondFactorAt: enrolled ? new Date() : undefined });
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
  await spendTotp(person, code, ports).catch(async (error: unknown) => {
    ports.audit.note(entry("session.refused", person._id, from, "denied"));
    await noteFailure(person._id, from, ports);
    throw error;
  });
  from.cookies.set("device", await enrolDevice(person._id), hours(8) / 1000);
  await issue(person, from, ports, { secondFactorAt: new Date(), replaces: waiting._id });
  ports.audit.note(entry("session.opened", person._id, from, "ok"));
  return { state: "signedIn" };
}

/** Second factor by a code kept for the day on which the authenticator is lost. It works once. */
export async function recover(
  code: string,
  from: From,
  ports: Ports,
): Promise<{ readonly state: "signedIn"; readonly left: number }> {
  const waiting = await currentSession(from.cookies);
  if (waiting?.subject.kind !== "staff") throw SessionError.wrongCredentials();
  const staffId = waiting.subject.id;
  await limit("guess", `totp:${staffId}`);
  const person = await staff.spendRecoveryCode(staffId, recoveryHash(staffId, code));
  if (person?.state !== "active") {
    ports.audit.note(entry("session.refused", staffId, from, "denied"));
    await noteFailure(staffId, from, ports);
    throw SessionError.wrongRecoveryCode();
  }
  await issue(person, from, ports, { secondFactorAt: new Date(), replaces: waiting._id });
  ports.audit.note(entry("session.recovered", staffId, from, "ok"));
  await warn(staffId, "recoveryUsed", from, ports);
  return { state: "signedIn", left: person.recoveryCodes?.length ?? 0 };
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
  await updateSession(sessionId, { stepUpUntil: until }, networkOf(from.ip));
  ports.audit.note(entry("session.steppedUp", staffId, from, "ok"));
  return until;
}

export async function currentSession(cookies: CookieJar): Promise<SessionDocument | undefined> {
  const token = cookies.get("session");
  return token ? sessionOf(token) : undefined;
}

/** A new token at every step (ASVS 7.2.4); the one before ends. */
export async function issue(
  person: StaffDocument,
  from: From,
  ports: Ports,
  {
    secondFactorAt,
    replaces,
  }: { readonly secondFactorAt?: Date | undefined; readonly replaces?: string },
): Promise<void> {
  if (replaces) await endSession(replaces);
  const network = networkOf(from.ip);
  const issued = await openSession({
    subject: { kind: "staff", id: person._id },
    channel: "console",
    device: from.userAgent || "browser",
    ip: from.ip,
    most: sessionsAllowed(person),
    ...(secondFactorAt ? { secondFactorAt, networks: [network] } : {}),
  });
  from.cookies.set("session", issued.accessToken);
  for (const { ip, device } of issued.pushedOut)
    if (secondFactorAt)
      await warn(person._id, "sessionPushedOut", { ip, userAgent: device }, ports);
  if (secondFactorAt && (await staff.meetNetwork(person._id, network)))
    await warn(person._id, "newAddress", from, ports);
}

/** An administrator works in one place at a time, everybody else in two: desk and phone (security.md A2-07). */
const sessionsAllowed = ({ roles }: Pick<StaffDocument, "roles">): number =>
  roles.includes("admin") ? 1 : 2;

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
