import { Deliveries } from "@server/features/reach";
import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";
import { reach } from "@shared/text/zh-CN/reach";
import mongoose from "mongoose";

const because: Readonly<Record<string, string>> = words.because;
const titles: Readonly<Record<string, string>> = words.titles;
const ninetyDays = 90 * 86_400_000;

/** Why a customer got each message lately: what caused it, and the audience they were in. */
export async function reasonsFor(customerId: string, { clock }: Pick<Ports, "clock">) {
  const sentAt = { $gte: new Date(clock.now().getTime() - ninetyDays), $lte: clock.now() };
  const sent = await Deliveries.find({ customerId, state: "SENT", sentAt })
    .sort({ sentAt: -1 })
    .limit(100)
    .lean();
  const ids = sent.flatMap(({ source }) => {
    const [noun, id] = source.split(":");
    return noun === "campaign" && id ? id : [];
  });
  const campaigns = await mongoose.connection
    .collection("campaigns")
    .find({ _id: { $in: ids } } as never, { projection: { title: 1 } })
    .toArray();
  const audiences = new Map(campaigns.map(({ _id, title }) => [String(_id), String(title ?? "")]));
  return sent.map((one) => {
    const [noun = "", id = ""] = one.source.split(":");
    const audience = audiences.get(id);
    const reason = noun === "campaign" && !audience ? words.because.campaignGone : because[noun];
    return {
      id: one._id,
      at: (one.sentAt ?? one.createdAt).toISOString(),
      title: titles[noun] ?? words.titles.other,
      because: fill(reason ?? words.because.other, { audience: audience ?? "" }),
      channel: one.channel ? reach.channels[one.channel] : "",
      isMarketing: one.class === "MARKETING",
    };
  });
}
