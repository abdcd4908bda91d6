import type { Ports } from "@server/ports";
import { type Decision, decide, type Wish } from "./arbiter";
import { knowPeople } from "./people";

/** What the arbiter would say to one plain service notice now: for the line above a composer. */
export async function previewNotice(
  customerId: string,
  template: string,
  ports: Ports,
): Promise<Decision> {
  const known = (await knowPeople([customerId], ports)).get(customerId);
  if (!known) return { do: "hold", reason: "unreachable", considered: [] };
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
  return decide(wish, known.person, ports.clock.now());
}
