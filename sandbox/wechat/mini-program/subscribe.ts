import type { AccountKind, LedgerEntry } from "../../core/types";
import { isRecord } from "../../core/xml";
import { record, showNotice } from "../deliver";
import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { checkFields } from "../fields";
import { jumpOf, miniJump, pageExists } from "../jump";
import { nextId, type Platform, personByOpenid } from "../platform";
import { judge } from "../verdicts";
import type { Account, Consent, PersonState, Template } from "../world";

/** What a person allowed for a template. */
export function consentOf(account: Account, openid: string, templateId: string): Consent {
  const key = `${openid} ${templateId}`;
  let consent = account.consents.get(key);
  if (!consent) {
    consent = { left: 0, longTerm: false, refused: false, always: null };
    account.consents.set(key, consent);
  }
  return consent;
}

/** Spends one right, or refuses with 43101. */
function spend(account: Account, openid: string, template: Template): void {
  const consent = account.consents.get(`${openid} ${template.id}`);
  const allowed = template.kind === "long-term" ? consent?.longTerm : (consent?.left ?? 0) > 0;
  if (!consent || !allowed || consent.refused) throw new PlatformError(43101);
}

function subscribeTemplate(account: Account, id: unknown): Template {
  const template = typeof id === "string" ? account.templates.get(id) : undefined;
  if (!template || template.kind === "service") throw new PlatformError(40037);
  if (template.banned) throw new PlatformError(43107);
  return template;
}

function accept(call: Call, kind: AccountKind): LedgerEntry {
  const { platform, account, body } = call;
  const person = personByOpenid(platform, kind, body.touser);
  const template = subscribeTemplate(account, body.template_id);
  spend(account, person.openids[kind], template);
  if (!isRecord(body.data)) throw new PlatformError(47001);
  checkFields(template, body.data);
  if (judge(platform, JSON.stringify(body.data)).suggest === "risky")
    throw new PlatformError(45168);
  const jump =
    kind === "mini" ? pageJump(platform, account, body) : jumpOf(platform, withUrl(body));
  const consent = consentOf(account, person.openids[kind], template.id);
  if (template.kind === "once") consent.left--;
  const entry = record(platform, account, person, {
    channel: kind === "mini" ? "subscribe" : "bizsubscribe",
    data: body.data,
    templateId: template.id,
    jump,
    msgId: String(nextId(platform)),
  });
  showNotice(platform, person, entry);
  report(platform, account, person, entry);
  return entry;
}

function pageJump(platform: Platform, account: Account, body: Record<string, unknown>) {
  const page = typeof body.page === "string" ? body.page : "";
  if (page === "") return null;
  if (!pageExists(platform, page)) throw new PlatformError(41030);
  return miniJump(account.appid, page);
}

/** The official account's notice names its web page `page`. */
function withUrl(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, url: body.page };
}

function report(
  platform: Platform,
  account: Account,
  person: PersonState,
  entry: LedgerEntry,
): void {
  if (!account.callback) return;
  const templateId = entry.templateId ?? "";
  const msgId = entry.msgId ?? "";
  setTimeout(() => {
    platform.pusher.push({
      kind: account.kind,
      person,
      msgType: "event",
      fields: {
        Event: "subscribe_msg_sent_event",
        SubscribeMsgSentEvent: {
          List: {
            TemplateId: templateId,
            MsgID: BigInt(msgId),
            ErrorCode: 0,
            ErrorStatus: "success",
          },
        },
      },
      jsonFields: {
        Event: "subscribe_msg_sent_event",
        List: { TemplateId: templateId, MsgID: msgId, ErrorCode: "0", ErrorStatus: "success" },
      },
      awaited: false,
    });
  }, platform.rules.resultDelayMs).unref();
}

function send(call: Call) {
  accept(call, "mini");
  return ok();
}

function bizSend(call: Call) {
  accept(call, "official");
  return ok();
}

export const subscribeEndpoints: Guarded[] = [
  { path: "/cgi-bin/message/subscribe/send", method: "POST", account: "mini", run: send },
  { path: "/cgi-bin/message/subscribe/bizsend", method: "POST", account: "official", run: bizSend },
];
