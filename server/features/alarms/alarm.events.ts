import type { Consumer } from "@server/core/events";
import type { Ports } from "@server/ports";
import { AlarmKind } from "@shared/alarms/alarms";
import { raiseAlarm } from "./raise-alarm";

/** Turns what was noticed about reading into alarms. */
export const alarmConsumer = (ports: Ports): Consumer => ({
  name: "alarms",
  on: ["reads.limited", "reads.unusual"],
  handle: async ({ aggregate, data }, tx) => {
    const kind = AlarmKind.safeParse(data.kind);
    if (!kind.success) return;
    await raiseAlarm(
      {
        kind: kind.data,
        staffId: aggregate.id,
        count: Number(data.count),
        cause: String(data.cause),
      },
      ports,
      tx,
    );
  },
});
