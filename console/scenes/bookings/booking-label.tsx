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

export function BookingLabel({ state }: { state: Booking["state"] }) {
  return <Label tone={tones[state]}>{words.states[state]}</Label>;
}
