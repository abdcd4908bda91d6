import type { Consumer } from "@server/core/events";
import { NeedModel } from "./need.model";

/** What a customer needs is the new manager's to meet, when the customer goes to another one. */
export const needConsumer: Consumer = {
  name: "needs",
  on: ["customer.rmChanged"],
  handle: async ({ aggregate, data }, tx) => {
    const customerId = typeof data.customerId === "string" ? data.customerId : aggregate.id;
    const { toId } = data;
    if (typeof toId !== "string") return;
    await NeedModel.updateMany({ customerId }, { $set: { ownerId: toId } }, { session: tx });
  },
};
