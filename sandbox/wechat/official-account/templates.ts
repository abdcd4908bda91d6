import { minutes, monthOf } from "../../core/clock";
import { randomText } from "../../core/random";
import type { LedgerEntry } from "../../core/types";
import { isRecord } from "../../core/xml";
import { record, showCard } from "../deliver";
import { bare, type Call, type Guarded, ok, rawJson } from "../endpoint";
import { PlatformError } from "../errcodes";
import { checkFields } from "../fields";
import { integer, text, texts } from "../input";
import { jumpOf } from "../jump";
import { libraryTemplate } from "../library";
import { looksLikeMarketing } from "../marketing";
import { nextId, type Platform, personByOpenid } from "../platform";
import type { Account, PersonState, Template } from "../world";

const maxTemplates = 25;
const remembered = minutes(10);

function send({ platform, account, body, now }: Call) {
  const person = personByOpenid(platform, "official", body.touser);
  const template = serviceTemplate(account, body.template_id);
  if (!person.following) throw new PlatformError(43004);
  if (person.blacklisted) throw new PlatformError(43019);
  if (template.restricted) throw new PlatformError(43116);
  if (!isRecord(body.data)) throw new PlatformError(47001);
  checkFields(template, body.data);
  refuseMarketing(account, template, person, body.data, now);
  const jump = jumpOf(platform, body);
  const clientMsgId = typeof body.client_msg_id === "string" ? body.client_msg_id : null;
  const earlier = clientMsgId === null ? null : seenBefore(person, clientMsgId, now);
  const msgId = earlier ?? String(nextId(platform));
  const effect = earlier ? "duplicate" : person.muted ? "blocked" : "delivered";
  const send = { channel: "template" as const, data: body.data, templateId: template.id };
  const entry = record(platform, account, person, { ...send, jump, clientMsgId, msgId, effect });
  if (!earlier) {
    if (clientMsgId !== null) person.clientMsgIds.set(clientMsgId, { at: now, msgId });
    settle(platform, account, person, entry);
  }
  return rawJson(`{"errcode":0,"errmsg":"ok","msgid":${msgId}}`);
}

/** 40036 for what cannot be an id, 40037 for one this account does not have. */
function serviceTemplate(account: Account, id: unknown): Template {
  if (typeof id !== "string" || id === "" || id.length > 64) throw new PlatformError(40036);
  const template = account.templates.get(id);
  if (template?.kind !== "service") throw new PlatformError(40037);
  return template;
}

function refuseMarketing(
  account: Account,
  template: Template,
  person: PersonState,
  data: Record<string, unknown>,
  now: number,
): void {
  if (!looksLikeMarketing(data)) return;
  account.blockedTemplates.push({
    id: account.blockedTemplates.length + 1,
    templateId: template.id,
    title: template.title,
    content: JSON.stringify(data),
    at: now,
    openid: person.openids.official,
  });
  throw new PlatformError(40249);
}

/** The id an equal client_msg_id got within ten minutes: one message only, the same answer again. */
function seenBefore(person: PersonState, clientMsgId: string, now: number): string | null {
  const earlier = person.clientMsgIds.get(clientMsgId);
  if (earlier && now - earlier.at < remembered) return earlier.msgId;
  if (person.clientMsgIds.size > 1_000) {
    for (const [id, { at }] of person.clientMsgIds) {
      if (now - at >= remembered) person.clientMsgIds.delete(id);
    }
  }
  return null;
}

/** Shows the card and reports the outcome a moment later, as an event with the same id. */
function settle(
  platform: Platform,
  account: Account,
  person: PersonState,
  entry: LedgerEntry,
): void {
  if (entry.effect === "delivered") showCard(platform, person, entry);
  if (!account.callback) return;
  const status = entry.effect === "blocked" ? "failed:user block" : "success";
  setTimeout(() => {
    platform.pusher.push({
      kind: "official",
      person,
      msgType: "event",
      fields: {
        Event: "TEMPLATESENDJOBFINISH",
        MsgID: BigInt(entry.msgId ?? 0),
        Status: status,
      },
      awaited: false,
    });
  }, platform.rules.resultDelayMs).unref();
}

const industries: Record<string, [string, string]> = {
  "1": ["IT科技", "互联网|电子商务"],
  "2": ["IT科技", "IT软件与服务"],
  "7": ["金融业", "银行"],
  "8": ["金融业", "基金|理财|信托"],
  "9": ["金融业", "保险"],
};

function setIndustry({ account, body, now }: Call) {
  const ids: [string, string] = [text(body, "industry_id1"), text(body, "industry_id2")];
  if (ids.some((id) => !/^([1-9]|[1-3]\d|4[01])$/.test(id))) throw new PlatformError(40035);
  const month = monthOf(now);
  if (account.industry.month === month) throw new PlatformError(43100);
  account.industry = { ids, month };
  return ok();
}

function getIndustry({ account }: Call) {
  const named = (id: string) => {
    const [first = "其他", second = "其他"] = industries[id] ?? [];
    return { first_class: first, second_class: second };
  };
  const [primary, secondary] = account.industry.ids;
  return bare({ primary_industry: named(primary), secondary_industry: named(secondary) });
}

function add({ account, body }: Call) {
  const short = text(body, "template_id_short", 40037);
  const keywords =
    body.keyword_name_list === undefined ? [] : texts(body, "keyword_name_list", 40246);
  if (account.templates.size >= maxTemplates) throw new PlatformError(45026);
  const template = libraryTemplate(short);
  if (!template) throw new PlatformError(40037);
  const names = new Set(template.keywords.map(({ name }) => name));
  if (keywords.length === 0 || keywords.some((name) => !names.has(name))) {
    throw new PlatformError(40246);
  }
  const id = randomText(43);
  const fields = template.keywords.filter(({ name }) => keywords.includes(name));
  const made = { id, tid: short, title: template.title, kind: "service" as const };
  account.templates.set(id, { ...made, fields, banned: false, restricted: false });
  return ok({ template_id: id });
}

/** The text a console shows for a template. */
export function contentOf(template: Template): string {
  return template.fields.map(({ key, name }) => `${name}：{{${key}.DATA}}\n`).join("");
}

/** The same with example values. */
export function exampleOf(template: Template): string {
  return template.fields.map(({ name, example }) => `${name}：${example}\n`).join("");
}

function list({ account }: Call) {
  const templates = [...account.templates.values()].filter(({ kind }) => kind === "service");
  return bare({
    template_list: templates.map((template) => ({
      template_id: template.id,
      title: template.title,
      primary_industry: "金融业",
      deputy_industry: "银行",
      content: contentOf(template),
      example: exampleOf(template),
    })),
  });
}

function remove({ account, body }: Call) {
  account.templates.delete(serviceTemplate(account, body.template_id).id);
  return ok();
}

function blocked({ account, body }: Call) {
  const id = text(body, "tmpl_msg_id");
  const largest = integer(body, "largest_id");
  const limit = integer(body, "limit");
  if (limit < 1 || limit > 100) throw new PlatformError(40035);
  const found = account.blockedTemplates
    .filter((one) => one.templateId === id && (largest === 0 || one.id < largest))
    .slice(-limit);
  return ok({
    msginfo: found.map((one) => ({
      id: one.id,
      tmpl_msg_id: one.templateId,
      title: one.title,
      content: one.content,
      send_timestamp: Math.floor(one.at / 1000),
      openid: one.openid,
    })),
  });
}

const account = "official" as const;

export const templateEndpoints: Guarded[] = [
  { path: "/cgi-bin/message/template/send", method: "POST", account, run: send },
  { path: "/cgi-bin/template/api_set_industry", method: "POST", account, run: setIndustry },
  { path: "/cgi-bin/template/get_industry", method: "any", account, run: getIndustry },
  { path: "/cgi-bin/template/api_add_template", method: "POST", account, run: add },
  { path: "/cgi-bin/template/get_all_private_template", method: "any", account, run: list },
  { path: "/cgi-bin/template/del_private_template", method: "POST", account, run: remove },
  { path: "/wxa/sec/queryblocktmplmsg", method: "POST", account, run: blocked },
];
