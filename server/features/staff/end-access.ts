import { announce } from "@server/core/events";
import { type Tx, transact } from "@server/core/mongo";
import { endSessionsOf } from "@server/core/session";
import type { Trail } from "@server/core/trail";
import { covers, serviceMembers, staff } from "@server/features/organisation";
import { forgetDevices, forgetStaff } from "@server/features/sessions";

/**
 * Takes all of a person's access away: the record first, so that nothing they ask is answered, then
 * every device, session and open socket. Safe to run again after a crash in the middle.
 */
export async function endAccess(staffId: string, trail: Trail): Promise<number> {
  await transact((tx) => disable(staffId, trail, tx));
  return closeDoors(staffId);
}

async function disable(
  staffId: string,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  const now = ports.clock.now();
  const person = await staff.find(staffId);
  if (person?.state !== "active") return;
  await staff.change(staffId, { state: "disabled" }, tx);
  await covers.endAllBy(staffId, now, tx);
  await serviceMembers.endAllOf(staffId, now, tx);
  await announce(tx, {
    type: "staff.disabled",
    aggregate: { kind: "staff", id: staffId },
    actor,
    at: now,
  });
  await ports.audit.record(
    {
      actor,
      act: "staff.disabled",
      object: { kind: "staff", id: staffId },
      result: "ok",
      ip,
      requestId,
      fields: ["state"],
    },
    { session: tx },
  );
}

/** Ends every session and remembered device of a person, sockets included. */
export async function closeDoors(staffId: string): Promise<number> {
  forgetStaff(staffId);
  await forgetDevices(staffId);
  return endSessionsOf({ kind: "staff", id: staffId });
}
