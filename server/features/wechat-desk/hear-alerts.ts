import type { Ports } from "@server/ports";
import { alerts } from "./alert.model";

/** Keeps what the platform reports about our accounts until an administrator has seen it. */
export function hearAlerts(ports: Ports): void {
  ports.wechat.onWechat("account.punished", async ({ id, account, at, reason, type }) => {
    await alerts.add({
      _id: id,
      account,
      kind: "punished",
      what: "punished",
      reason: (reason ?? type ?? "").slice(0, 400),
      at,
    });
  });
  ports.wechat.onWechat("account.verification", async ({ id, account, at, reason, result }) => {
    await alerts.add({
      _id: id,
      account,
      kind: "verification",
      what: result,
      reason: (reason ?? "").slice(0, 400),
      at,
    });
  });
}
