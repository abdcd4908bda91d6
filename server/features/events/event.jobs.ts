import { hours } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { defineJob } from "@server/core/job";
import { transact } from "@server/core/mongo";
import { intend } from "@server/features/reach";
import { sayMoment } from "@shared/format/moment";
import { eventWords } from "@shared/text/zh-CN/events";
import * as z from "zod";
import { events, everyEvent } from "./event.model";
import { signUps } from "./sign-up.model";
import { lapse } from "./take-seats";

/** Passes offers on that were not answered in time. */
export const lapseOffers = defineJob({
  name: "event.lapseOffers",
  data: z.object({}),
  everyMs: 30_000,
  run: async (_data, ports) => {
    const trail = {
      actor: { kind: "system", id: "event.lapseOffers", roles: [] },
      ip: "",
      requestId: newId("job"),
      ports,
    } as const;
    for (const offered of await signUps.lapsed(ports.clock.now())) await lapse(offered, trail);
  },
});

/** Reminds those with a seat a day before; unique by event, time and customer. */
export const remindOfEvents = defineJob({
  name: "event.remind",
  data: z.object({}),
  everyMs: 60_000,
  run: async (_data, ports) => {
    const now = ports.clock.now();
    const coming = await events.within(everyEvent).coming(now, new Date(now.getTime() + hours(24)));
    for (const event of coming.filter(({ state }) => state === "published" || state === "closed")) {
      const people = await signUps.inState(event._id, ["confirmed"]);
      const intents = people.map(({ _id, customerId }) => ({
        customerId,
        class: "SERVICE" as const,
        kind: "event.reminder",
        template: "event.reminder",
        source: `event:${event._id}`,
        step: `dayBefore:${event.startsAt.toISOString()}`,
        page: `packages/events/ticket/index?id=${_id}`,
        text: eventWords.reminder(event.title, sayMoment(event.startsAt, now)),
        data: { event: event.title, time: event.startsAt.toISOString(), place: event.place },
        expiresAt: event.startsAt,
      }));
      if (intents.length > 0) await transact((tx) => intend(intents, { session: tx, ports }));
    }
  },
});
