import { hours, minutes } from "@server/core/clock";
import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { staff, staffKey } from "@server/features/organisation";
import { StaffError } from "@shared/staff/errors";
import { generateSecret } from "otplib";
import { type JoinKind, joins, seedPlace } from "./join.model";

/** The first administrator's link lives half an hour (security.md A1-09), all others a day. */
const lives = { setup: minutes(30), invite: hours(24), password: hours(24), factor: hours(24) };

/**
 * Makes a one-time link. Whoever makes it chooses no secret: the password and the authenticator are
 * the person's own, and a link that replaces one of them asks for the other as proof.
 */
export async function makeJoin(
  kind: JoinKind,
  staffId: string | undefined,
  { actor, ip, requestId, ports }: Trail,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const expiresAt = new Date(Date.now() + lives[kind]);
  const seal = async (id: string) =>
    kind === "password"
      ? undefined
      : ports.vault.seal(staffKey.authenticator, seedPlace(id), generateSecret());
  const token = await transact(async (tx) => {
    const made = await joins.create(
      { kind, ...(staffId ? { staffId } : {}), madeBy: actor.id, expiresAt, seal },
      tx,
    );
    await ports.audit.record(
      {
        actor,
        act: `join.${kind}`,
        object: { kind: "staff", id: staffId ?? "first-admin" },
        result: "ok",
        ip,
        requestId,
      },
      { session: tx },
    );
    return made;
  });
  return { token, expiresAt };
}

/** The link for the first administrator; refused once there is one (security.md A1-09). */
export async function makeSetupLink(trail: Trail) {
  if ((await staff.withRole("admin")).length > 0) throw StaffError.lastAdmin();
  return makeJoin("setup", undefined, trail);
}
