import type { RetentionClass } from "@shared/privacy/retention";

export type RetentionName = RetentionClass;

/** The classes in the order they are offered. */
export const retentionNames: readonly RetentionName[] = [
  "identity",
  "transaction",
  "sales",
  "chat",
  "complaint",
  "consent",
  "behaviour",
  "technical",
];
