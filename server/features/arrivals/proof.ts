import { createHmac, timingSafeEqual } from "node:crypto";
import { minutes } from "@server/core/clock";
import { dayOf } from "@shared/calendar/day";

/** How long one code stands on the lobby's screen. */
export const codeLife = minutes(1);
/** A beacon's clock may be this far from ours around midnight. */
const clockSlack = minutes(10);

const digestOf = (secret: string, text: string) =>
  createHmac("sha256", Buffer.from(secret, "hex")).update(text).digest();

/** What a branch's beacon sends as `minor` on one day: nobody can say tomorrow's from today's. */
export function minorOf(secret: string, day: string): number {
  return digestOf(secret, `day:${day}`).readUInt16BE(0);
}

/** Whether a beacon's `minor` is the one of this moment. */
export function isMinorOfNow(secret: string, minor: number, now: Date): boolean {
  const days = [-clockSlack, 0, clockSlack].map((off) => dayOf(new Date(now.getTime() + off)));
  return days.some((day) => minorOf(secret, day) === minor);
}

/** The minute a code belongs to. */
export const slotOf = (now: Date): number => Math.floor(now.getTime() / codeLife);

/** The code of one minute: the slot, so that an old one can be told from a forged one, and its proof. */
export function codeOf(secret: string, slot: number): string {
  return `${slot.toString(36)}.${digestOf(secret, `code:${slot}`).toString("base64url").slice(0, 22)}`;
}

/** Judges a scanned code. The one before still counts: it may change between the screen and the scan. */
export function judgeCode(
  secret: string,
  token: string,
  now: Date,
): "good" | "expired" | "rejected" {
  const slot = Number.parseInt(token.split(".")[0] ?? "", 36);
  if (!Number.isSafeInteger(slot) || slot < 0) return "rejected";
  const expected = Buffer.from(codeOf(secret, slot));
  const given = Buffer.from(token);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return "rejected";
  const age = slotOf(now) - slot;
  if (age < 0) return "rejected";
  return age <= 1 ? "good" : "expired";
}

const earthKm = 6_371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** Kilometres between two places, as the crow flies. */
export function kmBetween(one: Spot, other: Spot): number {
  const dLat = radians(other.latitude - one.latitude);
  const dLon = radians(other.longitude - one.longitude);
  const a =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.sqrt(a));
}

const fastestKmh = 120;
const nearKm = 0.5;

/** Whether somebody can have got from one branch to the other in the time. */
export function isPlausible(from: Spot, to: Spot, elapsedMs: number): boolean {
  const km = kmBetween(from, to);
  return km <= nearKm || km / fastestKmh <= elapsedMs / 3_600_000;
}
