import { rightsNameOf } from "@server/features/sessions";
import type { ReachChannel } from "@shared/reach/reach";
import type { DeliveryDocument } from "./delivery.model";
import type { Sayable, Verdict } from "./judge";
import type { Marketing } from "./marks.model";
import type { KnownPerson } from "./people";
import { type Holding, purseId } from "./purse.model";

/** A message that may leave now: judged, and with all that sending it needs. */
export interface Cleared {
  readonly delivery: DeliveryDocument;
  readonly kind: Verdict["kind"];
  readonly channel: ReachChannel;
  readonly considered: DeliveryDocument["considered"];
  readonly say: Sayable;
  readonly known: KnownPerson;
}

/** Handing a matter to the RM is no marketing message; everything else that markets counts. */
export const countsUnderCaps = ({ delivery, channel }: Cleared): boolean =>
  delivery.class === "MARKETING" && channel !== "task";

export const asMarketing = ({ delivery }: Cleared): Marketing => ({
  deliveryId: delivery._id,
  customerId: delivery.customerId,
});

/** The right that this way of sending uses up, if it uses one. */
export function holdingOf({ delivery, channel, say, known }: Cleared): Holding | undefined {
  if (channel !== "officialService" && channel !== "miniService" && channel !== "subscribe")
    return undefined;
  const owner =
    known.wechat && rightsNameOf(known.wechat, channel === "officialService" ? "official" : "mini");
  if (!owner) return undefined;
  return { deliveryId: delivery._id, purse: purseId(owner, channel, say.subscribeKey) };
}
