import { randomBytes } from "node:crypto";
import { minutes } from "@server/core/clock";
import type { CookieJar } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { limit } from "@server/core/rate-limit";
import { hashToken } from "@server/core/session";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { SessionError } from "@shared/sessions/errors";
import mongoose, { Schema } from "mongoose";
import { entry, issue } from "./sign-in-staff";

interface QrDocument {
  readonly _id: string;
  /** Only the desktop that showed the code may claim the session. */
  readonly claimHash: string;
  readonly device: string;
  readonly ip: string;
  readonly state: "waiting" | "scanned" | "confirmed" | "claimed";
  readonly staffId?: string;
  readonly expiresAt: Date;
}

const schema = new Schema<QrDocument>(
  {
    _id: String,
    claimHash: String,
    device: String,
    ip: String,
    state: String,
    staffId: String,
    expiresAt: Date,
  },
  { collection: "qrSignIns", versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 600 });
const QrSignIns = mongoose.model<QrDocument>("QrSignIn", schema);

interface From {
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly cookies: CookieJar;
}

const live = () => ({ expiresAt: { $gt: new Date() } });

/** Begins a desktop sign-in; its code lives three minutes. */
export async function beginQr(
  from: From,
  origin: string,
): Promise<{ id: string; url: string; expiresAt: string }> {
  await limit("public", `qr:${from.ip}`);
  const id = `qrs_${randomBytes(16).toString("hex")}`;
  const claim = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + minutes(3));
  await QrSignIns.create({
    _id: id,
    claimHash: hashToken(claim),
    device: from.userAgent,
    ip: from.ip,
    state: "waiting",
    expiresAt,
  });
  from.cookies.set("qr", claim, 180);
  return { id, url: `${origin}/auth/qr/${id}`, expiresAt: expiresAt.toISOString() };
}

export async function markScanned(id: string): Promise<boolean> {
  const found = await QrSignIns.findOneAndUpdate(
    { _id: id, state: { $in: ["waiting", "scanned"] }, ...live() },
    { $set: { state: "scanned" } },
  );
  return found !== null;
}

/** The owner's phone says yes. Only somebody with both factors on that phone can. */
export async function confirmQr(id: string, actor: StaffActor): Promise<string> {
  const found = await QrSignIns.findOneAndUpdate(
    { _id: id, state: { $in: ["waiting", "scanned"] }, ...live() },
    { $set: { state: "confirmed", staffId: actor.id } },
  ).lean<QrDocument | null>();
  if (!found) throw SessionError.qrExpired();
  return found.device;
}

/** The desktop asks; after the yes it gets its session, once. */
export async function claimQr(
  id: string,
  from: From,
  ports: Ports,
): Promise<"waiting" | "scanned" | "signedIn"> {
  const found = await QrSignIns.findOne({
    _id: id,
    claimHash: hashToken(from.cookies.get("qr") ?? ""),
    ...live(),
  }).lean<QrDocument | null>();
  if (!found || found.state === "claimed") throw SessionError.qrExpired();
  if (found.state !== "confirmed" || !found.staffId)
    return found.state === "scanned" ? "scanned" : "waiting";
  const claimed = await QrSignIns.updateOne(
    { _id: id, state: "confirmed" },
    { $set: { state: "claimed" } },
  );
  if (claimed.modifiedCount !== 1) throw SessionError.qrExpired();
  const person = await staff.find(found.staffId);
  if (person?.state !== "active") throw SessionError.disabled();
  await issue(person, from, ports, { secondFactorAt: new Date() });
  from.cookies.set("qr", undefined);
  ports.audit.note(entry("session.openedByQr", found.staffId, from, "ok"));
  return "signedIn";
}
