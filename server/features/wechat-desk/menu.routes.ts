import { type Implementation, implement, pick } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { MenuDesk } from "@shared/wechat-desk/contracts";
import { wechatDeskEndpoints as all } from "@shared/wechat-desk/endpoints";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import type { MenuSet } from "@shared/wechat-desk/menu";
import { menuProblems } from "@shared/wechat-desk/menu-rules";
import { asked } from "./explain";
import { menus } from "./menu.model";
import { compareLive, setMenu } from "./publish-menu";
import { staffTag, tagStaff } from "./staff-tag";
import { namesOf, trail } from "./trail";

async function desk(ports: Ports): Promise<MenuDesk> {
  const [draft, published, history] = await Promise.all([
    menus.draft(),
    menus.published(),
    menus.history(),
  ]);
  const [live, name] = await Promise.all([
    compareLive(published?.sets, ports),
    namesOf([draft, published, ...history].flatMap((one) => one?.by ?? [])),
  ]);
  const saved = ({ at, by }: { at: Date; by: string }) => ({ at: at.toISOString(), by: name(by) });
  return {
    version: draft?.version ?? 0,
    draft: [...(draft?.sets ?? published?.sets ?? [{ buttons: [] }])],
    ...(draft ? { changed: saved(draft) } : {}),
    ...(published
      ? { published: { no: published._id, sets: [...published.sets], ...saved(published) } }
      : {}),
    live,
    history: history.map((one) => ({ no: one._id, ...saved(one) })),
  };
}

/** Sets a menu at WeChat. Colleagues are tagged first, or their menu would be shown to nobody. */
export async function bringToWechat(sets: readonly MenuSet[], ports: Ports): Promise<void> {
  await setMenu(sets, ports);
  if (sets.some(({ tag }) => tag === staffTag)) await tagStaff(ports);
}

export const menuRoutes: Implementation[] = [
  implement(pick(all, "GET /wechat-menu"))((_, { ports }) => desk(ports)),
  implement(pick(all, "PUT /wechat-menu"))(async ({ version, draft }, context) => {
    const { actor, ports } = context;
    await transact(async (tx) => {
      const at = ports.clock.now();
      if (!(await menus.keep({ version, sets: draft, at, by: actor.id }, tx)))
        throw WechatDeskError.outdated();
      await trail(
        context,
        {
          act: "wechatMenu.drafted",
          object: { kind: "wechatMenu", id: "draft" },
          fields: ["sets"],
        },
        tx,
      );
    });
    return desk(ports);
  }),
  implement(pick(all, "POST /wechat-menu/publish"))(async ({ version }, context) => {
    const { actor, ports } = context;
    const draft = await menus.draft();
    if (!draft || draft.version !== version) throw WechatDeskError.outdated();
    const problems = menuProblems(draft.sets);
    if (draft.sets.length === 0 || problems.length > 0) throw WechatDeskError.badMenu({ problems });
    await asked(bringToWechat(draft.sets, ports), { account: "official", what: words.checks.menu });
    await transact(async (tx) => {
      const no = await menus.add({ sets: draft.sets, at: ports.clock.now(), by: actor.id }, tx);
      await trail(
        context,
        { act: "wechatMenu.published", object: { kind: "wechatMenu", id: String(no) } },
        tx,
      );
    });
    return desk(ports);
  }),
  implement(pick(all, "GET /wechat-menu/versions/:no"))(async ({ no }) => {
    const found = await menus.version(no);
    if (!found) throw WechatDeskError.notFound();
    return { sets: [...found.sets] };
  }),
];
