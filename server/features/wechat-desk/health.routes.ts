import { type Implementation, implement, pick } from "@server/core/implement";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import { wechatDeskEndpoints as all } from "@shared/wechat-desk/endpoints";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import { alerts } from "./alert.model";
import { asked } from "./explain";
import { readHealth } from "./health";
import { forgetQuotas, readQuotas } from "./quotas";
import { trail } from "./trail";

export const healthRoutes: Implementation[] = [
  implement(pick(all, "GET /wechat-health"))((_, { ports }) => readHealth(ports)),
  implement(pick(all, "GET /wechat-quotas"))(async (_, { ports }) => {
    const { items, at } = await readQuotas(ports);
    return { items, at: at.toISOString() };
  }),
  implement(pick(all, "POST /wechat-quotas/clear"))(async ({ account, path }, context) => {
    const { quota } = context.ports.wechat[account];
    const labels: Readonly<Record<string, string>> = words.quotas;
    await asked(path ? quota.clearOne(path) : quota.clear(), {
      account,
      what: path ? (labels[path] ?? path) : "",
    });
    forgetQuotas();
    const object = { kind: "wechatQuota", id: `${account}:${path ?? "*"}` };
    await trail(context, { act: "wechatQuota.cleared", object });
    return {};
  }),
  implement(pick(all, "POST /wechat-tokens/:account/refresh"))(async ({ account }, context) => {
    await asked(context.ports.wechat[account].refreshToken(), { account });
    await trail(context, {
      act: "wechatToken.refreshed",
      object: { kind: "wechatToken", id: account },
    });
    return readHealth(context.ports);
  }),
  implement(pick(all, "POST /wechat-traces"))(async ({ account, rid }, context) => {
    const traced = await asked(context.ports.wechat[account].quota.trace(rid), { account });
    // What was sent to a customer may be read here, so the look is written down.
    await trail(context, { act: "wechatTrace.read", object: { kind: "wechatTrace", id: rid } });
    return { ...traced, at: traced.at.toISOString() };
  }),
  implement(pick(all, "POST /wechat-alerts/:id/seen"))(async ({ id }, context) => {
    if (!(await alerts.see(id, context.actor.id))) throw WechatDeskError.notFound();
    await trail(context, { act: "wechatAlert.seen", object: { kind: "wechatAlert", id } });
    return readHealth(context.ports);
  }),
];
