import { randomBytes } from "node:crypto";
import { minutes } from "@server/core/clock";
import { hashToken } from "@server/core/session";
import { SessionError } from "@shared/sessions/errors";
import mongoose, { Schema } from "mongoose";

/** Carries a finished OAuth sign-in from the redirect into the page, once, within a minute. */
const schema = new Schema(
  { _id: String, wechatUserId: String, expiresAt: Date },
  { collection: "browserTickets", versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const BrowserTickets = mongoose.model("BrowserTicket", schema);

export async function issueBrowserTicket(wechatUserId: string): Promise<string> {
  const ticket = randomBytes(24).toString("base64url");
  await BrowserTickets.create({
    _id: hashToken(ticket),
    wechatUserId,
    expiresAt: new Date(Date.now() + minutes(1)),
  });
  return ticket;
}

export async function redeemBrowserTicket(ticket: string): Promise<string> {
  const found = await BrowserTickets.findOneAndDelete({
    _id: hashToken(ticket),
    expiresAt: { $gt: new Date() },
  }).lean<{ wechatUserId: string } | null>();
  if (!found) throw SessionError.codeRejected();
  return found.wechatUserId;
}
