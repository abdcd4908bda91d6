import type { ServerResponse } from "node:http";
import type { Incoming } from "../core/http";
import type { Events, FeedEvent } from "../core/types";

/** Server-Sent Events of the feed; `?user=` keeps one person's, `?types=a,b` keeps some kinds. */
export function streamEvents(incoming: Incoming, response: ServerResponse, events: Events): void {
  const user = incoming.query.get("user");
  const types = incoming.query.get("types")?.split(",") ?? null;
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
  response.write(": connected\n\n");
  const stop = events.subscribe((event) => {
    if (types && !types.includes(event.type)) return;
    if (user && userOf(event) !== null && userOf(event) !== user) return;
    response.write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  });
  const beat = setInterval(() => response.write(": beat\n\n"), 15_000).unref();
  response.on("close", () => {
    stop();
    clearInterval(beat);
  });
}

function userOf(event: FeedEvent): string | null {
  if ("user" in event) return event.user;
  return event.type === "callback" ? event.push.user : null;
}
