import { createHash } from "node:crypto";
import { minutes, seconds } from "@server/core/clock";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { type StaffNoticeDocument, staffNotices } from "./staff-notice.model";

const key = "staff.todo";
const most = 3;

/**
 * Sends what is due. The attempt is written before the call, and the platform itself drops a
 * repetition of the same id within ten minutes; after that an unknown outcome is not tried again.
 */
export async function sendStaffNotices(ports: Ports): Promise<void> {
  await recover();
  for (const notice of await staffNotices.due(ports.clock.now())) await send(notice, ports);
}

async function recover(): Promise<void> {
  const now = Date.now();
  for (const { _id, attemptedAt } of await staffNotices.stale(new Date(now - seconds(20)))) {
    const repeatable = now - (attemptedAt?.getTime() ?? 0) < minutes(9);
    await staffNotices.advance(_id, "ATTEMPTING", { state: repeatable ? "PLANNED" : "UNKNOWN" });
  }
}

async function send(notice: StaffNoticeDocument, ports: Ports): Promise<void> {
  // Whoever has the console open sees it there; a phone that buzzes as well only annoys.
  if (await ports.live.isOnline(`staff:${notice.staffId}`)) {
    await staffNotices.advance(notice._id, "PLANNED", { state: "SEEN" });
    return;
  }
  const person = await staff.find(notice.staffId);
  const openid = person ? await staff.open(ports.vault, person, "openid") : undefined;
  const template = ports.config.templates.official[key];
  if (!openid || !template || person?.state !== "active") {
    await staffNotices.advance(notice._id, "PLANNED", { state: "FAILED", reason: "unreachable" });
    return;
  }
  if (
    !(await staffNotices.advance(notice._id, "PLANNED", {
      state: "ATTEMPTING",
      attemptedAt: new Date(),
    }))
  )
    return;
  const outcome = await ports.wechat.official.templates.send({
    openid,
    template: template.id,
    data: dataOf(notice, template.fields),
    link: { url: `${linkBase(ports)}${notice.path}` },
    clientMessageId: createHash("sha256").update(notice._id).digest("base64url").slice(0, 32),
  });
  await settle(notice, outcome.kind === "sent" ? undefined : outcome);
}

async function settle(
  { _id, attempts }: StaffNoticeDocument,
  refusal: { readonly kind: string; readonly code: number | string } | undefined,
): Promise<void> {
  if (!refusal) return void (await staffNotices.advance(_id, "ATTEMPTING", { state: "SENT" }));
  const again = (refusal.kind === "retry" || refusal.kind === "unknown") && attempts < most;
  const next = again
    ? { state: "PLANNED" as const, dueAt: new Date(Date.now() + seconds(30)) }
    : { state: refusal.kind === "unknown" ? ("UNKNOWN" as const) : ("FAILED" as const) };
  await staffNotices.advance(_id, "ATTEMPTING", { ...next, reason: String(refusal.code) });
}

/** The first configured origin without a wildcard, else the demo's phone host of nobody in particular. */
function linkBase({ config }: Ports): string {
  return config.origins.find((origin) => !origin.includes("*")) ?? "";
}

function dataOf(
  { subject, note, priority, due }: StaffNoticeDocument,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  const values: Record<string, string> = {
    subject: subject.slice(0, 20),
    due: platformTime(due),
    priority: priority.slice(0, 5),
    note: note.slice(0, 20),
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([meaning, field]) =>
      values[meaning] === undefined ? [] : [[field, values[meaning]]],
    ),
  );
}

/** `2026年11月25日 09:00` in Shanghai, as `time` fields want it. */
function platformTime(at: Date): string {
  const shanghai = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return `${shanghai.slice(0, 4)}年${shanghai.slice(5, 7)}月${shanghai.slice(8, 10)}日 ${shanghai.slice(11, 16)}`;
}
