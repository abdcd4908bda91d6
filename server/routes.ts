import { wechatRoutes } from "@server/wechat";
import type Router from "koa-router";
import type { Implementation } from "./core/implement";
import { calendarRoutes } from "./features/calendar";
import { conversationRoutes, listenToWechat } from "./features/conversations";
import { importRoutes } from "./features/imports";
import { mediaDoors } from "./features/media";
import { oauthDoors, sessionRoutes } from "./features/sessions";
import type { Ports } from "./ports";

/** Which feature answers which endpoints: the API's implementation on one screen. */
export const implementations: readonly Implementation[] = [
  ...sessionRoutes,
  ...importRoutes,
  ...conversationRoutes,
  ...calendarRoutes,
];

/** Byte streams, redirects and the platform's callbacks, which no JSON contract describes. */
export function openDoors(router: Router, ports: Ports): void {
  router.all("/wechat/callback/:appid", wechatRoutes(ports.wechat) as never);
  oauthDoors(router, ports);
  mediaDoors(router, ports);
}

/** Who listens to what the platform pushes. */
export function listen(ports: Ports): void {
  listenToWechat(ports);
}
