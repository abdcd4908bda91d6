import type {
  AccountCredentials,
  AccountKind,
  CallbackTarget,
  Jump,
  LedgerEntry,
  MenuButton,
  MessageBody,
  Spot,
  SubscribeDialog,
} from "../core/types";

/**
 * The platform's whole state: plain data (maps, sets, records) without behaviour, so that a snapshot is a
 * structured clone. How it looks on the wire is decided elsewhere.
 */
export interface World {
  accounts: Record<AccountKind, Account>;
  people: Map<string, PersonState>;
  /** openid of either account → person id. */
  openids: Map<string, { kind: AccountKind; person: string }>;
  tokens: Map<string, Token>;
  codes: Map<string, Code>;
  oauthTokens: Map<string, OauthGrant>;
  refreshTokens: Map<string, OauthGrant>;
  media: Map<string, Media>;
  ledger: LedgerEntry[];
  dialogs: Map<string, SubscribeDialog>;
  qrCodes: Map<string, QrCode>;
  links: Map<string, MiniLink>;
  /** sha256 of encrypted user data → when it was made. */
  sealed: Map<string, number>;
  shortKeys: Map<string, { data: string; expiresAt: number }>;
  rids: Map<string, RidRecord>;
  verdicts: Verdict[];
  lastId: bigint;
}

export interface Account extends AccountCredentials {
  frozen: boolean;
  lines: Record<"legacy" | "stable", TokenLine>;
  used: Map<string, Usage>;
  clearings: { month: string; count: number; single: number };
  templates: Map<string, Template>;
  consents: Map<string, Consent>;
  tags: Map<number, string>;
  nextTag: number;
  menu: MenuButton[] | null;
  conditionalMenus: ConditionalMenu[];
  nextMenu: number;
  industry: { ids: [string, string]; month: string | null };
  agents: Map<string, Agent>;
  sessions: Map<string, Session>;
  waiting: Map<string, number>;
  ticket: Record<string, { value: string; expiresAt: number }>;
  massJobs: Map<string, MassJob>;
  massByClientId: Map<string, string>;
  massSpeed: number;
  massMonth: { month: string; toAll: number };
  blockedTemplates: BlockedTemplate[];
  codesMade: number;
  domains: Record<DomainKind, string[]>;
  /** As an operator set them; null for none. */
  autoReplies: Record<string, unknown> | null;
  callback: CallbackTarget | null;
}

/** The lists of hosts a mini-program may speak to. */
export type DomainKind =
  | "requestdomain"
  | "wsrequestdomain"
  | "uploaddomain"
  | "downloaddomain"
  | "udpdomain"
  | "tcpdomain"
  | "webviewdomain";

export interface TokenLine {
  current: string | null;
  previous: string | null;
  forcedDay: number;
  forcedCount: number;
  lastForcedAt: number;
}

export interface Token {
  kind: AccountKind;
  expiresAt: number;
  /** From here on 「not latest」; infinity while it is the newest. */
  supersededAt: number;
}

export interface Usage {
  day: number;
  daily: number;
  minute: number;
  perMinute: number;
}

export interface PersonState {
  id: string;
  nickname: string;
  role: "customer" | "staff" | "public";
  phone: string | null;
  unionid: string;
  openids: Record<AccountKind, string>;
  following: boolean;
  everFollowed: boolean;
  followedAt: number;
  followScene: string;
  qrScene: string;
  muted: boolean;
  blacklisted: boolean;
  remark: string;
  tags: Set<number>;
  highRisk: boolean;
  riskRank: number;
  sessionKey: { value: string; at: number } | null;
  visitAt: number;
  interactedAt: Record<AccountKind, number>;
  typingUntil: Record<AccountKind, number>;
  grants: Record<AccountKind, Grant[]>;
  chats: Record<AccountKind, StoredMessage[]>;
  notices: StoredNotice[];
  /** client_msg_id → when and with which id it was accepted. */
  clientMsgIds: Map<string, { at: number; msgId: string }>;
  mass: { month: string; count: number };
  logins: { minute: number; count: number };
  location: { latitude: number; longitude: number } | null;
  /** Where they walked on the stage; null for at home. */
  place: { branch: string; spot: Spot } | null;
}

export interface Grant {
  expiresAt: number;
  left: number;
}

export interface StoredMessage {
  id: string;
  at: number;
  from: "user" | "account" | "system";
  agent: string | null;
  aiGenerated: boolean;
  /** Template cards are drawn from their ledger entry when somebody looks. */
  body: MessageBody | LedgerEntry;
}

export interface StoredNotice {
  id: string;
  entry: LedgerEntry;
}

export interface Code {
  kind: "js" | "phone" | "oauth";
  account: AccountKind;
  openid: string;
  expiresAt: number;
  used: boolean;
  scope: string;
  snapshot: boolean;
}

export interface OauthGrant {
  openid: string;
  scope: string;
  expiresAt: number;
  snapshot: boolean;
  account: AccountKind;
}

export interface Media {
  account: AccountKind;
  type: string;
  bytes: Uint8Array;
  contentType: string;
  filename: string;
  createdAt: number;
  expiresAt: number;
}

export interface QrCode {
  ticket: string;
  url: string;
  scene: string;
  numeric: boolean;
  expiresAt: number;
}

export interface MiniLink {
  kind: "code" | "url_link" | "scheme";
  path: string;
  query: string;
  env: string;
  createdAt: number;
  expiresAt: number;
}

export interface RidRecord {
  account: AccountKind | null;
  at: number;
  ms: number;
  url: string;
  request: string;
  response: string;
  ip: string;
}

export interface TemplateField {
  key: string;
  name: string;
  example: string;
  values?: string[];
}

export interface Template {
  id: string;
  /** The library entry it was made from. */
  tid: string;
  title: string;
  /** service: 模板消息; once and long-term: 订阅消息. */
  kind: "service" | "once" | "long-term";
  fields: TemplateField[];
  banned: boolean;
  restricted: boolean;
}

export interface Consent {
  left: number;
  longTerm: boolean;
  refused: boolean;
  always: "accept" | "reject" | null;
}

export interface ConditionalMenu {
  menuid: number;
  button: MenuButton[];
  matchrule: Record<string, string>;
}

export interface Agent {
  account: string;
  nickname: string;
  id: string;
  wx: string;
  invite: { wx: string; expiresAt: number; status: string } | null;
  online: boolean;
  headimg: string;
}

export interface Session {
  agent: string;
  createdAt: number;
  lastAt: number;
}

export interface MassJob {
  id: string;
  dataId: string;
  status: "SENDING" | "SEND_SUCCESS" | "SEND_FAIL" | "DELETE";
  at: number;
}

export interface BlockedTemplate {
  id: number;
  templateId: string;
  title: string;
  content: string;
  at: number;
  openid: string;
}

export interface Verdict {
  contains: string;
  suggest: "pass" | "review" | "risky";
  label: number;
}

export type { Jump };
