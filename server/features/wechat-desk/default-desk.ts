import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import { WechatError } from "@server/wechat";
import { wechatDesk } from "@shared/text/zh-CN/wechat-desk";
import type { MenuItem, MenuSet } from "@shared/wechat-desk/menu";
import type { ReplyRules } from "@shared/wechat-desk/replies";
import { menus } from "./menu.model";
import { bringToWechat } from "./menu.routes";
import { replies } from "./reply.model";
import { staffTag } from "./staff-tag";

const names = wechatDesk.menu.defaults;
const texts = wechatDesk.replies;
const keys = { rights: "rights.info", hours: "service.hours" } as const;

/** The menus a bank begins with: customers' by what they come for, colleagues' by where they work. */
export function defaultMenus(origin: string): MenuSet[] {
  const page = (name: string, path: string): MenuItem => ({
    name,
    type: "miniprogram",
    path,
    url: `${origin}/m/`,
  });
  const desk = (name: string, to: string): MenuItem => ({
    name,
    type: "view",
    url: `${origin}/auth/wechat/start?to=${encodeURIComponent(to)}&as=staff`,
  });
  const bar = (name: string, children: readonly MenuItem[]) => ({
    name,
    type: "click" as const,
    children: [...children],
  });
  const events = { ...page(names.events, "pages/events/index"), children: [] };
  const mine = [
    { name: names.rightsInfo, type: "click" as const, key: keys.rights },
    page(names.report, "packages/assets/report/index"),
    page(names.tickets, "packages/events/tickets/index"),
    { name: names.hours, type: "click" as const, key: keys.hours },
  ];
  return [
    {
      buttons: [
        bar(names.manager, [
          page(names.contact, "pages/conversation/index"),
          page(names.booking, "packages/bookings/book/index"),
          page(names.bookings, "packages/bookings/list/index"),
        ]),
        events,
        bar(names.rights, mine),
      ],
    },
    {
      tag: staffTag,
      buttons: [
        { ...desk(names.openDesk, "/"), children: [] },
        bar(names.desk, [
          desk(names.talks, "/inbox"),
          desk(names.bookingDesk, "/bookings"),
          desk(names.mine, "/me"),
        ]),
        events,
      ],
    },
  ];
}

/** What the account answers from the beginning, with an answer to every key of the default menu. */
export function defaultReplies(): ReplyRules {
  const talk = { label: texts.rightsLink, path: "pages/conversation/index" };
  return {
    isOn: true,
    follow: { text: texts.follow, link: { label: texts.followLink, path: "pages/home/index" } },
    keywords: [
      {
        words: [...texts.networkWords],
        match: "contains",
        reply: {
          text: texts.network,
          link: { label: texts.networkLink, path: "packages/bookings/book/index" },
        },
      },
    ],
    keys: [
      { key: keys.rights, reply: { text: texts.rights, link: talk } },
      { key: keys.hours, reply: { text: texts.hours } },
    ],
  };
}

/**
 * Gives a new installation its menu and answers. What somebody has changed since is left alone; when
 * the platform cannot be reached the menu is set later, by the job that keeps it.
 */
export async function setUpDesk(origin: string, ports: Ports): Promise<void> {
  const by = "demo";
  const at = ports.clock.now();
  if (!(await replies.newest()))
    await transact(
      async (tx) => void (await replies.add({ _id: 1, rules: defaultReplies(), at, by }, tx)),
    );
  if (!(await menus.published())) {
    const sets = defaultMenus(origin);
    await transact(async (tx) => {
      await menus.keep({ version: 0, sets, at, by }, tx);
      await menus.add({ sets, at, by }, tx);
    });
  }
  const published = await menus.published();
  try {
    if (published) await bringToWechat(published.sets, ports);
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    ports.log.warn({ err: error }, "the menu could not be set yet");
  }
}
