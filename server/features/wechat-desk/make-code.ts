import { days } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { isDuplicateKey, transact } from "@server/core/mongo";
import { staff } from "@server/features/organisation";
import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import { asked } from "./explain";
import { type QrCodeDocument, qrCodes } from "./qr.model";
import { type StaffContext, trail } from "./trail";

export interface WantedCode {
  readonly name: string;
  readonly purpose: string;
  readonly kind: "permanent" | "temporary";
  readonly days?: number | undefined;
  readonly staffId?: string | undefined;
}

/** Makes a code at WeChat and keeps it. A person's second code of their own is their first. */
export async function makeCode(wanted: WantedCode, context: StaffContext): Promise<QrCodeDocument> {
  const known = wanted.staffId ? await qrCodes.ofStaff(wanted.staffId) : null;
  if (known) return known;
  if (wanted.staffId && !(await staff.find(wanted.staffId))) throw WechatDeskError.notFound();

  const { ports, actor } = context;
  const _id = newId("wqr");
  const { qr } = ports.wechat.official;
  const lifeDays = wanted.days ?? 30;
  const made = await asked(
    wanted.kind === "permanent" ? qr.permanent(_id) : qr.temporary(_id, days(lifeDays) / 1_000),
    { account: "official", what: words.checks.qr },
  );
  const at = ports.clock.now();
  const code: QrCodeDocument = {
    _id,
    name: wanted.name,
    purpose: wanted.purpose,
    kind: wanted.kind,
    ticket: made.ticket,
    url: made.url,
    ...(wanted.staffId ? { staffId: wanted.staffId } : {}),
    createdAt: at,
    createdBy: actor.id,
    ...(made.expiresInSeconds
      ? { expiresAt: new Date(at.getTime() + made.expiresInSeconds * 1_000) }
      : {}),
    isRetired: false,
  };
  return await keep(code, context);
}

async function keep(code: QrCodeDocument, context: StaffContext): Promise<QrCodeDocument> {
  try {
    await transact(async (tx) => {
      await qrCodes.add(code, tx);
      const object = { kind: "wechatQrCode", id: code._id };
      await trail(context, { act: "wechatQrCode.created", object }, tx);
    });
    return code;
  } catch (error) {
    const first = code.staffId ? await qrCodes.ofStaff(code.staffId) : null;
    if (isDuplicateKey(error) && first) return first;
    throw error;
  }
}

/** A manager's own code: permanent, for their card and desk. */
export async function personalCode(
  staffId: string,
  context: StaffContext,
): Promise<QrCodeDocument> {
  const person = await staff.find(staffId);
  if (!person) throw WechatDeskError.notFound();
  const name = fill(words.codesOf.personal, { name: person.name });
  const purpose = words.codesOf.personalPurpose;
  return makeCode({ name, purpose, kind: "permanent", staffId }, context);
}
