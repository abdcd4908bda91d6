import type { Connection, FrameHandler } from "./core/live";
import type { Ports } from "./ports";

/** What clients may say over a socket, and further topics a person hears from the start. */
export function framesOf(_ports: () => Ports): {
  readonly onFrame: FrameHandler;
  readonly topicsOf: (actor: Connection["actor"]) => Promise<readonly string[]>;
} {
  return { onFrame: async () => {}, topicsOf: async () => [] };
}
