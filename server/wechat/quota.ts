import * as z from "zod";
import type { Account } from "./account";
import { Done, type WechatClient } from "./client";
import { redact } from "./redact";

const Rate = z.object({ call_count: z.number(), refresh_second: z.number() });
const Quota = z
  .object({
    quota: z.object({ daily_limit: z.number(), used: z.number(), remain: z.number() }),
    rate_limit: Rate.optional(),
  })
  .transform(({ quota, rate_limit }) => ({
    perDay: quota.daily_limit,
    used: quota.used,
    left: quota.remain,
    rate: rate_limit && { calls: rate_limit.call_count, seconds: rate_limit.refresh_second },
  }));

// What was called is answered with its token in it.
const Traced = z
  .object({
    request: z.object({
      invoke_time: z.number(),
      cost_in_ms: z.number(),
      request_url: z.string(),
      request_body: z.string(),
      response_body: z.string(),
      client_ip: z.string(),
    }),
  })
  .transform(({ request }) => ({
    at: new Date(request.invoke_time * 1_000),
    milliseconds: request.cost_in_ms,
    url: redact(request.request_url),
    request: redact(request.request_body),
    answer: redact(request.response_body),
    address: request.client_ip,
  }));

const Addresses = z.object({ ip_list: z.array(z.string()) }).transform(({ ip_list }) => ip_list);
const Reach = z.object({
  dns: z.array(z.object({ ip: z.string(), real_operator: z.string() })).optional(),
  ping: z
    .array(
      z.object({
        ip: z.string(),
        from_operator: z.string(),
        package_loss: z.string(),
        time: z.string(),
      }),
    )
    .optional(),
});

/** How much of the platform is left today, and what it saw. */
export function quotaOf(client: WechatClient, account: Account) {
  return {
    /** For one call, by its path: `/cgi-bin/message/custom/send`. */
    get: (path: string) => client.post("/cgi-bin/openapi/quota/get", { cgi_path: path }, Quota),
    /** Gives all counters back; ten times a month. */
    clear: (): Promise<void> => client.post("/cgi-bin/clear_quota", { appid: account.appid }, Done),
    /** Gives one call's counter back; fifty times a month. */
    clearOne: (path: string): Promise<void> =>
      client.post("/cgi-bin/openapi/quota/clear", { cgi_path: path }, Done),
    /** What the platform knows of one request, for seven days. */
    trace: (rid: string) => client.post("/cgi-bin/openapi/rid/get", { rid }, Traced),
    apiAddresses: () => client.get("/cgi-bin/get_api_domain_ip", {}, Addresses),
    callbackAddresses: () => client.get("/cgi-bin/getcallbackip", {}, Addresses),
    /** Has the platform try to reach our callback address. */
    checkCallback: () =>
      client.post("/cgi-bin/callback/check", { action: "all", check_operator: "DEFAULT" }, Reach),
  };
}
