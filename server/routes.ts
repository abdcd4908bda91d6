import type Router from "koa-router";
import type { Implementation } from "./core/implement";
import { oauthDoors, sessionRoutes } from "./features/sessions";
import type { Ports } from "./ports";

/** Which feature answers which endpoints: the API's implementation on one screen. */
export const implementations: readonly Implementation[] = [...sessionRoutes];

/** Byte streams, redirects and the platform's callbacks, which no JSON contract describes. */
export function openDoors(router: Router, ports: Ports): void {
  oauthDoors(router, ports);
}
