import type { Ports } from "@server/ports";
import { type Decision, decide, type Person, type Wish } from "./arbiter";
import { knowPeople } from "./people";

/** What is left of the right that a message would use: how many, and until when it lasts. */
export interface RightLeft {
  readonly left: number;
  readonly until?: Date;
}

/** What the arbiter would say to one plain service notice now: for the line above a composer. */
export async function previewNotice(
  customerId: string,
  template: string,
  ports: Ports,
): Promise<{ readonly decision: Decision; readonly right?: RightLeft }> {
  const known = (await knowPeople([customerId], ports)).get(customerId);
  if (!known) return { decision: { do: "hold", reason: "unreachable", considered: [] } };
  const { official, mini } = ports.config.templates;
  const wish: Wish = {
    class: "SERVICE",
    isGreeting: false,
    keepsQuietHours: false,
    channels: ["officialService", "miniService", "subscribe", "template", "task"],
    failedChannels: [],
    ...(mini[template] ? { subscribeKey: template } : {}),
    hasTemplate: official[template] !== undefined,
  };
  const decision = decide(wish, known.person, ports.clock.now());
  const right =
    decision.do === "send" ? rightOf(decision.channel, template, known.person) : undefined;
  return { decision, ...(right ? { right } : {}) };
}

function rightOf(channel: string, template: string, person: Person): RightLeft | undefined {
  const { officialLeft, officialUntil, miniLeft, miniUntil, rights } = person;
  switch (channel) {
    case "officialService":
      return { left: officialLeft, ...(officialUntil ? { until: officialUntil } : {}) };
    case "miniService":
      return { left: miniLeft, ...(miniUntil ? { until: miniUntil } : {}) };
    case "subscribe": {
      const left = rights.get(template) ?? 0;
      // A long-term permission is not used up, so there is nothing to count.
      return Number.isFinite(left) ? { left } : undefined;
    }
    default:
      return undefined;
  }
}
