import type { SubscribeAnswer } from "./subscribe";

/** A browser has no subscribe messages: there the official account writes by itself. */
export const canSubscribe = false;

export async function askToSubscribe(): Promise<SubscribeAnswer[]> {
  return [];
}
