import { type Implementation, implement, pick } from "@server/core/implement";
import { noticeAnswered, noticeInForce } from "@server/features/consents";
import { openCustomer, openDetails, ownRecord, politeName } from "@server/features/customers";
import { units } from "@server/features/organisation";
import { subscribeTemplates, takeSubscribeAnswers } from "@server/features/reach";
import { homeEndpoints as all } from "@shared/home/home";
import { maskName, maskPhone } from "@shared/masking/masking";
import { homeOf } from "./home";

export const homeRoutes: Implementation[] = [
  implement(pick(all, "GET /my/home"))(async (_input, { actor, ports }) =>
    homeOf(await ownRecord(actor.id), ports),
  ),
  implement(pick(all, "GET /my/profile"))(async (_input, { actor, ports }) => {
    const customer = await ownRecord(actor.id);
    const [{ name = "", phone = "" }, details, branch] = await Promise.all([
      openCustomer(ports.vault, customer, ["name", "phone"]),
      openDetails(ports.vault, customer),
      units.branchOf(customer.unitId),
    ]);
    return {
      id: customer._id,
      nameMasked: maskName(name),
      politeName: politeName(name, details.gender),
      tier: customer.tier,
      phoneMasked: maskPhone(phone),
      branchName: branch?.name ?? "",
      noticeVersion: (await noticeInForce()).version,
      noticeAccepted: await noticeAnswered(actor.id),
    };
  }),
  implement(pick(all, "GET /client-settings"))(async (_input, { ports }) => ({
    subscribeTemplates: subscribeTemplates(ports.config.templates),
  })),
  implement(pick(all, "POST /my/subscriptions"))(async ({ results }, { actor, ports }) => {
    await takeSubscribeAnswers(actor.id, results, ports);
    return {};
  }),
];
