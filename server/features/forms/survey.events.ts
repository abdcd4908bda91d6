import type { Consumer } from "@server/core/events";
import { conversationOf, sayAsSystem } from "@server/features/conversations";
import { customers, everyCustomer } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { intend } from "@server/features/reach";
import type { Ports } from "@server/ports";
import { screens } from "@shared/home/screens";
import { fill } from "@shared/text/fill";
import { surveyNotices as words } from "@shared/text/zh-CN/survey-notices";
import { asks } from "./survey.model";

/** Tells a customer that a form waits for them: a line in the conversation and a word on WeChat. */
export const surveyNoticeConsumer = (ports: Ports): Consumer => ({
  name: "surveyNotices",
  on: ["survey.asked"],
  handle: async ({ _id, aggregate, at }, tx) => {
    const ask = await asks.byId(aggregate.id);
    if (!ask || ask.answeredAt) return;
    const customer = await customers.within(everyCustomer).find(ask.customerId);
    if (!customer) return;
    const manager = await staff.find(customer.rmId);
    const text = fill(words.asked, { title: ask.title });
    await intend(
      {
        customerId: ask.customerId,
        class: "SERVICE",
        kind: "survey.asked",
        template: "message.waiting",
        source: `survey:${ask.surveyId}`,
        step: `asked:${ask._id}`,
        page: `${screens.form}?id=${ask._id}`,
        text,
        data: { sender: manager?.name ?? "", time: at.toISOString(), hint: words.hint },
        expiresAt: ask.until,
      },
      { session: tx, ports },
    );
    const conversation = await conversationOf(ask.customerId);
    await sayAsSystem(conversation, `evt:${_id}`, { kind: "notice", text }, ports);
    ports.live.publish([`customer:${ask.customerId}`], {
      kind: "changed",
      what: "forms",
      id: ask._id,
    });
  },
});
