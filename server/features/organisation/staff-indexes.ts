import type { IndexRefill } from "@server/core/vault";
import { staff } from "./staff";
import type { StaffDocument } from "./staff.model";

/** The blind indexes of staff records, computed anew when index keys change. */
export const staffIndexes: IndexRefill = {
  collection: "staff",
  paths: ["phoneIndex", "openidIndex"],
  async refill(document, vault) {
    const person = document as unknown as StaffDocument;
    const phone = await staff.open(vault, person, "phone");
    const openid = await staff.open(vault, person, "openid");
    return {
      set: {
        ...(phone && person.phoneIndex ? { phoneIndex: await vault.blind("phone", phone) } : {}),
        ...(openid && person.openidIndex
          ? { openidIndex: await vault.blind("openid", openid) }
          : {}),
      },
    };
  },
};
