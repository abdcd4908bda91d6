import type { Ports } from "@server/ports";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { LibraryTemplate, TemplateDesk } from "@shared/wechat-desk/contracts";
import type { WechatAccount } from "@shared/wechat-desk/notices";
import { orExplained } from "./explain";

export type Library = TemplateDesk["libraries"][number];

/** The templates of both accounts as WeChat has them now. */
export function readLibraries(ports: Ports): Promise<Library[]> {
  return Promise.all([readLibrary("official", ports), readLibrary("mini", ports)]);
}

/** One account's templates; a refusal stands in their place. */
export async function readLibrary(account: WechatAccount, ports: Ports): Promise<Library> {
  const what =
    account === "official" ? words.checks.templateMessage : words.checks.subscribeMessage;
  const read = await orExplained(listOf(account, ports), { account, what });
  if ("problem" in read) return { account, templates: [], problem: read.problem };
  return { account, templates: read.value };
}

async function listOf(account: WechatAccount, { wechat }: Ports): Promise<LibraryTemplate[]> {
  if (account === "mini") {
    const listed = await wechat.mini.subscribe.list();
    return listed.map(({ id, title, kind, content, example }) => ({
      id,
      title,
      kind,
      fields: fieldsIn(content, example),
    }));
  }
  const listed = await wechat.official.templates.list();
  return listed.map(({ id, title, content, example }) => ({
    id,
    title,
    kind: "service",
    fields: fieldsIn(content, example),
  }));
}

/** `预约事项:{{thing1.DATA}}` a line; the example has the same lines with values. */
function fieldsIn(content: string, example: string): LibraryTemplate["fields"] {
  const examples = example.split(/\r?\n/);
  return content.split(/\r?\n/).flatMap((line, at) => {
    const [, name, key] = /^(.*?)[:：]?\s*\{\{\s*(\w+)\.DATA\s*\}\}/.exec(line) ?? [];
    if (!key) return [];
    const shown = examples[at]?.split(/[:：]/).slice(1).join(":").trim() ?? "";
    return [{ key, name: name?.trim() || key, example: shown }];
  });
}
