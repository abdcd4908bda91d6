import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import { qrCodes, qrScans } from "./qr.model";

/** Counts scans of our codes, and who followed through them. */
export function hearScans(ports: Ports): void {
  const count = async (
    event: { readonly id: string; readonly openid: string; readonly at: Date },
    scene: string | undefined,
    { isNewFollower }: { readonly isNewFollower: boolean },
  ) => {
    const code = scene ? await qrCodes.find(scene) : null;
    if (!code) return;
    await qrScans.add({
      _id: event.id,
      codeId: code._id,
      who: await ports.vault.blind("openid", event.openid),
      day: dayOf(event.at),
      isNewFollower,
      at: event.at,
    });
  };
  ports.wechat.onWechat("user.scanned", (event) =>
    count(event, event.scene, { isNewFollower: false }),
  );
  ports.wechat.onWechat("user.subscribed", (event) =>
    count(event, event.scene, { isNewFollower: true }),
  );
}
