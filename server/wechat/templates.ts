import * as z from "zod";
import type { WechatClient } from "./client";
import { type Outcome, settle, WechatError } from "./outcome";
import { fieldProblems, type TemplateData } from "./template-fields";

/** Where a tap leads: into the mini-program, else to a page, else nowhere. */
export interface TemplateLink {
  readonly miniProgram?: { readonly appid: string; readonly path: string };
  readonly url?: string;
}

export interface TemplateMessage {
  readonly openid: string;
  /** Our name of the template, or the platform's id. */
  readonly template: string;
  readonly data: TemplateData;
  readonly link?: TemplateLink;
  /** The platform sends one id to one person once within ten minutes. */
  readonly clientMessageId?: string;
}

const MessageId = z.union([z.string(), z.number()]).transform(String);
const Sent = z.object({ msgid: MessageId }).transform(({ msgid }) => ({ messageId: msgid }));

const TemplateList = z
  .object({
    template_list: z.array(
      z.object({
        template_id: z.string(),
        title: z.string(),
        content: z.string(),
        example: z.string().optional(),
      }),
    ),
  })
  .transform(({ template_list }) =>
    template_list.map(({ template_id, title, content, example }) => ({
      id: template_id,
      title,
      content,
      example: example ?? "",
      keys: keysIn(content),
    })),
  );

const Blocked = z
  .object({
    msginfo: z.union([z.array(z.unknown()), z.unknown()]),
  })
  .transform(({ msginfo }) => (Array.isArray(msginfo) ? msginfo : [msginfo]));

const Industry = z.object({ first_class: z.string(), second_class: z.string() });

export function templatesOf(client: WechatClient, templateIds: Readonly<Record<string, string>>) {
  return {
    /** Accepted is not delivered: the person's side comes later as the event `template.finished`. */
    send(message: TemplateMessage): Promise<Outcome<{ messageId: string }>> {
      const path = "/cgi-bin/message/template/send";
      return settle(
        checked(message.data, path, () => client.post(path, toWire(message, templateIds), Sent)),
      );
    },

    list: async () => TemplateList.parse(await client.getAllPrivateTemplate()),

    add(shortId: string, keywords: readonly string[]): Promise<string> {
      const body = { template_id_short: shortId, keyword_name_list: keywords };
      const Added = z.object({ template_id: z.string() }).transform((added) => added.template_id);
      return client.post("/cgi-bin/template/api_add_template", body, Added);
    },

    async remove(templateId: string): Promise<void> {
      await client.delPrivateTemplate(templateId);
    },

    industry: async () =>
      z
        .object({ primary_industry: Industry, secondary_industry: Industry.optional() })
        .parse(await client.getIndustry()),

    /** The messages of a template that the platform stopped. */
    stopped(templateId: string, after: { readonly largestId: number; readonly limit: number }) {
      const body = { tmpl_msg_id: templateId, largest_id: after.largestId, limit: after.limit };
      return client.post("/wxa/sec/queryblocktmplmsg", body, Blocked);
    },
  };
}

function toWire(message: TemplateMessage, ids: Readonly<Record<string, string>>) {
  const { link, clientMessageId } = message;
  return {
    touser: message.openid,
    template_id: ids[message.template] ?? message.template,
    ...(link?.url && { url: link.url }),
    ...(link?.miniProgram && {
      miniprogram: { appid: link.miniProgram.appid, pagepath: link.miniProgram.path },
    }),
    data: dataToWire(message.data),
    ...(clientMessageId && { client_msg_id: clientMessageId }),
  };
}

export function dataToWire(data: TemplateData): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));
}

/** Refuses here what the platform would refuse there, naming each field. */
export async function checked<Value>(
  data: TemplateData,
  path: string,
  call: () => Promise<Value>,
): Promise<Value> {
  const problems = fieldProblems(data);
  if (problems.length === 0) return await call();
  const reason = problems.map(({ key, rule }) => `${key}: ${rule}`).join("; ");
  throw new WechatError({ kind: "permanent", code: "local.field", path, reason });
}

/** The field keys of a template's text: `{{thing5.DATA}}` → `thing5`. */
function keysIn(content: string): string[] {
  return [...content.matchAll(/\{\{(\w+)\.DATA\}\}/g)].flatMap(([, key]) => (key ? [key] : []));
}
