import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Numbers for the bank's monitoring, in Prometheus' form. No label ever carries a person. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: "guibin_http_request_seconds",
      help: "Time from request to answer.",
      labelNames: ["method", "status"] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    sockets: new Gauge({
      name: "guibin_live_sockets",
      help: "Open sockets of this process.",
      registers: [registry],
    }),
    wechatCalls: new Counter({
      name: "guibin_wechat_calls_total",
      help: "Calls to WeChat by outcome.",
      labelNames: ["call", "outcome"] as const,
      registers: [registry],
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
