import { sayMoment } from "@shared/format/moment";
import type { Home } from "@shared/home/home";
import type { Screen } from "@shared/home/screens";
import type { IconName } from "../../components/icon/icon";

/** Something that concerns the customer now. */
export type HomeItem = Home["items"][number];

type Kind = HomeItem["kind"];

interface Way {
  readonly screen: Screen;
  readonly query: Readonly<Record<string, string>>;
}

export const concernIcons: Readonly<Record<Kind, IconName>> = {
  booking: "calendar",
  ticket: "events",
  maturity: "maturity",
  offer: "clock",
  form: "document",
};

/** Where a tap on something that concerns the customer leads. */
export function wayTo({ kind, refId }: Pick<HomeItem, "kind" | "refId">): Way {
  if (kind === "ticket") return { screen: "ticket", query: { id: refId } };
  if (kind === "form") return { screen: "form", query: { id: refId } };
  if (kind === "maturity") return { screen: "assets", query: {} };
  if (kind === "offer" && !refId.startsWith("bkg_"))
    return { screen: "event", query: { id: refId } };
  return { screen: "bookings", query: { id: refId } };
}

/** When it is, unless its own words say so already. */
export function whenOf({ at, text }: Pick<HomeItem, "at" | "text">, now: Date): string | undefined {
  const when = at && sayMoment(at, now);
  return when && !text.includes(when) ? when : undefined;
}
