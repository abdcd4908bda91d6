import * as z from "zod";
import { staffRoles } from "../core/endpoint";

/** A person's tokens: a short-lived access token and the refresh token that replaces both. */
export const TokenPair = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Seconds the access token lives. */
  expiresIn: z.number(),
});
export type TokenPair = z.infer<typeof TokenPair>;

/** How far a WeChat user has come on the way to being a known customer. */
export const BindingState = z.enum(["bound", "unbound", "inReview", "notVip"]);
export type BindingState = z.infer<typeof BindingState>;

export const CustomerSession = z.object({ tokens: TokenPair, binding: BindingState });
export type CustomerSession = z.infer<typeof CustomerSession>;

export const Role = z.enum(staffRoles);

/** The member of staff who is signed in, and what the console may offer them. */
export const StaffMe = z.object({
  id: z.string(),
  /** The bank's own number of the person; stands in the watermark. */
  no: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(Role),
  teamName: z.string(),
  branchName: z.string(),
  /** Keys of what this person may do anywhere, for hiding what would fail: `"GET /campaigns"`. */
  abilities: z.array(z.string()),
  presence: z.enum(["onDuty", "away"]),
});
export type StaffMe = z.infer<typeof StaffMe>;

export const StaffSignIn = z.object({
  /** `secondFactor`: the password or WeChat identity was right, a TOTP code is still needed. */
  state: z.enum(["signedIn", "secondFactor"]),
});

/** A sign-in waiting on a desktop for its owner's phone. */
export const QrSignIn = z.object({
  id: z.string(),
  /** What the QR code says; opened inside WeChat it asks its owner to confirm. */
  url: z.string(),
  expiresAt: z.string(),
});

export const SessionListItem = z.object({
  id: z.string(),
  device: z.string(),
  ip: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  current: z.boolean(),
});
export type SessionListItem = z.infer<typeof SessionListItem>;
