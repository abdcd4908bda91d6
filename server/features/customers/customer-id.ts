import type { Vault } from "@server/core/vault";

/** The id under which a customer of the core system is known here, the same at every import. */
export function customerIdOf(vault: Vault, no: string): Promise<string> {
  return vault.deriveId("cus", no);
}
