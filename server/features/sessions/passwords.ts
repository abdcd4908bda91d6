import { hash, verify } from "@node-rs/argon2";
import { days } from "@server/core/clock";
import type { StaffDocument } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { JoinError } from "@shared/staff/errors";
import { passwordAge, passwordIssues } from "@shared/staff/password-policy";

/** Argon2id as OWASP asks for it (security.md A1-06). */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const current = "$argon2id$v=19$m=19456,t=2,p=1$";

/** The most used passwords of the world; the list is large and rarely needed, so it is read late. */
let common: Promise<ReadonlySet<string>> | undefined;
const wellKnown = () => {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"].slice(0, 10_000)),
  );
  return common;
};

type Owner = Pick<StaffDocument, "no" | "name"> &
  Partial<Pick<StaffDocument, "passwordHash" | "formerPasswords">>;

const bankWords = ["guibin", "贵宾专线", "分行", "支行", "银行", "chengjiang", "澄江"];

/** Refuses a password that the policy does not allow, naming everything that is wrong with it. */
export async function demandStrong(
  password: string,
  owner: Owner,
  { config }: Pick<Ports, "config">,
): Promise<void> {
  const list = await wellKnown();
  const issues: string[] = passwordIssues(password, {
    policy: config.passwordPolicy,
    words: [owner.no, owner.name, ...owner.no.split("-"), ...bankWords],
    isCommon: (one) => one.length >= 4 && list.has(one),
  });
  if (config.passwordPolicy === "mlps3" && (await wasUsed(password, owner))) issues.push("former");
  if (issues.length > 0) throw JoinError.weakPassword({ issues });
}

async function wasUsed(password: string, owner: Owner): Promise<boolean> {
  const former = [owner.passwordHash, ...(owner.formerPasswords ?? [])].flatMap((one) => one ?? []);
  for (const one of former.slice(0, passwordAge.history))
    if (await verify(one, password).catch(() => false)) return true;
  return false;
}

/** What a record holds after a change of password. */
export async function passwordFields(password: string, owner: Owner, now: Date) {
  const former = [owner.passwordHash, ...(owner.formerPasswords ?? [])].flatMap((one) => one ?? []);
  return {
    passwordHash: await hash(password, strength),
    passwordSetAt: now,
    formerPasswords: former.slice(0, passwordAge.history),
  };
}

/** A hash made under other parameters is made anew at the next right password. */
export async function renewedHash(stored: string, password: string): Promise<string | undefined> {
  return stored.startsWith(current) ? undefined : hash(password, strength);
}

/** Whether a right password is too old to be used any longer. */
export const isPasswordOld = (
  { passwordSetAt, createdAt }: Pick<StaffDocument, "passwordSetAt" | "createdAt">,
  now: Date,
  { config }: Pick<Ports, "config">,
): boolean =>
  config.passwordPolicy === "mlps3" &&
  now.getTime() - (passwordSetAt ?? createdAt).getTime() > days(passwordAge.days);
