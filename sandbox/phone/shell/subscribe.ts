import type { Data } from "../protocol";
import type { CallContext } from "./call-context";
import { h } from "./dom";
import type { SubscribeTemplate } from "./services";

const tapWindowMs = 5_000;
const maxTemplates = 5;

interface Answer {
  choices: Record<string, "accept" | "reject">;
  always: boolean;
}

function refuse(message: string, errCode: number): never {
  throw Object.assign(new Error(message), { extra: { errCode } });
}

/** `wx.requestSubscribeMessage`: only from a tap, at most five templates, answered per template. */
export async function subscribeMessage(options: Data, context: CallContext): Promise<Data> {
  const ids = (options.tmplIds ?? []) as string[];
  if (ids.length === 0) refuse("empty tmplIds", 10001);
  if (ids.length > maxTemplates) refuse("the tmplIds count is over limit", 20003);
  if (context.sinceTap() > tapWindowMs) refuse("can only be invoked by user TAP gesture.", 20004);

  const asked = await context.services.askSubscribe(ids);
  if (asked.kind === "failed") refuse(asked.errMsg, asked.errCode);
  if (asked.kind === "decided") return asked.result;
  const { choices, always } = await showDialog(asked.templates, context);
  return context.services.answerSubscribe(asked.dialogId, choices, always);
}

function showDialog(
  templates: SubscribeTemplate[],
  { dialogs, services }: CallContext,
): Promise<Answer> {
  const refused: Answer = {
    choices: Object.fromEntries(templates.map(({ templateId }) => [templateId, "reject"])),
    always: false,
  };
  const boxes = templates.map(({ templateId }) =>
    h("input", { type: "checkbox", checked: true, value: templateId }),
  );
  const always = h("input", { type: "checkbox" });
  const once = templates.every(({ kind }) => kind === "once");

  return dialogs.ask<Answer>((answer) => {
    const allow = () =>
      answer({
        choices: Object.fromEntries(
          boxes.map((box) => [box.value, box.checked ? "accept" : "reject"]),
        ),
        always: always.checked,
      });
    const button = (text: string, style: string, click: () => void) =>
      h("button", { type: "button", class: style, on: { click } }, text);
    const rows = templates.map((template, index) =>
      h(
        "label",
        { title: template.rows.map(({ name, value }) => `${name}：${value}`).join("\n") },
        h("span", {}, template.title),
        boxes[index],
      ),
    );
    return h(
      "div",
      {
        class: "mp-sheet mp-permission mp-subscribe",
        role: "dialog",
        "aria-modal": "true",
        "aria-label": "订阅消息",
      },
      h("small", {}, services.appName),
      h("h4", {}, once ? "申请发送一次以下消息" : "申请长期向您发送以下消息"),
      ...rows,
      h("label", { class: "always" }, always, h("span", {}, "总是保持以上选择，不再询问")),
      h(
        "div",
        { class: "mp-row" },
        button("取消", "no", () => answer({ ...refused, always: always.checked })),
        button("允许", "yes", allow),
      ),
    );
  }, refused);
}
