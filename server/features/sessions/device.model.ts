import { randomBytes } from "node:crypto";
import { hours } from "@server/core/clock";
import { hashToken } from "@server/core/session";
import mongoose, { Schema } from "mongoose";

/** A browser on which a member of staff gave their second factor; good for eight hours (architecture.md §5). */
const schema = new Schema(
  { _id: String, staffId: String, expiresAt: Date },
  { collection: "devices", versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ staffId: 1 });
const Devices = mongoose.model("Device", schema);

export async function enrolDevice(staffId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await Devices.create({
    _id: hashToken(token),
    staffId,
    expiresAt: new Date(Date.now() + hours(8)),
  });
  return token;
}

export async function deviceOf(token: string | undefined, staffId: string): Promise<boolean> {
  if (!token) return false;
  return (
    (await Devices.exists({ _id: hashToken(token), staffId, expiresAt: { $gt: new Date() } })) !==
    null
  );
}

export async function forgetDevices(staffId: string): Promise<void> {
  await Devices.deleteMany({ staffId });
}
