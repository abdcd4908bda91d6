import type { MenuButton as WireButton } from "@server/wechat";
import type { MenuItem, MenuSet } from "@shared/wechat-desk/menu";

/** Buttons as the client sends them. Only what `menuProblems` passes comes here. */
export function wireOf({ buttons }: MenuSet, miniAppid: string): WireButton[] {
  return buttons.map((button) => {
    if (button.children.length === 0) return leaf(button, miniAppid);
    return {
      name: button.name.trim(),
      buttons: button.children.map((child) => leaf(child, miniAppid)),
    };
  });
}

type Leaf = Exclude<WireButton, { readonly buttons: unknown }>;

function leaf(item: MenuItem, appid: string): Leaf {
  const name = item.name.trim();
  const text = (field: "key" | "url" | "path") => item[field]?.trim() ?? "";
  switch (item.type) {
    case "view":
      return { name, type: "view", url: text("url") };
    case "miniprogram":
      return { name, type: "miniprogram", appid, path: text("path"), url: text("url") };
    default:
      return { name, type: item.type, key: text("key") };
  }
}

/** What a menu says, told the same way whoever wrote it down: ours or the platform's answer. */
export function printOf(buttons: readonly unknown[]): string {
  return JSON.stringify(buttons.map(essence));
}

const told = ["type", "key", "url", "appid", "media_id", "article_id"] as const;

function essence(raw: unknown): unknown {
  const button = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const below = button.sub_button ?? button.buttons;
  const children = Array.isArray(below) ? below : [];
  if (children.length > 0) return { name: button.name, children: children.map(essence) };
  const fields = told.flatMap((field) => (button[field] ? [[field, button[field]]] : []));
  const path = button.pagepath ?? button.path;
  return { name: button.name, ...Object.fromEntries(fields), ...(path ? { path } : {}) };
}
