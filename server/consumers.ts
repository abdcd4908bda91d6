import type { Consumer } from "./core/events";
import { alarmConsumer } from "./features/alarms";
import { arrivalConsumer } from "./features/arrivals";
import { bookingArrivalConsumer, bookingNoticeConsumer } from "./features/bookings";
import { messageNoticeConsumer } from "./features/conversations";
import { eventNoticeConsumer } from "./features/events";
import { surveyNoticeConsumer } from "./features/forms";
import { handoverConsumer } from "./features/handovers";
import { needConsumer } from "./features/needs";
import { reachConsumer } from "./features/reach";
import { staffNoticeConsumer } from "./features/staff-notices";
import { timelineConsumer } from "./features/timeline";
import type { Ports } from "./ports";

/** Who listens to what happened: every consumer of domain events. */
export function consumersOf(ports: Ports): readonly Consumer[] {
  return [
    timelineConsumer,
    reachConsumer(ports),
    messageNoticeConsumer(ports),
    bookingNoticeConsumer(ports),
    bookingArrivalConsumer,
    arrivalConsumer(ports),
    eventNoticeConsumer(ports),
    handoverConsumer(ports),
    alarmConsumer(ports),
    staffNoticeConsumer(ports),
    surveyNoticeConsumer(ports),
    needConsumer,
  ];
}
