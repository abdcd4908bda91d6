import type { MenuButton, MenuItem, MenuSet } from "./menu";

/** What a button may do: send a key to us, open a page, open the mini-program, scan a code. */
export const menuTypes = [
  "click",
  "view",
  "miniprogram",
  "scancode_push",
  "scancode_waitmsg",
] as const;
export type MenuType = (typeof menuTypes)[number];

/** WeChat's limits (自定义菜单 · 创建接口), in bytes of UTF-8. */
export const menuLimits = { topName: 16, name: 60, key: 128, url: 1_024, path: 1_024 } as const;

export type MenuField = "name" | "key" | "url" | "path" | "buttons" | "tag";
export type MenuRule = "empty" | "tooLong" | "notAnAddress" | "notAPage" | "twice";

/** One thing WeChat would refuse, and where it stands. */
export interface MenuProblem {
  readonly set: number;
  readonly button?: number;
  readonly child?: number;
  readonly field: MenuField;
  readonly rule: MenuRule;
  readonly limit?: number;
}

/** How many bytes a text takes in UTF-8: what WeChat counts. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const fieldsOf: Readonly<Record<MenuType, readonly ("key" | "url" | "path")[]>> = {
  click: ["key"],
  scancode_push: ["key"],
  scancode_waitmsg: ["key"],
  view: ["url"],
  miniprogram: ["path", "url"],
};

/** Which fields a button of a type needs. */
export const neededFields = (type: MenuType) => fieldsOf[type];

/** Names everything WeChat would refuse, so that it is mended while it is typed. */
export function menuProblems(sets: readonly MenuSet[]): MenuProblem[] {
  return sets.flatMap((menu, set) => [
    ...tagProblems(sets, menu, set),
    ...(menu.buttons.length === 0
      ? [{ set, field: "buttons", rule: "empty" } satisfies MenuProblem]
      : []),
    ...menu.buttons.flatMap((button, at) => buttonProblems(button, { set, button: at })),
  ]);
}

function tagProblems(sets: readonly MenuSet[], { tag }: MenuSet, set: number): MenuProblem[] {
  if (set === 0) return [];
  if (!tag?.trim()) return [{ set, field: "tag", rule: "empty" }];
  const isTaken = sets.findIndex((other, at) => at > 0 && other.tag === tag) !== set;
  return isTaken ? [{ set, field: "tag", rule: "twice" }] : [];
}

type Place = Pick<MenuProblem, "set" | "button" | "child">;

function buttonProblems(button: MenuButton, place: Place): MenuProblem[] {
  const name = nameProblems(button.name, menuLimits.topName, place);
  if (button.children.length === 0) return [...name, ...actProblems(button, place)];
  const below = button.children.flatMap((item, child) => [
    ...nameProblems(item.name, menuLimits.name, { ...place, child }),
    ...actProblems(item, { ...place, child }),
  ]);
  return [...name, ...below];
}

function nameProblems(name: string, limit: number, place: Place): MenuProblem[] {
  if (!name.trim()) return [{ ...place, field: "name", rule: "empty" }];
  return bytesOf(name) > limit ? [{ ...place, field: "name", rule: "tooLong", limit }] : [];
}

function actProblems(item: MenuItem, place: Place): MenuProblem[] {
  return neededFields(item.type).flatMap((field): MenuProblem[] => {
    const value = item[field]?.trim() ?? "";
    if (!value) return [{ ...place, field, rule: "empty" }];
    if (bytesOf(value) > menuLimits[field])
      return [{ ...place, field, rule: "tooLong", limit: menuLimits[field] }];
    if (field === "url" && !/^https?:\/\/[^\s/]+/.test(value))
      return [{ ...place, field, rule: "notAnAddress" }];
    if (field === "path" && !/^[\w-]+(\/[\w-]+)+(\?\S*)?$/.test(value))
      return [{ ...place, field, rule: "notAPage" }];
    return [];
  });
}
