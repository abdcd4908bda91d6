import type { Consumer } from "./core/events";
import type { Ports } from "./ports";

/** Who listens to what happened: every consumer of domain events. */
export function consumersOf(_ports: Ports): readonly Consumer[] {
  return [];
}
