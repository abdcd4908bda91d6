import * as z from "zod";
import { defineErrors } from "../core/errors";

/** SERVICE answers something of the customer's own; MARKETING is everything else. */
export const messageClasses = ["SERVICE", "MARKETING"] as const;
export type MessageClass = (typeof messageClasses)[number];

/** The ways a message can reach a customer, cheapest first. */
export const reachChannels = [
  /** The mini-program is open: it appears at once. */
  "socket",
  /** Customer-service message of the official account, inside its window. */
  "officialService",
  /** Customer-service message of the mini-program, inside its window. */
  "miniService",
  /** Mini-program subscribe message; uses up one stored right. */
  "subscribe",
  /** Official-account template message; never for MARKETING. */
  "template",
  /** No message is possible: the RM is asked to get in touch. */
  "task",
] as const;
export type ReachChannel = (typeof reachChannels)[number];

/** Why a message was not sent now. */
export const heldReasons = [
  "optedOut",
  "consentMissing",
  "consentWithdrawn",
  "quietHours",
  "dailyCap",
  "weeklyCap",
  "monthlyCap",
  "frozen",
  "mourning",
  "unsuitable",
  "openComplaint",
  "unreachable",
  "notInAudience",
  "holdOut",
  "expired",
  "stopped",
] as const;
export type HeldReason = (typeof heldReasons)[number];

/** Where one delivery stands. */
export const deliveryStates = [
  "PLANNED",
  "CLAIMED",
  "ATTEMPTING",
  "SENT",
  "RETRY",
  "FAILED",
  "UNKNOWN",
  "HELD",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a customer settled about being contacted. */
export const ReachPreferences = z.object({
  /** Off: no marketing of any kind. */
  marketing: z.boolean(),
  /** Greetings at birthdays and festivals. */
  greetings: z.boolean(),
  /** No marketing until this day passed, when set. */
  pausedUntil: z.iso.date().optional(),
});
export type ReachPreferences = z.infer<typeof ReachPreferences>;

export const ReachError = defineErrors("reach", { badPause: 400 });
