import * as z from "zod";
import { Done, type WechatClient } from "./client";
import { type Outcome, settle } from "./outcome";
import type { TemplateData } from "./template-fields";
import { checked, dataToWire, type TemplateLink } from "./templates";

export interface SubscribeMessage {
  readonly openid: string;
  /** Our name of the template, or the platform's id. */
  readonly template: string;
  readonly data: TemplateData;
  /** Page of the mini-program, with query. */
  readonly page?: string;
  readonly version?: "developer" | "trial" | "formal";
}

// The page documents no id, the event says there is one: both are accepted.
const Sent = z
  .object({ msgid: z.union([z.string(), z.number()]).transform(String).optional() })
  .transform(({ msgid }) => ({ messageId: msgid }));

const TemplateList = z
  .object({
    data: z.array(
      z.object({
        priTmplId: z.string(),
        title: z.string(),
        content: z.string(),
        example: z.string().optional(),
        type: z.number(),
      }),
    ),
  })
  .transform(({ data }) =>
    data.map(({ priTmplId, type, title, content, example }) => ({
      id: priTmplId,
      kind: type === 3 ? ("longTerm" as const) : ("oneTime" as const),
      title,
      content,
      example: example ?? "",
    })),
  );

/** Subscribe messages of the mini-program: each needs the person's consent, else `rightUsedUp`. */
export function subscribeOf(client: WechatClient, templateIds: Readonly<Record<string, string>>) {
  const idOf = (template: string) => templateIds[template] ?? template;

  return {
    send(message: SubscribeMessage): Promise<Outcome<{ messageId: string | undefined }>> {
      const path = "/cgi-bin/message/subscribe/send";
      const body = {
        touser: message.openid,
        template_id: idOf(message.template),
        ...(message.page && { page: message.page }),
        data: dataToWire(message.data),
        miniprogram_state: message.version ?? "formal",
        lang: "zh_CN",
      };
      return settle(checked(message.data, path, () => client.post(path, body, Sent)));
    },

    list: () => client.get("/wxaapi/newtmpl/gettemplate", {}, TemplateList),

    add(title: {
      readonly id: string;
      readonly keywordIds: readonly number[];
      readonly scene: string;
    }) {
      const body = { tid: title.id, kidList: title.keywordIds, sceneDesc: title.scene };
      const Added = z.object({ priTmplId: z.string() }).transform((added) => added.priTmplId);
      return client.post("/wxaapi/newtmpl/addtemplate", body, Added);
    },

    remove: (templateId: string): Promise<void> =>
      client.post("/wxaapi/newtmpl/deltemplate", { priTmplId: templateId }, Done),
  };
}

export interface BusinessNotice {
  readonly openid: string;
  readonly template: string;
  readonly data: TemplateData;
  readonly link?: TemplateLink;
}

/** Subscribe notices of the service account (订阅通知). */
export function noticesOf(client: WechatClient, templateIds: Readonly<Record<string, string>>) {
  return {
    send(notice: BusinessNotice): Promise<Outcome<{ messageId: string | undefined }>> {
      const path = "/cgi-bin/message/subscribe/bizsend";
      const { link } = notice;
      const body = {
        touser: notice.openid,
        template_id: templateIds[notice.template] ?? notice.template,
        ...(link?.url && { page: link.url }),
        ...(link?.miniProgram && {
          miniprogram: { appid: link.miniProgram.appid, pagepath: link.miniProgram.path },
        }),
        data: dataToWire(notice.data),
      };
      return settle(checked(notice.data, path, () => client.post(path, body, Sent)));
    },
  };
}
