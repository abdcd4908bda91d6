import { type Implementation, implement, pick } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { TemplateDesk } from "@shared/wechat-desk/contracts";
import { wechatDeskEndpoints as all } from "@shared/wechat-desk/endpoints";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import {
  accountsOf,
  mappingProblems,
  type NoticeKey,
  noticeKeys,
  noticeMeanings,
  type WechatAccount,
} from "@shared/wechat-desk/notices";
import { type Library, readLibraries, readLibrary } from "./libraries";
import { isStored, readMappings } from "./live-templates";
import { mappings } from "./template.model";
import { sendTest } from "./test-send";
import { trail } from "./trail";

async function desk(ports: Ports): Promise<TemplateDesk> {
  await readMappings();
  const libraries = await readLibraries(ports);
  const mappingOf = (account: WechatAccount, key: NoticeKey) => {
    const entry = ports.config.templates[account][key];
    if (!entry) return {};
    const source = isStored(account, key) ? ("stored" as const) : ("environment" as const);
    const problems = problemsOf(
      entry,
      libraries.find((one) => one.account === account),
    );
    return { [account]: { templateId: entry.id, fields: { ...entry.fields }, source, problems } };
  };
  return {
    libraries,
    notices: noticeKeys.map((key) => ({
      key,
      label: words.notices[key],
      meanings: noticeMeanings[key].map((name) => ({ name, label: words.meanings[name] ?? name })),
      accounts: [...accountsOf(key)],
      ...mappingOf("official", key),
      ...mappingOf("mini", key),
    })),
  };
}

function problemsOf(
  entry: { readonly id: string; readonly fields: Readonly<Record<string, string>> },
  library: Library | undefined,
): string[] {
  // Of an account that does not answer nothing can be said.
  if (!library || library.problem) return [];
  const template = library.templates.find(({ id }) => id === entry.id);
  return mappingProblems(entry.fields, template?.fields).map((problem) =>
    fill(words.mapping[problem.rule], "field" in problem ? { field: problem.field } : {}),
  );
}

export const templateRoutes: Implementation[] = [
  implement(pick(all, "GET /wechat-templates"))((_, { ports }) => desk(ports)),
  implement(pick(all, "PUT /wechat-templates/:account/:key"))(
    async ({ account, key, templateId, fields }, context) => {
      const { actor, ports } = context;
      await requireFit(account, key, { templateId, fields }, ports);
      const pairs = Object.entries(fields).map(([meaning, field]) => ({ meaning, field }));
      await transact(async (tx) => {
        const at = ports.clock.now();
        await mappings.set({ account, key, templateId, fields: pairs, at, by: actor.id }, tx);
        const object = { kind: "wechatTemplate", id: `${account}:${key}` };
        await trail(context, { act: "wechatTemplate.mapped", object, fields: ["templateId"] }, tx);
      });
      return desk(ports);
    },
  ),
  implement(pick(all, "DELETE /wechat-templates/:account/:key"))(
    async ({ account, key }, context) => {
      await transact(async (tx) => {
        if (!(await mappings.remove(account, key, tx))) throw WechatDeskError.notFound();
        const object = { kind: "wechatTemplate", id: `${account}:${key}` };
        await trail(context, { act: "wechatTemplate.reset", object }, tx);
      });
      return desk(context.ports);
    },
  ),
  implement(pick(all, "POST /wechat-templates/:account/:key/test"))(
    async ({ account, key }, context) => {
      const sent = await sendTest({ account, key, staffId: context.actor.id }, context.ports);
      const object = { kind: "wechatTemplate", id: `${account}:${key}` };
      await trail(context, { act: "wechatTemplate.tested", object });
      return sent;
    },
  ),
];

/** A mapping that WeChat would refuse is refused here, field by field. */
async function requireFit(
  account: WechatAccount,
  key: NoticeKey,
  { templateId, fields }: { readonly templateId: string; readonly fields: Record<string, string> },
  ports: Ports,
): Promise<void> {
  const meanings: readonly string[] = noticeMeanings[key];
  const unknown = Object.keys(fields).filter((meaning) => !meanings.includes(meaning));
  const library = await readLibrary(account, ports);
  if (library.problem) throw WechatDeskError.refused({ ...library.problem });
  const problems = problemsOf({ id: templateId, fields }, library);
  if (!accountsOf(key).includes(account) || unknown.length > 0 || problems.length > 0)
    throw WechatDeskError.badMapping({ problems, unknown });
}
