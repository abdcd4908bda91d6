import { type Implementation, implement, pick } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { addDays, dayOf } from "@shared/calendar/day";
import type { SceneCode } from "@shared/wechat-desk/contracts";
import { wechatDeskEndpoints as all } from "@shared/wechat-desk/endpoints";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import { makeCode, personalCode } from "./make-code";
import { type QrCodeDocument, qrCodes, qrScans } from "./qr.model";
import { namesOf, trail } from "./trail";

const shownDays = 30;

async function present(codes: readonly QrCodeDocument[]): Promise<SceneCode[]> {
  const [counts, name] = await Promise.all([
    qrScans.count(codes.map(({ _id }) => _id)),
    namesOf(codes.flatMap(({ staffId }) => staffId ?? [])),
  ]);
  return codes.map(({ _id, name: title, purpose, kind, url, staffId, createdAt, expiresAt }) => ({
    id: _id,
    name: title,
    purpose,
    kind,
    url,
    ...(staffId ? { staff: { id: staffId, name: name(staffId) } } : {}),
    createdAt: createdAt.toISOString(),
    ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
    ...(counts.get(_id) ?? { scans: 0, people: 0, followers: 0 }),
  }));
}

async function presentOne(code: QrCodeDocument): Promise<SceneCode> {
  const [shown] = await present([code]);
  if (!shown) throw WechatDeskError.notFound();
  return shown;
}

export const qrRoutes: Implementation[] = [
  implement(pick(all, "GET /wechat-qr-codes"))(async () => ({
    items: await present(await qrCodes.inUse()),
  })),
  implement(pick(all, "POST /wechat-qr-codes"))(async (wanted, context) =>
    presentOne(await makeCode(wanted, context)),
  ),
  implement(pick(all, "GET /wechat-qr-codes/:id"))(async ({ id }, { ports }) => {
    const code = await qrCodes.find(id);
    if (!code) throw WechatDeskError.notFound();
    const first = addDays(dayOf(ports.clock.now()), 1 - shownDays);
    const counted = new Map((await qrScans.byDay(id, first)).map((one) => [one._id, one]));
    const days = Array.from({ length: shownDays }, (_, at) => {
      const date = addDays(first, at);
      const { scans = 0, followers = 0 } = counted.get(date) ?? {};
      return { date, scans, followers };
    });
    return { code: await presentOne(code), days };
  }),
  implement(pick(all, "DELETE /wechat-qr-codes/:id"))(async ({ id }, context) => {
    await transact(async (tx) => {
      if (!(await qrCodes.retire(id, tx))) throw WechatDeskError.notFound();
      await trail(
        context,
        { act: "wechatQrCode.retired", object: { kind: "wechatQrCode", id } },
        tx,
      );
    });
    return {};
  }),
  implement(pick(all, "POST /me/wechat-code"))(async (_, context) => ({
    code: await presentOne(await personalCode(context.actor.id, context)),
  })),
];
