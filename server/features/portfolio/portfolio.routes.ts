import { type Implementation, implement, pick } from "@server/core/implement";
import { requireConsent } from "@server/features/consents";
import { ownRecord } from "@server/features/customers";
import { portfolioEndpoints as all } from "@shared/portfolio/portfolio";
import { portfolioOf } from "./portfolio";

export const portfolioRoutes: Implementation[] = [
  implement(pick(all, "GET /my/portfolio"))(async (_input, { actor, ip, requestId, ports }) => {
    await requireConsent(actor.id, "financial");
    const customer = await ownRecord(actor.id);
    ports.audit.note({
      actor: { kind: "customer", id: actor.id, roles: [] },
      act: "portfolio.read",
      object: { kind: "customer", id: actor.id },
      customerId: actor.id,
      result: "ok",
      ip,
      requestId,
    });
    const portfolio = await portfolioOf(customer, ports);
    return portfolio ? { portfolio } : {};
  }),
];
