import {
  Deliveries,
  type DeliveryDocument,
  type MessageKind,
  type Prepared,
} from "@server/features/reach";
import { Conversations } from "./conversation.model";

export const messageKind = "conversation.message";

interface Opened {
  readonly values: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly page?: string;
}

const seqOf = ({ step }: Pick<DeliveryDocument, "step">) => Number(step.split(":")[1] ?? 0);
const conversationOf = ({ source }: Pick<DeliveryDocument, "source">) =>
  source.slice("conversation:".length);
const carriesText = ["officialService", "miniService"] as const;

/**
 * Answers that the customer has not received on screen. Asked right before sending: what was shown
 * meanwhile is not sent as well, and one notice without text is enough until it has been read.
 */
export const messageNotice: MessageKind = {
  name: messageKind,
  isGreeting: false,
  keepsQuietHours: false,
  prepare: async (deliveries, { vault }) => {
    const opened = await vault.openGroups<Opened>(
      deliveries.flatMap(({ _id, customerId, data }) =>
        data
          ? [
              {
                owner: customerId,
                place: { collection: "deliveries", id: _id, field: "data" },
                sealed: data,
              },
            ]
          : [],
      ),
    );
    const receipts = await receiptsOf(deliveries);
    const noticed = await noticedUpTo(deliveries);
    const first = await firstOfEach(deliveries, receipts);
    return new Map(
      deliveries.map((delivery, at) => [
        delivery._id,
        prepare(delivery, opened[at], { receipts, noticed, first }),
      ]),
    );
  },
};

async function receiptsOf(deliveries: readonly DeliveryDocument[]) {
  const found = await Conversations.find(
    { _id: { $in: deliveries.map(conversationOf) } },
    { receipts: 1 },
  ).lean();
  return new Map(found.map(({ _id, receipts }) => [String(_id), receipts]));
}

/** The last message of each conversation that a notice without text has already told of. */
async function noticedUpTo(deliveries: readonly DeliveryDocument[]): Promise<Map<string, number>> {
  const sent = await Deliveries.find(
    {
      source: { $in: deliveries.map(({ source }) => source) },
      // One that is on its way, or may have arrived, counts as one that did.
      state: { $in: ["SENT", "ATTEMPTING", "UNKNOWN"] },
      _id: { $nin: deliveries.map(({ _id }) => _id) },
      channel: { $in: ["template", "subscribe"] },
    },
    { source: 1, step: 1 },
  ).lean<DeliveryDocument[]>();
  const last = new Map<string, number>();
  for (const one of sent)
    last.set(conversationOf(one), Math.max(last.get(conversationOf(one)) ?? 0, seqOf(one)));
  return last;
}

/**
 * Of the answers that wait together, here or with another worker, the oldest of a conversation may
 * give notice, for all of them.
 */
async function firstOfEach(
  deliveries: readonly DeliveryDocument[],
  receipts: Awaited<ReturnType<typeof receiptsOf>>,
): Promise<Set<string>> {
  const waiting = await Deliveries.find(
    {
      source: { $in: deliveries.map(({ source }) => source) },
      state: { $in: ["PLANNED", "CLAIMED", "RETRY"] },
    },
    { source: 1, step: 1 },
  ).lean<DeliveryDocument[]>();
  const first = new Map<string, DeliveryDocument>();
  for (const one of [...deliveries, ...waiting]) {
    // What was shown on screen meanwhile will say nothing, so it may not silence the others.
    if ((receipts.get(conversationOf(one))?.customerDelivered ?? 0) >= seqOf(one)) continue;
    const known = first.get(conversationOf(one));
    if (!known || seqOf(one) < seqOf(known)) first.set(conversationOf(one), one);
  }
  return new Set([...first.values()].map(({ _id }) => _id));
}

function prepare(
  delivery: DeliveryDocument,
  data: Opened | undefined,
  {
    receipts,
    noticed,
    first,
  }: {
    readonly receipts: Awaited<ReturnType<typeof receiptsOf>>;
    readonly noticed: ReadonlyMap<string, number>;
    readonly first: ReadonlySet<string>;
  },
): Prepared {
  const reached = receipts.get(conversationOf(delivery));
  if (!data || (reached?.customerDelivered ?? 0) >= seqOf(delivery))
    return { do: "hold", reason: "stopped" };
  const unreadNotice =
    !first.has(delivery._id) ||
    (noticed.get(conversationOf(delivery)) ?? 0) > (reached?.customerRead ?? 0);
  return {
    do: "say",
    channels: unreadNotice ? carriesText : [...carriesText, "subscribe", "template"],
    subscribeKey: delivery.template,
    templateKey: delivery.template,
    render: ({ customerId }) => ({
      customerId,
      text: data.text ?? "",
      page: data.page ?? "",
      notice: { key: delivery.template, data: data.values },
    }),
  };
}
