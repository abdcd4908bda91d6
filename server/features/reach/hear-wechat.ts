import { hours } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import { customers, everyCustomer } from "@server/features/customers";
import { rightsNameOf, wechatUsers } from "@server/features/sessions";
import { openTasks } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import type { WechatEvent } from "@server/wechat";
import { tasks as words } from "@shared/text/zh-CN/tasks";
import { Deliveries, type DeliveryDocument, Outcomes } from "./delivery.model";
import { grantSubscribe, longTermTemplates, openWindow, revokeSubscribe } from "./grant-rights";

const said = [
  "message.text",
  "message.image",
  "message.voice",
  "message.location",
  "message.link",
  "message.page",
  "message.video",
] as const;
const acted = [
  "user.subscribed",
  "user.scanned",
  "menu.clicked",
  "menu.scannedCode",
  "session.entered",
] as const;

/** Keeps the ledger of rights from what the platform pushes, and learns what became of templates. */
export function hearReach(ports: Ports): void {
  const { onWechat } = ports.wechat;
  onWechat([...said], (event) => grantWindow(event, "message", ports));
  onWechat([...acted], (event) => grantWindow(event, "act", ports));
  onWechat("subscribe.answered", (event) => hearAnswers(event, ports));
  onWechat("subscribe.changed", (event) => hearChanges(event, ports));
  onWechat("template.finished", (event) => hearTemplate(event, ports));
}

async function grantWindow(
  event: WechatEvent<(typeof said)[number] | (typeof acted)[number]>,
  by: "message" | "act",
  { vault }: Ports,
): Promise<void> {
  const owner = await wechatUsers.rightsName(vault, event.account, event.openid);
  const channel = event.account === "official" ? "officialService" : "miniService";
  await openWindow(owner, channel, { at: event.at, by, pushId: event.id });
}

async function hearAnswers(event: WechatEvent<"subscribe.answered">, ports: Ports): Promise<void> {
  if (event.account !== "mini") return;
  const owner = await wechatUsers.rightsName(ports.vault, "mini", event.openid);
  const longTerm = await longTermTemplates(ports);
  for (const { templateId, isAccepted } of event.choices) {
    const template = templateNamed(templateId, ports);
    if (!template || !isAccepted) continue;
    await grantSubscribe({
      owner,
      template,
      isLongTerm: longTerm.has(template),
      by: "platform",
      reportId: `${event.id}:${templateId}`,
    });
  }
}

async function hearChanges(event: WechatEvent<"subscribe.changed">, ports: Ports): Promise<void> {
  if (event.account !== "mini") return;
  const owner = await wechatUsers.rightsName(ports.vault, "mini", event.openid);
  for (const { templateId, isAccepted } of event.choices) {
    const template = templateNamed(templateId, ports);
    if (template && !isAccepted) await revokeSubscribe(owner, template);
  }
}

/**
 * Accepted is not delivered: what the platform says later corrects what was written down, and a
 * service message that did not arrive becomes the manager's to tell.
 */
async function hearTemplate(
  { messageId, result }: WechatEvent<"template.finished">,
  ports: Ports,
): Promise<void> {
  const outcome = await Outcomes.findOne({ messageId }).lean<{ deliveryId: string } | null>();
  if (!outcome || result === "delivered") return;
  await transact(async (tx) => {
    const failed = await Deliveries.findOneAndUpdate(
      { _id: outcome.deliveryId, state: "SENT" },
      { $set: { state: "FAILED", failure: result === "blocked" ? "userBlocked" : "permanent" } },
      { session: tx, returnDocument: "after" },
    ).lean<DeliveryDocument | null>();
    if (failed) await tellManager(failed, ports, tx);
  });
}

async function tellManager(
  { _id, customerId }: DeliveryDocument,
  ports: Ports,
  tx: Tx,
): Promise<void> {
  const customer = await customers.within(everyCustomer).find(customerId);
  if (!customer) return;
  const dueAt = new Date(ports.clock.now().getTime() + hours(4));
  const { title, key } = { title: words.titles.reach, key: `reach:${_id}` };
  await openTasks([{ key, kind: "reach", assigneeId: customer.rmId, customerId, title, dueAt }], {
    ports,
    session: tx,
  });
}

/** What the mini-program reports of a subscribe dialog, so that the right is known at once. */
export async function takeSubscribeAnswers(
  customerId: string,
  answers: readonly { readonly templateId: string; readonly result: string }[],
  ports: Ports,
): Promise<void> {
  const user = await wechatUsers.ofCustomer(customerId);
  const owner = user && rightsNameOf(user, "mini");
  if (!owner) return;
  const longTerm = await longTermTemplates(ports);
  for (const { templateId, result } of answers) {
    const template = templateNamed(templateId, ports);
    if (!template || !result.startsWith("accept")) continue;
    await grantSubscribe({
      owner,
      template,
      isLongTerm: longTerm.has(template),
      by: "client",
      reportId: newId("ask"),
    });
  }
}

function templateNamed(templateId: string, { config }: Ports): string | undefined {
  return Object.entries(config.templates.mini).find(([, { id }]) => id === templateId)?.[0];
}
