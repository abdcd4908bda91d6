import type { MenuButton } from "../../core/types";
import { isRecord } from "../../core/xml";
import { bare, type Call, type Guarded, ok } from "../endpoint";
import { type Errcode, PlatformError } from "../errcodes";
import { menuFor } from "../format";
import { object, text } from "../input";
import type { PersonState } from "../world";

/** Which fields a button of each type must carry. */
const needs: Record<string, readonly string[]> = {
  click: ["key"],
  view: ["url"],
  miniprogram: ["appid", "pagepath", "url"],
  scancode_push: ["key"],
  scancode_waitmsg: ["key"],
  pic_sysphoto: ["key"],
  pic_photo_or_album: ["key"],
  pic_weixin: ["key"],
  location_select: ["key"],
  media_id: ["media_id"],
  view_limited: ["media_id"],
  article_id: ["article_id"],
  article_view_limited: ["article_id"],
};

/** The same five rules have one code for top buttons and another for sub-buttons. */
interface Codes {
  type: Errcode;
  name: Errcode;
  key: Errcode;
  url: Errcode;
  nameBytes: number;
}

const top: Codes = { type: 40017, name: 40018, key: 40019, url: 40020, nameBytes: 16 };
const sub: Codes = { type: 40024, name: 40025, key: 40026, url: 40027, nameBytes: 60 };

/** A menu's buttons after every rule has been checked. */
function readButtons(platform: Call["platform"], body: Record<string, unknown>): MenuButton[] {
  const { button } = body;
  if (!Array.isArray(button) || button.length < 1 || button.length > 3) {
    throw new PlatformError(40016);
  }
  return button.map((raw) => {
    if (!isRecord(raw)) throw new PlatformError(40016);
    const children = raw.sub_button;
    if (!Array.isArray(children) || children.length === 0) return readButton(platform, raw, top);
    if (children.length > 5) throw new PlatformError(40023);
    const subButtons = children.map((child) => {
      if (!isRecord(child)) throw new PlatformError(40023);
      return readButton(platform, child, sub);
    });
    return { name: nameOf(raw, top), sub_button: subButtons };
  });
}

function nameOf(raw: Record<string, unknown>, codes: Codes): string {
  const { name } = raw;
  const size = typeof name === "string" ? Buffer.byteLength(name) : 0;
  if (typeof name !== "string" || size === 0 || size > codes.nameBytes) {
    throw new PlatformError(codes.name);
  }
  return name;
}

function readButton(
  platform: Call["platform"],
  raw: Record<string, unknown>,
  codes: Codes,
): MenuButton {
  const type = typeof raw.type === "string" ? raw.type : "";
  const fields = needs[type];
  if (!fields) throw new PlatformError(codes.type);
  const button: MenuButton = { type, name: nameOf(raw, codes) };
  for (const field of fields) setField(button, raw, field, codes);
  if (type === "miniprogram" && button.appid !== platform.world.accounts.mini.appid) {
    throw new PlatformError(45064);
  }
  if (codes === top) button.sub_button = [];
  return button;
}

function setField(
  button: MenuButton,
  raw: Record<string, unknown>,
  field: string,
  codes: Codes,
): void {
  const value = raw[field];
  const size = typeof value === "string" ? Buffer.byteLength(value) : 0;
  if (field === "url" && (size === 0 || size > 1024)) throw new PlatformError(codes.url);
  if (field === "key" && (size === 0 || size > 128)) throw new PlatformError(codes.key);
  if (typeof value !== "string" || size === 0) throw new PlatformError(40035);
  Object.assign(button, { [field]: value });
}

function changed({ platform }: Call): void {
  platform.feed.emit(() => ({ type: "menu", account: "official" }));
}

function create(call: Call) {
  call.account.menu = readButtons(call.platform, call.body);
  changed(call);
  return ok();
}

function get({ account }: Call) {
  if (!account.menu) throw new PlatformError(46003);
  const conditional = account.conditionalMenus.map(({ menuid, button, matchrule }) => ({
    button,
    matchrule,
    menuid,
  }));
  return bare({
    menu: { button: account.menu },
    ...(conditional.length > 0 && { conditionalmenu: conditional }),
  });
}

function remove(call: Call) {
  call.account.menu = null;
  call.account.conditionalMenus = [];
  changed(call);
  return ok();
}

function selfMenu({ account }: Call) {
  if (!account.menu) return bare({ is_menu_open: 0, selfmenu_info: { button: [] } });
  const button = account.menu.map(({ sub_button, ...rest }) =>
    sub_button && sub_button.length > 0 ? { ...rest, sub_button: { list: sub_button } } : rest,
  );
  return bare({ is_menu_open: 1, selfmenu_info: { button } });
}

const matchFields = ["tag_id", "group_id", "client_platform_type"];

function addConditional(call: Call) {
  const { account, body } = call;
  if (!account.menu) throw new PlatformError(65303);
  const rule = object(body, "matchrule", 65305);
  const matchrule = Object.fromEntries(
    matchFields
      .filter((name) => rule[name] !== undefined && rule[name] !== "")
      .map((name) => [name, String(rule[name])]),
  );
  if (Object.keys(matchrule).length === 0) throw new PlatformError(65305);
  const tag = matchrule.tag_id;
  if (tag !== undefined && !account.tags.has(Number(tag))) throw new PlatformError(45159);
  if (account.conditionalMenus.length >= 10) throw new PlatformError(65316);
  const menuid = account.nextMenu++;
  account.conditionalMenus.push({ menuid, button: readButtons(call.platform, body), matchrule });
  changed(call);
  return bare({ menuid: String(menuid) });
}

function removeConditional(call: Call) {
  const id = Number(text(call.body, "menuid", 65301));
  const { conditionalMenus } = call.account;
  if (!conditionalMenus.some(({ menuid }) => menuid === id)) throw new PlatformError(65301);
  call.account.conditionalMenus = conditionalMenus.filter(({ menuid }) => menuid !== id);
  changed(call);
  return ok();
}

function tryMatch({ platform, account, body }: Call) {
  const id = text(body, "user_id", 40003);
  const known = platform.world.openids.get(id);
  const person: PersonState | undefined = platform.world.people.get(known?.person ?? id);
  if (!person) throw new PlatformError(40003);
  const button = menuFor(account, person);
  if (button.length === 0) throw new PlatformError(46003);
  return bare({ button });
}

const account = "official" as const;

export const menuEndpoints: Guarded[] = [
  { path: "/cgi-bin/menu/create", method: "POST", account, rawText: true, run: create },
  { path: "/cgi-bin/menu/get", method: "GET", account, run: get },
  { path: "/cgi-bin/menu/delete", method: "GET", account, run: remove },
  { path: "/cgi-bin/get_current_selfmenu_info", method: "GET", account, run: selfMenu },
  {
    path: "/cgi-bin/menu/addconditional",
    method: "POST",
    account,
    rawText: true,
    run: addConditional,
  },
  { path: "/cgi-bin/menu/delconditional", method: "POST", account, run: removeConditional },
  { path: "/cgi-bin/menu/trymatch", method: "POST", account, run: tryMatch },
];
