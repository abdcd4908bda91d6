import { createHash } from "node:crypto";
import type { Tx } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { CustomerModel } from "@server/features/customers";

/** What was destroyed, for the report of a deletion. The trail holds the same. */
export interface ShredProof {
  readonly customerId: string;
  /** Data keys destroyed; none when there were none left. */
  readonly keys: number;
  /** A print of the destroyed keys' ids, to compare with what a backup still holds. */
  readonly print: string;
  readonly at: Date;
}

/**
 * Destroys a customer's data keys, and with them everything ever sealed under these: messages,
 * files, notes, reasons in the audit trail, in this database and in every backup that is restored
 * beside it. Their blind indexes and search words go in the same transaction, so that nobody is
 * found by a number any more. What stands unsealed (ids, dates, amounts under a legal hold) stays
 * for the caller to erase or to keep. Once done it stays done: a second call finds no keys.
 *
 * A backup brings its own wrapped copy of the keys along: `npm run restore -- --shredded FILE`
 * destroys again what `npm run keys -- shredded` lists, and an old backup ends for good when its
 * key-encryption key is destroyed.
 */
export async function shred(
  customerId: string,
  { actor, ip, requestId, ports }: Trail,
  { reason, tx }: { readonly reason: string; readonly tx: Tx },
): Promise<ShredProof> {
  const at = ports.clock.now();
  await forgetIndexes(customerId, tx);
  await ports.audit.record(
    {
      actor,
      act: "customer.shredded",
      object: { kind: "customer", id: customerId },
      result: "ok",
      ip,
      requestId,
      // Under the staff's key: the customer's own is about to go.
      reason,
      fields: ["keys", "indexes", "searchTokens"],
    },
    { session: tx },
  );
  const kids = await ports.vault.forget(customerId, tx);
  const print = createHash("sha256")
    .update([...kids].sort().join("|"))
    .digest("hex");
  return { customerId, keys: kids.length, print, at };
}

/** Indexes that lead nowhere: unique, as some must be, and made from nothing. */
async function forgetIndexes(customerId: string, tx: Tx): Promise<void> {
  await CustomerModel.collection.updateOne(
    { _id: customerId as never },
    {
      $set: {
        phoneIndex: `gone.${customerId}`,
        idNumberIndex: `gone.${customerId}`,
        searchTokens: [],
        "accounts.$[].numberIndex": `gone.${customerId}`,
      },
    },
    { session: tx },
  );
}
