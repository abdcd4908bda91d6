import type { StoredLine } from "@server/core/audit";
import type { Vault } from "@server/core/vault";

/** Why it was done, as it was given. Undefined when nothing was said or the customer's keys are destroyed. */
export async function openReason(
  { id, customerId, reason }: Pick<StoredLine, "id" | "customerId" | "reason">,
  vault: Vault,
): Promise<string | undefined> {
  if (!reason) return undefined;
  const place = { collection: "audit", id, field: "reason" };
  return vault
    .open(customerId ?? "staff", place, Buffer.from(reason, "base64"))
    .catch(() => undefined);
}
