import type { Tx } from "@server/core/mongo";
import { consents } from "@server/features/consents";
import { type CustomerDocument, customers, everyCustomer } from "@server/features/customers";
import type {
  Addressee,
  DeliveryDocument,
  MessageKind,
  Prepared,
  Settled,
} from "@server/features/reach";
import { type NewLine, recordLines } from "@server/features/timeline";
import type { Ports } from "@server/ports";
import { sayDate } from "@shared/format/moment";
import { fill } from "@shared/text/fill";
import { cares as words } from "@shared/text/zh-CN/cares";
import { reach as reachWords } from "@shared/text/zh-CN/reach";
import { type CareDocument, CareModel } from "./care.model";

const conversationPage = "pages/conversation/index";

export const greetingPlace = (id: string) => ({ collection: "cares", id, field: "greeting" });
export const notePlace = (id: string) => ({ collection: "cares", id, field: "skipNote" });

/** A greeting as it would be sent now: the RM's own words, else the bank's proposal. */
export function proposeGreeting(
  care: CareDocument,
  to: Pick<Addressee, "politeName" | "managerName">,
  product: string,
): string {
  return fill(words.greetings[care.occasion], {
    customer: to.politeName,
    manager: to.managerName,
    years: care.years ?? 0,
    product,
    day: sayDate(care.day, care.sendAt.toISOString().slice(0, 4)),
  });
}

export const careGreetings: MessageKind = {
  name: "care.greeting",
  isGreeting: true,
  keepsQuietHours: true,
  isPatient: true,
  prepare: (deliveries, ports) => prepareCares(deliveries, ports),
  settled: settleCares,
};

export const careReminders: MessageKind = {
  name: "care.maturity",
  isGreeting: false,
  keepsQuietHours: true,
  isPatient: true,
  prepare: (deliveries, ports) => prepareCares(deliveries, ports),
  settled: settleCares,
};

const careIdOf = ({ source }: DeliveryDocument) => source.slice("care:".length);

async function prepareCares(
  deliveries: readonly DeliveryDocument[],
  { vault }: Ports,
): ReturnType<MessageKind["prepare"]> {
  const found = await CareModel.find({ _id: { $in: deliveries.map(careIdOf) } }).lean<
    CareDocument[]
  >();
  const byId = new Map(found.map((care) => [care._id, care]));
  const edited = found.flatMap((care) => (care.greeting ? [{ care, sealed: care.greeting }] : []));
  const opened = await vault.openMany(
    edited.map(({ care, sealed }) => ({
      owner: care.customerId,
      place: greetingPlace(care._id),
      sealed,
    })),
  );
  const own = new Map(edited.map(({ care }, at) => [care._id, opened[at] ?? ""]));
  const people = await customers
    .within(everyCustomer)
    .findMany(found.map(({ customerId }) => customerId));
  const byCustomer = new Map(people.map((customer) => [customer._id, customer]));
  const agreed = await agreements(found.map(({ customerId }) => customerId));
  return new Map(
    deliveries.map((delivery) => {
      const care = byId.get(careIdOf(delivery));
      const customer = byCustomer.get(delivery.customerId);
      const prepared = prepareOne(care, customer, own.get(care?._id ?? ""));
      const isClosed = prepared.do === "say" && care !== undefined && !agreed(care);
      return [delivery._id, isClosed ? { ...prepared, channels: [] } : prepared];
    }),
  );
}

/**
 * Nothing is said unasked to whoever has not answered the privacy notice, and nothing about what
 * they hold without their separate consent to that (PIPL 14, 28–29): no way is open until they
 * agree, and the message waits its time. Their manager has the task all along.
 */
async function agreements(customerIds: readonly string[]) {
  const [service, financial] = await Promise.all([
    consents.answersTo("service", customerIds),
    consents.answersTo("financial", customerIds),
  ]);
  return ({ customerId, occasion }: CareDocument): boolean =>
    service.get(customerId)?.granted === true &&
    (occasion !== "maturity" || financial.get(customerId)?.granted === true);
}

/** What is true now counts: a holding that was rolled over needs no reminder. */
function prepareOne(
  care: CareDocument | undefined,
  customer: CustomerDocument | undefined,
  own: string | undefined,
): Prepared {
  if (care?.state !== "sending" || !customer) return { do: "hold", reason: "stopped" };
  const holding = customer.holdings.find(({ id }) => id === care.holdingId);
  const isMaturity = care.occasion === "maturity";
  if (isMaturity && holding?.maturesOn !== care.day) return { do: "hold", reason: "stopped" };

  const template = isMaturity ? "asset.maturity" : "care.birthday";
  // The platform's birthday template speaks of birthdays only.
  const hasTemplate = care.occasion !== "anniversary";
  return {
    do: "say",
    channels: ["officialService", "miniService", "subscribe", "template"],
    ...(hasTemplate ? { subscribeKey: template, templateKey: template } : {}),
    render: (to) => ({
      customerId: to.customerId,
      text: own ?? proposeGreeting(care, to, holding?.name ?? ""),
      page: conversationPage,
      notice: {
        key: template,
        data: {
          customer: to.name,
          date: care.day,
          wish: own ?? words.wishes[care.occasion],
          product: holding?.name ?? "",
          manager: to.managerName,
          hint: words.wishes[care.occasion],
        },
      },
    }),
  };
}

/** Writes down how it ended: on the care, and on the customer's timeline. */
async function settleCares(ended: readonly Settled[], _ports: Ports, tx: Tx): Promise<void> {
  const ids = ended.map(({ delivery }) => careIdOf(delivery));
  const found = await CareModel.find({ _id: { $in: ids } }, null, { session: tx }).lean<
    CareDocument[]
  >();
  const byId = new Map(found.map((care) => [care._id, care]));
  for (const one of ended) {
    const id = careIdOf(one.delivery);
    const because = one.state === "SENT" ? undefined : reasonOf(one);
    await CareModel.updateOne(
      { _id: id, state: "sending" },
      {
        $set: because ? { state: "skipped", skippedBecause: because } : { state: "sent" },
        $inc: { version: 1 },
      },
      { session: tx },
    );
  }
  await recordLines(
    ended.flatMap((one) => {
      const care = byId.get(careIdOf(one.delivery));
      return care ? [lineOf(care, one)] : [];
    }),
    tx,
  );
}

function lineOf(care: CareDocument, one: Settled): NewLine {
  const occasion = words.occasions[care.occasion];
  const isSent = one.state === "SENT";
  return {
    key: `care:${care._id}:${isSent ? "sent" : "skipped"}`,
    customerId: care.customerId,
    at: one.at,
    kind: "care",
    line: isSent ? "care.sent" : "care.skipped",
    params: isSent
      ? { occasion, channel: one.channel ? reachWords.channels[one.channel] : "" }
      : { occasion, reason: reasonOf(one) },
    by: { kind: "system", id: "cares" },
    about: { noun: "care", id: care._id },
  };
}

function reasonOf({ state, reason }: Settled): string {
  if (reason) return reachWords.reasons[reason];
  return state === "UNKNOWN" ? reachWords.failures.unknown : reachWords.failures.exhausted;
}
