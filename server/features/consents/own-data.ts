import type { RequestContext } from "@server/core/implement";
import type { CustomerActor } from "@server/core/policy";
import { conversationOf, messagesForExport } from "@server/features/conversations";
import { openCustomer, openDetails, ownRecord, presentHoldings } from "@server/features/customers";
import { words } from "@shared/text/zh-CN/own-data";
import { consents } from "./consent.model";

type Row = Record<string, string>;

/** Everything kept about the customer, in words they can read (PIPL 45). Written to the trail first. */
export async function exportOwnData({
  actor,
  ip,
  requestId,
  ports,
}: RequestContext<CustomerActor>) {
  const customer = await ownRecord(actor.id);
  await ports.audit.await({
    actor: { kind: "customer", id: actor.id, roles: [] },
    act: "customer.exported",
    object: { kind: "customer", id: actor.id },
    customerId: actor.id,
    result: "ok",
    ip,
    requestId,
  });
  const [opened, details, holdings, given, messages] = await Promise.all([
    openCustomer(ports.vault, customer, [
      "name",
      "phone",
      "idNumber",
      "birthDate",
      "email",
      "address",
    ]),
    openDetails(ports.vault, customer),
    presentHoldings(customer, ports),
    consents.all(actor.id),
    messagesForExport(await conversationOf(actor.id), ports),
  ]);
  const person: Row = {
    ...(opened as Row),
    ...(details.occupation ? { occupation: details.occupation } : {}),
    tier: words.tiers[customer.tier],
    ...(customer.riskLevel ? { riskLevel: customer.riskLevel } : {}),
  };
  return {
    at: ports.clock.now().toISOString(),
    sections: [
      {
        title: words.person,
        rows: Object.entries(person).map(([field, value]) => ({
          [words.field]: words.fields[field] ?? field,
          [words.value]: value,
        })),
      },
      {
        title: words.tags,
        rows: customer.tags.map(({ name, at }) => ({
          [words.value]: name,
          [words.when]: at.toISOString(),
        })),
      },
      {
        title: words.holdings,
        rows: holdings.map(({ name, amountFen, maturesOn }) => ({
          [words.value]: name,
          [words.amount]: (amountFen / 100).toFixed(2),
          ...(maturesOn ? { [words.when]: maturesOn } : {}),
        })),
      },
      {
        title: words.conversation,
        rows: messages.map(({ author, body, sentAt }) => ({
          [words.who]: author.name,
          [words.value]: body.kind === "text" ? body.text : `[${body.kind}]`,
          [words.when]: sentAt,
        })),
      },
      {
        title: words.consents,
        rows: given.map(({ purpose, granted, version, at }) => ({
          [words.value]: purpose,
          [words.answer]: granted ? words.yes : words.no,
          [words.version]: version,
          [words.when]: at.toISOString(),
        })),
      },
    ],
  };
}
