import { flagOf, type Importer, numberOf, refused, textOf } from "@server/core/importer";
import { CustomerModel } from "./customer.model";
import { planForCustomers } from "./plan-for-customers";

/** Reads results of risk assessments, as the bank's assessment system gives them out. */
export const riskImporter: Importer = {
  kind: "risk",
  keyOf: (row) => textOf(row, "no") ?? "",
  plan: (groups, context) =>
    planForCustomers("risk", groups, context, async (group, customer) => {
      const row = group.rows[0]?.row ?? {};
      const riskAssessedOn = textOf(row, "assessedOn") ?? "";
      const riskExpiresOn = textOf(row, "expiresOn") ?? "";
      if (riskExpiresOn <= riskAssessedOn) return refused(group, "endsBeforeItBegins", "有效期至");
      const set = { riskLevel: textOf(row, "level"), riskAssessedOn, riskExpiresOn };
      return { outcome: "changed", writes: [{ model: CustomerModel, id: customer._id, set }] };
    }),
};

/** Reads whom the bank may contact for what, as its own systems know it. */
export const contactImporter: Importer = {
  kind: "contact",
  keyOf: (row) => textOf(row, "no") ?? "",
  plan: (groups, context) =>
    planForCustomers("contact", groups, context, async (group, customer) => {
      const row = group.rows[0]?.row ?? {};
      const mourningUntil = textOf(row, "mourningUntil");
      const frozenUntil = textOf(row, "frozenUntil");
      const objected = await context.objected([customer._id]);
      const contact = {
        // A no that the customer gave us is newer than whatever a file says.
        marketing: (flagOf(row, "marketing") ?? false) && !objected.has(customer._id),
        greetings: flagOf(row, "greetings") ?? false,
        ...(mourningUntil ? { mourningUntil } : {}),
        ...(frozenUntil ? { frozenUntil } : {}),
      };
      const set = { contact, openComplaints: numberOf(row, "openComplaints") ?? 0 };
      return { outcome: "changed", writes: [{ model: CustomerModel, id: customer._id, set }] };
    }),
};
