import type { Config } from "@config/env";
import type { Audit } from "./core/audit";
import type { Clock } from "./core/clock";
import type { Jobs } from "./core/job";
import type { Live } from "./core/live";
import type { Log } from "./core/log";
import type { KeyKeeper, Vault } from "./core/vault";
import type { Wechat } from "./wechat";

/** The outside world as features see it. Built once in `main.ts`; tests build their own. */
export interface Ports {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly vault: Vault;
  readonly keys: KeyKeeper;
  readonly audit: Audit;
  readonly live: Live;
  readonly jobs: Jobs;
  readonly wechat: Wechat;
}
