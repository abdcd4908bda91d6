import { hours } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import { transact } from "@server/core/mongo";
import { intend } from "@server/features/reach";
import { sayMoment } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/bookings";
import * as z from "zod";
import { bookings } from "./booking.model";
import { everyBooking } from "./booking.policy";
import { presentBookings } from "./present-booking";

/** A day and an hour before: the wish is unique by booking, time and step, so no sweep says it twice. */
const steps = [
  { name: "dayBefore", before: hours(24), earliest: hours(3) },
  { name: "hourBefore", before: hours(1), earliest: 0 },
] as const;

export const remindOfBookings = defineJob({
  name: "booking.remind",
  data: z.object({}),
  everyMs: 20_000,
  run: async (_data, ports) => {
    const now = ports.clock.now();
    const coming = (
      await bookings.within(everyBooking).between(now, new Date(now.getTime() + hours(24)))
    ).filter(({ state }) => state === "confirmed");
    const shown = await presentBookings(coming, "customer", ports);
    const intents = coming.flatMap((booking, at) =>
      steps.flatMap(({ name, before, earliest }) => {
        const left = booking.start.getTime() - now.getTime();
        const about = shown[at];
        // Booked later than the reminder would have come: the confirmation said it all.
        const late = booking.createdAt.getTime() > booking.start.getTime() - before;
        if (!about || left > before || left <= earliest || late) return [];
        return [
          {
            customerId: booking.customerId,
            class: "SERVICE",
            kind: "booking.reminder",
            template: "booking.reminder",
            source: `booking:${booking._id}`,
            step: `${name}:${booking.start.toISOString()}`,
            page: `packages/bookings/list/index?id=${booking._id}`,
            text: words.reminder(about.purposeTitle, sayMoment(booking.start, now)),
            data: {
              purpose: about.purposeTitle,
              time: booking.start.toISOString(),
              manager: about.staffName,
              place: about.where,
            },
            expiresAt: booking.start,
          } as const,
        ];
      }),
    );
    if (intents.length > 0) await transact((tx) => intend(intents, { session: tx, ports }));
  },
});
