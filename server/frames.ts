import type { Connection, FrameHandler, LiveServer } from "./core/live";
import { hearFrame } from "./features/conversations";
import { staffActor } from "./features/sessions";
import type { Ports } from "./ports";

/** What clients may say over a socket, and further topics a person hears from the start. */
export function framesOf(ports: () => Ports & { readonly live: LiveServer }): {
  readonly onFrame: FrameHandler;
  readonly topicsOf: (actor: Connection["actor"]) => Promise<readonly string[]>;
} {
  return {
    onFrame: (frame, connection) =>
      hearFrame(frame, { ports: ports(), live: ports().live, connection }),
    // Whoever stands in for a colleague hears what comes for that colleague.
    topicsOf: async ({ kind, id }) => {
      const actor = kind === "staff" ? await staffActor(id, ports().clock) : undefined;
      return (actor?.coversFor ?? []).map((absent) => `staff:${absent}`);
    },
  };
}
