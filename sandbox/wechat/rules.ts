import { seconds } from "../core/clock";
import type { Rules } from "../core/types";

/** Defaults of every figure that is not published or that a test may want smaller. */
export const defaultRules: Rules = {
  pushTimeoutMs: seconds(5),
  // 「共重试三次」 does not say whether the first delivery counts; four deliveries overall is assumed.
  pushRetries: 3,
  pushRetryDelayMs: seconds(1),
  markFailAfter: 50,
  resultDelayMs: 20,
  quotas: {},
  oauthHosts: [],
  miniPages: null,
  ipWhitelist: [],
};
