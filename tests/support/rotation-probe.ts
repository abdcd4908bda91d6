import type { IndexRefill, Sealed, Vault } from "@server/core/vault";

/** A record with a sealed phone and its blind index: what rotations work on in tests. */
export interface Probe {
  readonly _id: string;
  readonly customerId: string;
  readonly phone: Sealed;
  readonly phoneIndex: string;
  readonly list: readonly { readonly id: string; readonly number: Sealed }[];
  readonly words: Sealed;
}

const at = (id: string, field: string) => ({ collection: "probes", id, field });

/** Seals a record as a feature would: a field, an element of a list and an envelope. */
export async function probeOf(vault: Vault, _id: string, phone: string): Promise<Probe> {
  const customerId = `cus_of_${_id}`;
  return {
    _id,
    customerId,
    phone: await vault.seal(customerId, at(_id, "phone"), phone),
    phoneIndex: await vault.blind("phone", phone),
    list: [
      { id: "acc_1", number: await vault.seal(customerId, at(_id, "list.acc_1.number"), phone) },
    ],
    words: await vault.sealGroup(customerId, at(_id, "words"), { phone }),
  };
}

/** Everything that stands sealed in a record. */
export async function openProbe(vault: Vault, probe: Probe): Promise<string[]> {
  const { _id, customerId, phone, list, words } = probe;
  const group = await vault.openGroup<{ phone: string }>(customerId, at(_id, "words"), words);
  return [
    await vault.open(customerId, at(_id, "phone"), phone),
    await vault.open(customerId, at(_id, "list.acc_1.number"), list[0]?.number as Sealed),
    group.phone,
  ];
}

/** How the records' index is computed anew. */
export const probeRefill: IndexRefill = {
  collection: "probes",
  paths: ["phoneIndex"],
  async refill(document, vault) {
    const { _id, customerId, phone } = document as unknown as Probe;
    const plain = await vault.open(customerId, at(_id, "phone"), phone);
    return { set: { phoneIndex: await vault.blind("phone", plain) } };
  },
};
