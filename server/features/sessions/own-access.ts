import { verify } from "@node-rs/argon2";
import type { RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { limit } from "@server/core/rate-limit";
import { endSessionsOf } from "@server/core/session";
import { type StaffDocument, staff } from "@server/features/organisation";
import { RequestError } from "@shared/core/errors";
import { SessionError } from "@shared/sessions/errors";
import { forgetDevices } from "./device.model";
import { demandStrong, passwordFields } from "./passwords";
import { newRecoveryCodes } from "./recovery-codes";
import { noticesOf, warn } from "./security-notice.model";
import { entry } from "./sign-in-staff";

type Context = RequestContext<StaffActor>;

async function self({ actor }: Context): Promise<StaffDocument> {
  const person = await staff.find(actor.id);
  if (!person) throw RequestError.unauthenticated();
  return person;
}

/** One's own ways in, and what happened about them lately. */
export async function presentOwnAccess(context: Context) {
  const person = await self(context);
  const notices = await noticesOf(person._id);
  return {
    password: person.passwordHash !== undefined,
    ...(person.passwordSetAt ? { passwordSetAt: person.passwordSetAt.toISOString() } : {}),
    recoveryCodes: person.recoveryCodes?.length ?? 0,
    notices: notices.map(({ _id, kind, at, ip, device }) => ({
      id: _id,
      kind,
      at: at.toISOString(),
      ip,
      device,
    })),
  };
}

/** Changes one's own password; every other session of the person ends. */
export async function changeOwnPassword(
  { current, next }: { readonly current?: string | undefined; readonly next: string },
  context: Context,
): Promise<number> {
  const { ports } = context;
  const person = await self(context);
  await limit("guess", `password:${person.no}|${context.ip}`);
  if (person.passwordHash) {
    const right = await verify(person.passwordHash, current ?? "").catch(() => false);
    if (!right) throw SessionError.wrongCredentials();
  }
  await demandStrong(next, person, ports);
  await staff.change(person._id, await passwordFields(next, person, ports.clock.now()));
  ports.audit.note(entry("password.changed", person._id, context, "ok"));
  await forgetDevices(person._id);
  const ended = await endSessionsOf({ kind: "staff", id: person._id }, context.actor.sessionId);
  await warn(person._id, "passwordChanged", context, ports);
  return ended;
}

/** Ten new recovery codes, shown once; the former ones are void. */
export async function renewRecoveryCodes(context: Context): Promise<string[]> {
  const person = await self(context);
  const { codes, hashes } = newRecoveryCodes(person._id);
  await staff.change(person._id, { recoveryCodes: hashes });
  context.ports.audit.note(entry("recoveryCodes.renewed", person._id, context, "ok"));
  return codes;
}
