import { Label } from "@console/components/badges";
import type { Booking } from "@shared/bookings/booking";
import { words } from "./words";

const tones = {
  confirmed: "ok",
  proposed: "gold",
  cancelled: "neutral",
  done: "neutral",
  noShow: "warn",
} as const;

type Shown = Pick<Booking, "state"> & { readonly arrivedAt?: Booking["arrivedAt"] };

/** The state in a word; a customer who is here already counts for more than the plan. */
export function BookingLabel({ state, arrivedAt }: Shown) {
  if (arrivedAt && state === "confirmed") return <Label tone="gold">{words.arrived}</Label>;
  return <Label tone={tones[state]}>{words.states[state]}</Label>;
}
