import type { EndpointBy } from "@shared/core/client";
import type { OutputOf } from "@shared/core/endpoint";
import { storage } from "../platform/storage";
import { askToSubscribe, canSubscribe } from "../platform/subscribe";
import { call } from "../session";
import { singleFlight } from "./single-flight";

/** The moments at which we ask. */
export type Moment = "booking" | "event" | "message";

const askedKey = "askedToSubscribe";
const restDays = 7;
type Settings = OutputOf<EndpointBy<"GET /client-settings">>;

let templates: Settings["subscribeTemplates"] | undefined;

/** Loads what may be asked; done before any tap, because a dialog must open in the tap itself. */
export const prepareSubscriptions = singleFlight(async () => {
  if (!canSubscribe || templates) return;
  templates = (await call("GET /client-settings", {})).subscribeTemplates;
});

/** Whether asking at that moment makes sense: possible here, and not refused just now. */
export function mayAsk(moment: Moment): boolean {
  if (!canSubscribe) return false;
  const asked = storage.read<Partial<Record<Moment, number>>>(askedKey)?.[moment] ?? 0;
  return Date.now() - asked > restDays * 86_400_000;
}

/** Asks for everything at once, at most three templates, from the settings. */
export function askForAll(): Promise<boolean> {
  const ids = [
    ...(templates?.booking ?? []),
    ...(templates?.event ?? []),
    ...(templates?.message ?? []),
  ];
  return report(askToSubscribe([...new Set(ids)]));
}

/**
 * Opens WeChat's subscribe dialog and tells the server what was answered. Call it in the tap, before
 * anything is awaited. Answers whether at least one template was allowed.
 */
export function askFor(moment: Moment): Promise<boolean> {
  return report(askToSubscribe(templates?.[moment] ?? []), moment);
}

async function report(asking: ReturnType<typeof askToSubscribe>, moment?: Moment) {
  const results = await asking;
  if (results.length === 0) return false;
  if (moment) {
    const asked = storage.read<Partial<Record<Moment, number>>>(askedKey);
    storage.write(askedKey, { ...asked, [moment]: Date.now() });
  }
  await call("POST /my/subscriptions", { results }).catch(() => undefined);
  return results.some(({ result }) => result.startsWith("accept"));
}
