import { newId } from "@server/core/ids";
import type { Ports } from "@server/ports";
import { EventInput } from "@shared/events/event";
import * as z from "zod";
import { Events } from "./event.model";
import { draftEvent, setState } from "./run-event";

/** Puts up events that were prepared in a file: the demo's programme. One of the same title and day is left alone. */
export async function publishReady(programme: unknown, by: string, ports: Ports): Promise<number> {
  const trail = {
    actor: { kind: "system", id: by, roles: [] },
    ip: "",
    requestId: newId("job"),
    ports,
  } as const;
  let published = 0;
  for (const input of z.array(EventInput).parse(programme)) {
    if (await Events.exists({ title: input.title, startsAt: new Date(input.startsAt) })) continue;
    const event = await draftEvent(input, trail);
    await setState(event, ["draft"], "published", "event.published", {}, trail);
    published += 1;
  }
  return published;
}
