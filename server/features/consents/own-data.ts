import type { RequestContext } from "@server/core/implement";
import type { CustomerActor } from "@server/core/policy";
import { conversationOf, messagesForExport } from "@server/features/conversations";
import {
  type CustomerDocument,
  openAccounts,
  openCustomer,
  openDetails,
  ownRecord,
  presentHoldings,
} from "@server/features/customers";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import { words } from "@shared/text/zh-CN/own-data";
import { type OwnSection, type Row, recordSections } from "./own-records";

type Sections = Promise<OwnSection[]>;

/** Everything kept about the customer, in words they can read (PIPL 45). Written to the trail first. */
export async function exportOwnData({
  actor,
  ip,
  requestId,
  ports,
}: RequestContext<CustomerActor>) {
  await ports.audit.await({
    actor: { kind: "customer", id: actor.id, roles: [] },
    act: "customer.exported",
    object: { kind: "customer", id: actor.id },
    customerId: actor.id,
    result: "ok",
    ip,
    requestId,
  });
  return ownData(actor.id, ports);
}

/** The same for a copy that is made in the background. */
export async function ownData(customerId: string, ports: Ports) {
  const customer = await ownRecord(customerId);
  const sections = await Promise.all([
    whoTheyAre(customer, ports),
    whatTheyHold(customer, ports),
    whatWasSaid(customerId, ports),
    recordSections(customerId, ports),
  ]);
  return { at: ports.clock.now().toISOString(), sections: sections.flat() };
}

async function whoTheyAre(customer: CustomerDocument, { vault }: Ports): Sections {
  const [opened, details] = await Promise.all([
    openCustomer(vault, customer, ["name", "phone", "idNumber", "birthDate", "email", "address"]),
    openDetails(vault, customer),
  ]);
  const person: Row = {
    ...(opened as Row),
    ...(details.occupation ? { occupation: details.occupation } : {}),
    tier: words.tiers[customer.tier],
    ...(customer.riskLevel ? { riskLevel: customer.riskLevel } : {}),
  };
  return [
    {
      title: words.person,
      from: words.sources.bank,
      asOf: dayOf(customer.updatedAt),
      rows: Object.entries(person).map(([field, value]) => ({
        [words.field]: words.fields[field] ?? field,
        [words.value]: value,
      })),
    },
    {
      title: words.tags,
      from: words.sources.rm,
      rows: customer.tags.map(({ name, at }) => ({
        [words.value]: name,
        [words.when]: dayOf(at),
      })),
    },
  ];
}

async function whatTheyHold(customer: CustomerDocument, ports: Ports): Sections {
  const [holdings, accounts] = await Promise.all([
    presentHoldings(customer, ports),
    openAccounts(ports.vault, customer),
  ]);
  const asOf = customer.assetsAsOf ? { asOf: customer.assetsAsOf } : {};
  return [
    {
      title: words.accounts,
      from: words.sources.core,
      rows: [...accounts.values()].map((number) => ({ [words.number]: number })),
    },
    {
      title: words.holdings,
      from: words.sources.core,
      ...asOf,
      rows: holdings.map(({ name, amountFen, maturesOn }) => ({
        [words.value]: name,
        [words.amount]: (amountFen / 100).toFixed(2),
        ...(maturesOn ? { [words.when]: maturesOn } : {}),
      })),
    },
  ];
}

async function whatWasSaid(customerId: string, ports: Ports): Sections {
  const messages = await messagesForExport(await conversationOf(customerId), ports);
  return [
    {
      title: words.conversation,
      from: words.sources.service,
      rows: messages.map(({ author, body, sentAt }) => ({
        [words.who]: author.name,
        [words.value]: body.kind === "text" ? body.text : `[${body.kind}]`,
        [words.when]: sentAt,
      })),
    },
  ];
}
