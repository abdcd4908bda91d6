import type { Tx } from "@server/core/mongo";
import { type ConsentDocument, consents, type Purpose } from "./consent.model";

/**
 * The answers that two records of one person make together: one no is a no, whichever came later.
 * Only what changes for the record that stays is answered.
 */
export function strictestAnswers(
  theirs: ReadonlyMap<Purpose, ConsentDocument>,
  own: ReadonlyMap<Purpose, ConsentDocument>,
): ConsentDocument[] {
  return [...theirs].flatMap(([purpose, answer]) => {
    const known = own.get(purpose);
    if (known?.granted === false) return [];
    return known?.granted === answer.granted ? [] : [answer];
  });
}

/** Adds to `to`'s ledger what was answered under another record of the same person; rows only grow. */
export async function joinConsents(
  from: string,
  to: string,
  { at, onlyRefusals = false }: { readonly at: Date; readonly onlyRefusals?: boolean },
  tx: Tx,
): Promise<void> {
  const [theirs, own] = await Promise.all([consents.current(from), consents.current(to)]);
  const rows = strictestAnswers(theirs, own).filter(({ granted }) => !onlyRefusals || !granted);
  if (rows.length === 0) return;
  await consents.record(
    rows.map(({ _id: _, ...row }) => ({ ...row, customerId: to, channel: "merge", at })),
    tx,
  );
}
