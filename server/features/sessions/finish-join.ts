import { verify } from "@node-rs/argon2";
import { newId } from "@server/core/ids";
import type { CookieJar } from "@server/core/implement";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import { limit } from "@server/core/rate-limit";
import { endSessionsOf } from "@server/core/session";
import {
  type StaffDocument,
  staff,
  staffKey,
  type UnitDocument,
  units,
} from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { JoinError } from "@shared/staff/errors";
import { generateURI } from "otplib";
import { forgetDevices } from "./device.model";
import { type JoinDocument, joins, seedPlace } from "./join.model";
import { demandStrong, passwordFields } from "./passwords";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";
import { forgetStaff } from "./resolve-actor";
import { warn } from "./security-notice.model";
import { currentSession, entry } from "./sign-in-staff";
import { spendCode, spendTotp } from "./totp";

interface From {
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly cookies: CookieJar;
}

interface Given {
  readonly token: string;
  readonly account?: string | undefined;
  readonly name?: string | undefined;
  readonly password: string;
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

type Person = Pick<StaffDocument, "_id" | "no" | "name"> & Partial<StaffDocument>;
const issuer = "GuiBin";

async function found(token: string, ip: string): Promise<JoinDocument> {
  await limit("guess", `join:${ip}`);
  const join = await joins.find(token);
  // Never made, used and expired are one answer: the link is of no use.
  if (!join) throw JoinError.used();
  return join;
}

async function seedOf({ _id, seed }: JoinDocument, { vault }: Ports): Promise<string | undefined> {
  return seed ? vault.open(staffKey.authenticator, seedPlace(_id), seed) : undefined;
}

/** What a link is for. Looking uses nothing up. */
export async function openJoin(token: string, ip: string, ports: Ports) {
  const join = await found(token, ip);
  const person = join.staffId ? await staff.find(join.staffId) : null;
  if (join.kind !== "setup" && person?.state !== "active") throw JoinError.used();
  const secret = await seedOf(join, ports);
  const label = person?.no ?? "admin";
  return {
    kind: join.kind,
    ...(person ? { account: person.no, name: person.name } : {}),
    expiresAt: join.expiresAt.toISOString(),
    ...(secret ? { totpUri: generateURI({ issuer, label, secret }), totpSecret: secret } : {}),
    strict: ports.config.passwordPolicy === "mlps3",
  };
}

/** Uses a link up. It opens no session: the ordinary sign-in with both factors follows. */
export async function finishJoin(given: Given, from: From, ports: Ports) {
  const join = await found(given.token, from.ip);
  const person = await personFor(join, given);
  const isNew = join.kind === "setup" || join.kind === "invite";
  if (join.kind === "factor") await provePassword(person, given, from);
  else await demandStrong(given.password, person, ports);
  if (join.kind === "password") await proveFactor(person, given, ports);
  const secret = await seedOf(join, ports);
  if (secret) await spendCode(person._id, secret, given.code ?? "");
  const recovery = secret ? newRecoveryCodes(person._id) : undefined;
  const now = ports.clock.now();
  const change = {
    ...(join.kind === "factor" ? {} : await passwordFields(given.password, person, now)),
    ...(recovery ? { recoveryCodes: recovery.hashes } : {}),
  };
  await transact(async (tx) => {
    if (!(await joins.use(join._id, tx))) throw JoinError.used();
    if (join.kind === "setup") await createAdmin(person, now, tx);
    await staff.change(person._id, change, tx);
    if (secret) await staff.enrolAuthenticator(ports.vault, person._id, secret, tx);
    await ports.audit.record(entry(`join.${join.kind}Finished`, person._id, from, "ok"), {
      session: tx,
    });
  }).catch((error: unknown) => {
    throw isDuplicateKey(error) ? JoinError.accountTaken() : error;
  });
  if (!isNew) await startAfresh(person._id, join.kind, from, ports);
  return { account: person.no, recoveryCodes: recovery?.codes ?? [] };
}

async function personFor({ kind, staffId }: JoinDocument, given: Given): Promise<Person> {
  if (kind !== "setup") {
    const person = staffId ? await staff.find(staffId) : null;
    if (person?.state !== "active") throw JoinError.used();
    return person;
  }
  if ((await staff.withRole("admin")).length > 0) throw JoinError.used();
  const { account, name } = given;
  if (!account || !name) throw JoinError.proofNeeded();
  if (await staff.byNo(account)) throw JoinError.accountTaken();
  return { _id: newId("stf"), no: account, name };
}

/** A new authenticator is only for whoever knows the password, or came through their own WeChat. */
async function provePassword(person: Person, { password }: Given, from: From): Promise<void> {
  const right =
    person.passwordHash !== undefined &&
    (await verify(person.passwordHash, password).catch(() => false));
  if (right) return;
  const waiting = await currentSession(from.cookies);
  if (waiting?.subject.kind === "staff" && waiting.subject.id === person._id) return;
  throw JoinError.proofNeeded();
}

/** A new password is only for whoever holds the authenticator, or a recovery code. */
async function proveFactor(
  person: Person,
  { code, recoveryCode }: Given,
  ports: Ports,
): Promise<void> {
  if (code) return spendTotp(person as StaffDocument, code, ports);
  const spent = recoveryCode
    ? await staff.spendRecoveryCode(person._id, recoveryHash(person._id, recoveryCode))
    : null;
  if (!spent) throw JoinError.proofNeeded();
}

/** The first administrator belongs to the bank itself; where there is no tree yet, this is its root. */
async function createAdmin({ _id, no, name }: Person, now: Date, tx: Tx): Promise<void> {
  const root = (await units.all()).find(({ kind }) => kind === "bank") ?? (await makeRoot(tx));
  await staff.insert(
    {
      _id,
      no,
      name,
      title: "系统管理员",
      roles: ["admin"],
      unitId: root._id,
      unitPath: root.path,
      skills: [],
      createdAt: now,
    },
    tx,
  );
}

async function makeRoot(tx: Tx): Promise<UnitDocument> {
  const _id = newId("unt");
  const root: UnitDocument = { _id, no: "0000", kind: "bank", name: "总行", path: [_id] };
  await units.save([root], tx);
  return root;
}

/** Whatever was signed in before a secret changed is signed out. */
async function startAfresh(
  staffId: string,
  kind: JoinDocument["kind"],
  from: From,
  ports: Ports,
): Promise<void> {
  await forgetDevices(staffId);
  await endSessionsOf({ kind: "staff", id: staffId });
  forgetStaff(staffId);
  await warn(staffId, kind === "password" ? "passwordChanged" : "factorChanged", from, ports);
}
