import type { AccountKind, Jump, LedgerEntry } from "../core/types";
import { chatMessage, notice } from "./format";
import { nextId, type Platform } from "./platform";
import type { Account, PersonState, StoredMessage } from "./world";

/** What a send adds to the ledger; the rest is known. */
export interface Send {
  channel: LedgerEntry["channel"];
  data: Record<string, unknown>;
  templateId?: string;
  jump?: Jump | null;
  clientMsgId?: string | null;
  msgId?: string;
  effect?: LedgerEntry["effect"];
}

/** Writes one accepted send into the ledger. */
export function record(
  platform: Platform,
  account: Account,
  person: PersonState,
  send: Send,
): LedgerEntry {
  const { ledger } = platform.world;
  const entry: LedgerEntry = {
    id: (ledger.at(-1)?.id ?? 0) + 1,
    at: platform.clock.now(),
    wallAt: platform.clock.wall(),
    channel: send.channel,
    account: account.kind,
    appid: account.appid,
    openid: person.openids[account.kind],
    user: person.id,
    templateId: send.templateId ?? null,
    data: send.data,
    jump: send.jump ?? null,
    clientMsgId: send.clientMsgId ?? null,
    msgId: send.msgId ?? null,
    effect: send.effect ?? "delivered",
  };
  ledger.push(entry);
  return entry;
}

/** A phone keeps the newest messages of a chat; the ledger keeps all. */
const keptMessages = 300;

/** Puts a message into a person's chat with an account. */
export function showInChat(
  platform: Platform,
  kind: AccountKind,
  person: PersonState,
  message: Omit<StoredMessage, "id" | "at">,
): StoredMessage {
  const stored = { id: String(nextId(platform)), at: platform.clock.now(), ...message };
  const chat = person.chats[kind];
  chat.push(stored);
  if (chat.length > keptMessages * 2) chat.splice(0, keptMessages);
  platform.feed.emit(() => ({
    type: "message",
    user: person.id,
    account: kind,
    message: chatMessage(platform, stored),
  }));
  return stored;
}

/** Puts a template card into the chat with the official account. */
export function showCard(platform: Platform, person: PersonState, entry: LedgerEntry): void {
  showInChat(platform, entry.account, person, {
    from: "account",
    agent: null,
    aiGenerated: false,
    body: entry,
  });
}

/** Puts a subscribe message under 「服务通知」. */
export function showNotice(platform: Platform, person: PersonState, entry: LedgerEntry): void {
  const stored = { id: String(nextId(platform)), entry };
  person.notices.push(stored);
  if (person.notices.length > keptMessages * 2) person.notices.splice(0, keptMessages);
  platform.feed.emit(() => ({ type: "notice", user: person.id, notice: notice(platform, stored) }));
}
