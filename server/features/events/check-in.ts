import { transact } from "@server/core/mongo";
import { hashToken } from "@server/core/session";
import type { Trail } from "@server/core/trail";
import { EventError } from "@shared/events/errors";
import type { EventDocument } from "./event.model";
import { type SignUpDocument, signUps } from "./sign-up.model";
import { tell } from "./take-seats";

/** Checks a ticket in. A second scan says when the first was; scans made offline carry their own time. */
export async function checkIn(
  event: EventDocument,
  code: string,
  scannedAt: Date | undefined,
  trail: Trail,
): Promise<SignUpDocument> {
  const found = await signUps.byCode(event._id, hashToken(code.trim()));
  if (!found) throw EventError.ticketUnknown();
  if (found.state === "checkedIn")
    throw EventError.ticketUsed({ checkedInAt: found.checkedInAt?.toISOString() ?? "" });
  if (found.state !== "confirmed") throw EventError.ticketNotConfirmed();
  const now = trail.ports.clock.now();
  const checkedInAt = scannedAt && scannedAt < now ? scannedAt : now;
  return transact(async (tx) => {
    const done = await signUps.advance(
      found._id,
      ["confirmed"],
      { $set: { state: "checkedIn", checkedInAt } },
      tx,
    );
    if (!done) throw await alreadyUsed(event._id, found.codeHash);
    await tell("event.checkedIn", done, trail, tx);
    return done;
  });
}

/** Another scan was faster: its time is told. */
async function alreadyUsed(eventId: string, codeHash: string): Promise<Error> {
  const now = await signUps.byCode(eventId, codeHash);
  return EventError.ticketUsed({ checkedInAt: now?.checkedInAt?.toISOString() ?? "" });
}
