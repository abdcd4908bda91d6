import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { MenuDesk } from "@shared/wechat-desk/contracts";
import type { MenuSet } from "@shared/wechat-desk/menu";
import { orExplained } from "./explain";
import { printOf, wireOf } from "./menu-wire";

interface LiveSet {
  readonly menuId: string;
  readonly tagId: number | undefined;
  readonly print: string;
}

interface LiveMenu {
  readonly print: string;
  readonly sets: readonly LiveSet[];
}

/**
 * Makes WeChat's menu the given one, touching only what differs: the platform counts every change
 * of a day. Safe to run again after a failure in the middle.
 */
export async function setMenu(sets: readonly MenuSet[], ports: Ports): Promise<void> {
  const { menu } = ports.wechat.official;
  const [everybody, ...others] = sets;
  if (!everybody) return;
  const live = await readLive(ports);
  const buttons = wireOf(everybody, ports.wechat.mini.appid);
  if (live?.print !== printOf(buttons)) await menu.replace(buttons);

  const wanted = await Promise.all(others.map((set) => conditional(set, ports)));
  const isWanted = ({ tagId, print }: LiveSet) =>
    wanted.some((one) => one.tagId === tagId && one.print === print);
  // What is not wanted goes first: an account may have no more than ten.
  for (const set of live?.sets ?? []) if (!isWanted(set)) await menu.removeConditional(set.menuId);
  const kept = live?.sets.filter(isWanted) ?? [];
  for (const { tagId, print, buttons } of wanted) {
    if (kept.some((one) => one.tagId === tagId && one.print === print)) continue;
    await menu.addConditional(buttons, { tagId });
  }
}

/** How what WeChat has differs from what we published last. */
export async function compareLive(
  published: readonly MenuSet[] | undefined,
  ports: Ports,
): Promise<MenuDesk["live"]> {
  const read = await orExplained(readLive(ports), { account: "official", what: words.checks.menu });
  if ("problem" in read) return { state: "unreachable", differences: [], problem: read.problem };
  if (!read.value) return { state: "none", differences: [] };
  const tags = await orExplained(ports.wechat.official.tags.list(), {
    account: "official",
    what: words.checks.tags,
  });
  if ("problem" in tags) return { state: "unreachable", differences: [], problem: tags.problem };
  const tagIds = new Map(tags.value.map(({ id, name }) => [name, id]));
  const differences = differencesOf(published ?? [], read.value, tagIds, ports.wechat.mini.appid);
  return { state: differences.length > 0 ? "differs" : "same", differences };
}

function differencesOf(
  published: readonly MenuSet[],
  live: LiveMenu,
  tagIds: ReadonlyMap<string, number>,
  miniAppid: string,
): string[] {
  const [everybody, ...others] = published;
  const { differs, setDiffers, setMissing, unknownSets } = words.menu;
  const isSame = everybody && live.print === printOf(wireOf(everybody, miniAppid));
  const ours = others.map((set) => ({
    tag: set.tag ?? "",
    tagId: tagIds.get(set.tag ?? ""),
    print: printOf(wireOf(set, miniAppid)),
  }));
  const foreign = live.sets.filter(({ tagId }) => !ours.some((one) => one.tagId === tagId));
  return [
    ...(isSame ? [] : [differs]),
    ...ours.flatMap(({ tag, tagId, print }) => {
      const same = live.sets.filter((set) => set.tagId === tagId && tagId !== undefined);
      if (same.length === 0) return [fill(setMissing, { tag })];
      return same.some((set) => set.print === print) ? [] : [fill(setDiffers, { tag })];
    }),
    ...(foreign.length > 0 ? [fill(unknownSets, { count: foreign.length })] : []),
  ];
}

async function readLive({ wechat }: Ports): Promise<LiveMenu | undefined> {
  const got = await wechat.official.menu.get();
  if (!got) return undefined;
  const sets = (got.conditionalmenu ?? []).map(({ menuid, button, matchrule }) => {
    const tagId = (matchrule as { readonly tag_id?: unknown } | undefined)?.tag_id;
    return {
      menuId: String(menuid),
      tagId: tagId === undefined || tagId === "" ? undefined : Number(tagId),
      print: printOf(Array.isArray(button) ? button : []),
    };
  });
  return { print: printOf(got.menu.button), sets };
}

async function conditional(set: MenuSet, ports: Ports) {
  const buttons = wireOf(set, ports.wechat.mini.appid);
  return { tagId: await tagNamed(set.tag ?? "", ports), print: printOf(buttons), buttons };
}

/** The tag of this name; made when there is none. */
export async function tagNamed(name: string, { wechat }: Ports): Promise<number> {
  const { tags } = wechat.official;
  const known = (await tags.list()).find((tag) => tag.name === name);
  return known?.id ?? (await tags.create(name)).id;
}
