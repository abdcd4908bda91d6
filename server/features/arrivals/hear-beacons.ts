import { newId } from "@server/core/ids";
import { hasConsent } from "@server/features/consents";
import { customers, onlyCustomer } from "@server/features/customers";
import { wechatUsers } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { AppError } from "@shared/core/errors";
import { doorHeard } from "./prove";
import { recordArrival } from "./record-arrival";

/** Where WeChat still tells of beacons by the official account, they count like the phone's own. */
export function hearBeacons(ports: Ports): void {
  ports.wechat.onWechat("beacon.shaken", async ({ openid, chosen }) => {
    const user = await wechatUsers.byOpenid(ports.vault, "official", openid);
    const id = user?.customerId;
    if (!id || !(await hasConsent(id, "location"))) return;
    const customer = await customers.within(onlyCustomer(id)).find(id);
    if (!customer) return;
    const { uuid, major, minor, metres } = chosen;
    const trail = {
      actor: { kind: "customer", id, roles: [] },
      ip: "",
      requestId: newId("wxe"),
      ports,
    } as const;
    try {
      const door = await doorHeard([{ uuid, major, minor, rssi: strengthAt(metres) }], ports);
      await recordArrival(customer, door, "officialAccount", trail);
    } catch (error) {
      // A refused sign stays refused however often the platform repeats it.
      if (!(error instanceof AppError)) throw error;
      ports.log.info({ code: error.code }, "beacon event refused");
    }
  });
}

/** The event names a distance, our rule a strength: -59 dBm at one metre, as beacons are set. */
const strengthAt = (metres: number): number =>
  Math.max(-127, Math.round(-59 - 20 * Math.log10(Math.max(metres, 0.1))));
