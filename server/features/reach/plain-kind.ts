import type { Tx } from "@server/core/mongo";
import { type NewLine, recordLines } from "@server/features/timeline";
import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { reach as words } from "@shared/text/zh-CN/reach";
import { reachNotices } from "@shared/text/zh-CN/reach-notices";
import type { DeliveryDocument } from "./delivery.model";
import { sayValues } from "./fields";
import type { MessageKind, Prepared, Settled } from "./kind";

/** Reads what an intent said about its customer. */
export interface IntentData {
  readonly values: Readonly<Record<string, string>>;
  /** The whole text, for channels that carry one; the template's own sentence when absent. */
  readonly text?: string;
  readonly page?: string;
}

/** Where a sealed intent stands. */
export const dataPlace = (id: string) => ({ collection: "deliveries", id, field: "data" });

const home = "pages/home/index";

/**
 * Notices that need nothing but their template and values: bookings, tickets, waiting messages.
 * Which rules hold for them is a matter of their class alone.
 */
export const plainKind: MessageKind = {
  name: "plain",
  isGreeting: false,
  keepsQuietHours: false,
  prepare: async (deliveries, { vault }) => {
    const withData = deliveries.flatMap((delivery) =>
      delivery.data ? [{ delivery, sealed: delivery.data }] : [],
    );
    const opened = await vault.openGroups<IntentData>(
      withData.map(({ delivery, sealed }) => ({
        owner: delivery.customerId,
        place: dataPlace(delivery._id),
        sealed,
      })),
    );
    const data = new Map(withData.map(({ delivery }, at) => [delivery._id, opened[at]]));
    return new Map(
      deliveries.map((delivery) => [delivery._id, prepare(delivery, data.get(delivery._id))]),
    );
  },
  settled: record,
};

/** What the customer was told stands on their timeline; that a message waits is told by the talk itself. */
async function record(ended: readonly Settled[], _ports: Ports, tx: Tx): Promise<void> {
  const told = ended.filter(({ delivery }) => delivery.template !== "message.waiting");
  await recordLines(told.map(lineOf), tx);
}

function lineOf({ delivery, state, channel, at }: Settled): NewLine {
  return {
    key: `delivery:${delivery._id}:${state}`,
    customerId: delivery.customerId,
    at,
    kind: "notice",
    line: state === "SENT" ? "notice.sent" : "notice.failed",
    params: channel ? { channel: words.channels[channel] } : {},
    by: { kind: "system", id: "reach" },
  };
}

function prepare(delivery: DeliveryDocument, data: IntentData | undefined): Prepared {
  const values = data?.values ?? {};
  const sentences: Readonly<Record<string, string>> = reachNotices.sentences;
  return {
    do: "say",
    channels: ["officialService", "miniService", "subscribe", "template", "task"],
    subscribeKey: delivery.template,
    templateKey: delivery.template,
    render: ({ customerId }) => ({
      customerId,
      text: data?.text ?? fill(sentences[delivery.template] ?? "", sayValues(values)),
      page: data?.page ?? home,
      notice: { key: delivery.template, data: values },
    }),
  };
}
