import * as z from "zod";
import type { WechatClient } from "./client";

export type MenuButton =
  | { readonly name: string; readonly buttons: readonly MenuLeaf[] }
  | MenuLeaf;

export type MenuLeaf =
  | {
      readonly name: string;
      readonly type:
        | "click"
        | "scancode_push"
        | "scancode_waitmsg"
        | "pic_sysphoto"
        | "pic_photo_or_album"
        | "pic_weixin"
        | "location_select";
      readonly key: string;
    }
  | { readonly name: string; readonly type: "view"; readonly url: string }
  /** `url` is for clients too old for mini-programs. */
  | {
      readonly name: string;
      readonly type: "miniprogram";
      readonly appid: string;
      readonly path: string;
      readonly url: string;
    };

export interface MenuRule {
  readonly tagId?: number;
  readonly platform?: "ios" | "android" | "other";
}

const Menu = z.object({
  menu: z.object({ button: z.array(z.record(z.string(), z.unknown())) }),
  conditionalmenu: z.array(z.record(z.string(), z.unknown())).optional(),
});
const MenuId = z
  .object({ menuid: z.union([z.string(), z.number()]).transform(String) })
  .transform(({ menuid }) => menuid);

const platforms = { ios: "1", android: "2", other: "3" } as const;

/** The menu under the account's chat: one to three buttons, one to five in each. */
export function menuOf(client: WechatClient) {
  return {
    async replace(buttons: readonly MenuButton[]): Promise<void> {
      await client.createMenu({ button: buttons.map(toWire) });
    },

    /** Undefined when there is none. */
    async get(): Promise<z.output<typeof Menu> | undefined> {
      const meanings = { 46003: { kind: "permanent" } } as const;
      return await client
        .get("/cgi-bin/menu/get", {}, Menu, { meanings })
        .catch((error: unknown) => {
          if (error instanceof Error && "code" in error && error.code === 46003) return undefined;
          throw error;
        });
    },

    async remove(): Promise<void> {
      await client.removeMenu();
    },

    /** A menu for some: those with a tag, or on one kind of phone. */
    addConditional: async (buttons: readonly MenuButton[], rule: MenuRule): Promise<string> =>
      MenuId.parse(
        await client.addConditionalMenu({
          button: buttons.map(toWire),
          matchrule: {
            ...(rule.tagId !== undefined && { tag_id: String(rule.tagId) }),
            ...(rule.platform && { client_platform_type: platforms[rule.platform] }),
          },
        }),
      ),

    async removeConditional(menuId: string): Promise<void> {
      await client.delConditionalMenu(menuId);
    },

    /** The menu this person sees. */
    preview: (openid: string): Promise<unknown> => client.tryConditionalMenu(openid),

    /** What is set, by us or in the platform's own console. */
    current: (): Promise<unknown> => client.getMenuConfig(),
  };
}

function toWire(button: MenuButton): Record<string, unknown> {
  if ("buttons" in button) return { name: button.name, sub_button: button.buttons.map(toWire) };
  if (button.type !== "miniprogram") return { ...button };
  const { path, ...rest } = button;
  return { ...rest, pagepath: path };
}
