import { randomBytes } from "node:crypto";
import mongoose, { Schema } from "mongoose";
import { seconds } from "../clock";
import { hashToken } from "../session";

interface TicketDocument {
  readonly _id: string;
  readonly sessionId: string;
  readonly actor: { readonly kind: "customer" | "staff"; readonly id: string };
  readonly expiresAt: Date;
}

const schema = new Schema(
  {
    _id: String,
    sessionId: String,
    actor: { kind: { type: String }, id: String },
    expiresAt: Date,
  },
  { collection: "liveTickets", versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const Tickets = mongoose.model("LiveTicket", schema);

/** A ticket opens one socket, once, within 30 seconds (security.md A4-16). */
export async function issueTicket(
  actor: TicketDocument["actor"],
  sessionId: string,
): Promise<{ ticket: string; expiresAt: string }> {
  const ticket = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + seconds(30));
  await Tickets.create({ _id: hashToken(ticket), sessionId, actor, expiresAt });
  return { ticket, expiresAt: expiresAt.toISOString() };
}

export async function redeemTicket(ticket: string): Promise<TicketDocument | undefined> {
  const found = (await Tickets.findOneAndDelete({
    _id: hashToken(ticket),
  }).lean()) as TicketDocument | null;
  return found && found.expiresAt.getTime() > Date.now() ? found : undefined;
}
