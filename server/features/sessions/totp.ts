import { isDuplicateKey } from "@server/core/mongo";
import { type StaffDocument, staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { SessionError } from "@shared/sessions/errors";
import mongoose, { Schema } from "mongoose";
import { verifySync } from "otplib";

/** A time step that was accepted: the same code never opens twice (ASVS 6.5.1). */
const schema = new Schema(
  { _id: String, at: Date },
  { collection: "usedCodes", versionKey: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: 300 });
const UsedCodes = mongoose.model("UsedCode", schema);

/**
 * Accepts a code of the person's authenticator once, of this half minute or its neighbours
 * (phones' clocks differ). Runs on the machine's clock, as the authenticator does.
 */
export async function spendTotp(
  person: StaffDocument,
  code: string,
  { vault }: Ports,
): Promise<void> {
  const secret = await staff.open(vault, person, "totpSeed");
  if (!secret) throw SessionError.wrongCode();
  await spendCode(person._id, secret, code);
}

/** The same for an authenticator that is only being enrolled. */
export async function spendCode(ownerId: string, secret: string, code: string): Promise<void> {
  const found = verifySync({ secret, token: code, epochTolerance: 30 });
  if (!found.valid) throw SessionError.wrongCode();
  const step = Math.floor(Date.now() / 30_000) + ((found as { delta?: number }).delta ?? 0);
  await UsedCodes.create({ _id: `${ownerId}:${step}`, at: new Date() }).catch((error: unknown) => {
    throw isDuplicateKey(error) ? SessionError.codeUsed() : error;
  });
}
