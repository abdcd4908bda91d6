import type { MessageBody } from "@shared/conversations/conversation";
import type { Screen } from "@shared/home/screens";
import type { IconName } from "../../../components/icon/icon";

export type CardBody = Extract<MessageBody, { kind: "card" }>;
type CardKind = CardBody["card"];

export const cardIcons: Readonly<Record<CardKind, IconName>> = {
  booking: "calendar",
  bookingOffer: "clock",
  event: "events",
  callRequest: "phone",
  manager: "person",
};

/** Which screen shows what a card stands for; a call request has none but the talk itself. */
export const cardScreens: Readonly<Record<CardKind, Screen | undefined>> = {
  booking: "bookings",
  bookingOffer: "bookings",
  event: "event",
  callRequest: undefined,
  manager: undefined,
};
