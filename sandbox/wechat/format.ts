import type {
  AccountKind,
  Chat,
  ChatMessage,
  LedgerEntry,
  MenuButton,
  Notice,
  Person,
  PhoneState,
  Subscription,
  TemplateRow,
} from "../core/types";
import { isRecord } from "../core/xml";
import type { Platform } from "./platform";
import type { Account, PersonState, StoredMessage, StoredNotice, Template } from "./world";

/** A person as control calls show them. */
export function person(state: PersonState): Person {
  const { id, nickname, role, phone, unionid, openids, following } = state;
  return { id, nickname, role, phone, unionid, openids: { ...openids }, following };
}

/** A stored chat message, ready to draw. */
export function chatMessage(platform: Platform, stored: StoredMessage): ChatMessage {
  const { id, at, from, agent, aiGenerated, body } = stored;
  if ("type" in body) return { id, at, from, agent, aiGenerated, body };
  const template = templateOf(platform, body);
  const card = {
    type: "template" as const,
    templateId: body.templateId ?? "",
    title: template?.title ?? "",
    rows: rowsOf(template, body.data),
    jump: body.jump,
  };
  return { id, at, from, agent, aiGenerated, body: card };
}

/** A stored subscribe message, ready to draw. */
export function notice(platform: Platform, stored: StoredNotice): Notice {
  const { entry } = stored;
  const template = templateOf(platform, entry);
  return {
    id: stored.id,
    at: entry.at,
    account: entry.account,
    accountName: platform.world.accounts[entry.account].name,
    templateId: entry.templateId ?? "",
    title: template?.title ?? "",
    rows: rowsOf(template, entry.data),
    jump: entry.jump,
  };
}

function templateOf(platform: Platform, entry: LedgerEntry): Template | undefined {
  return platform.world.accounts[entry.account].templates.get(entry.templateId ?? "");
}

function rowsOf(template: Template | undefined, data: Record<string, unknown>): TemplateRow[] {
  const fields = template?.fields ?? [];
  return fields.map(({ key, name }) => {
    const item = data[key];
    return { key, name, value: isRecord(item) ? String(item.value ?? "") : String(item ?? "") };
  });
}

/** Everything a phone shows. */
export function phone(platform: Platform, state: PersonState): PhoneState {
  const dialogs = [...platform.world.dialogs.values()].filter(({ user }) => user === state.id);
  return {
    person: person(state),
    chats: { official: chat(platform, state, "official"), mini: chat(platform, state, "mini") },
    notices: state.notices.map((stored) => notice(platform, stored)),
    subscriptions: [
      ...subscriptions(platform.world.accounts.official, state),
      ...subscriptions(platform.world.accounts.mini, state),
    ],
    dialogs,
  };
}

function chat(platform: Platform, state: PersonState, kind: AccountKind): Chat {
  const account = platform.world.accounts[kind];
  return {
    account: kind,
    accountName: account.name,
    following: kind === "mini" || state.following,
    muted: state.muted,
    menu: kind === "official" && state.following ? menuFor(account, state) : [],
    typing: state.typingUntil[kind] > platform.clock.now(),
    messages: state.chats[kind].map((stored) => chatMessage(platform, stored)),
  };
}

/** The menu this person sees: the newest conditional one that fits, else the common one. */
export function menuFor(account: Account, state: PersonState): MenuButton[] {
  const fitting = account.conditionalMenus.findLast(({ matchrule }) => {
    const tag = matchrule.tag_id ?? matchrule.group_id;
    const platformType = matchrule.client_platform_type;
    return (!tag || state.tags.has(Number(tag))) && (!platformType || platformType === "1");
  });
  return fitting?.button ?? account.menu ?? [];
}

function subscriptions(account: Account, state: PersonState): Subscription[] {
  const openid = state.openids[account.kind];
  return [...account.templates.values()].flatMap((template) => {
    const consent = account.consents.get(`${openid} ${template.id}`);
    if (!consent || template.kind === "service") return [];
    return {
      account: account.kind,
      templateId: template.id,
      title: template.title,
      kind: template.kind,
      left: consent.left,
      longTerm: consent.longTerm,
      always: consent.always,
    };
  });
}
