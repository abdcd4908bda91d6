/**
 * What a program that shares the process (the stage, a test) may use of a running sandbox.
 * Everything here is also reachable over HTTP under `/__sandbox/*`, with the same names and shapes.
 * Instants are milliseconds of the platform's own clock unless the name says otherwise.
 */

import type {
  AccountCredentials,
  AccountKind,
  ChatMessage,
  Jump,
  MenuOutcome,
  Notice,
  Person,
  PhoneState,
  ScanOutcome,
  Spot,
  SubscribeChoice,
  SubscribeDialog,
  SubscribeOutcome,
  Surroundings,
} from "./phone-types";

export type * from "./phone-types";

/** How the platform reaches the developer's server. */
export interface CallbackTarget {
  url: string;
  mode?: "plain" | "compatible" | "safe";
  /** The official account pushes XML only. */
  format?: "xml" | "json";
}

/** One accepted send and what came of it: the judge of tests. */
export interface LedgerEntry {
  id: number;
  at: number;
  /** Wall-clock milliseconds, for measuring. */
  wallAt: number;
  channel: "customer" | "template" | "subscribe" | "bizsubscribe" | "mass" | "passive";
  account: AccountKind;
  appid: string;
  openid: string;
  /** The person's short id. */
  user: string;
  templateId: string | null;
  /** Template fields, or the body of a message. */
  data: Record<string, unknown>;
  jump: Jump | null;
  clientMsgId: string | null;
  msgId: string | null;
  effect: "delivered" | "blocked" | "failed" | "duplicate" | "capped";
}

/** Filters of the ledger; all given ones must hold. */
export interface LedgerQuery {
  user?: string;
  channel?: LedgerEntry["channel"];
  account?: AccountKind;
  templateId?: string;
  clientMsgId?: string;
  effect?: LedgerEntry["effect"];
  /** Only entries with a greater id. */
  after?: number;
  limit?: number;
}

/** Reads the deliveries. */
export interface Ledger {
  list(query?: LedgerQuery): LedgerEntry[];
  count(query?: LedgerQuery): number;
}

/** One push to the developer's server with all its attempts. */
export interface PushRecord {
  id: number;
  at: number;
  account: AccountKind;
  url: string;
  /** MsgType, or the event's name. */
  what: string;
  user: string | null;
  payload: string;
  /** What went over the wire (encrypted in safe mode). */
  wire: string;
  attempts: PushAttempt[];
  state: "pending" | "answered" | "failed" | "dropped" | "suppressed";
}

/** One attempt of a push. */
export interface PushAttempt {
  wallAt: number;
  ms: number;
  status: number | null;
  error: string | null;
  response: string;
}

/** One call of the developer's server to the platform. Secrets and tokens are shortened. */
export interface TraceRecord {
  id: number;
  at: number;
  ms: number;
  method: string;
  path: string;
  account: AccountKind | null;
  status: number;
  errcode: number;
  errmsg: string;
  rid: string | null;
  fault: string | null;
}

/** Things as they happen. Also served as Server-Sent Events at `/__sandbox/events`. */
export type FeedEvent = { id: number; at: number } & (
  | { type: "message"; user: string; account: AccountKind; message: ChatMessage }
  | { type: "notice"; user: string; notice: Notice }
  | { type: "typing"; user: string; account: AccountKind; on: boolean }
  | { type: "following"; user: string; following: boolean }
  | { type: "dialog"; user: string; dialog: SubscribeDialog }
  | {
      type: "dialog-closed";
      user: string;
      dialogId: string;
      result: Record<string, SubscribeChoice>;
    }
  | { type: "menu"; account: AccountKind }
  | { type: "walked"; user: string; surroundings: Surroundings }
  | { type: "callback"; push: PushRecord }
  | { type: "trace"; trace: TraceRecord }
  | { type: "unimplemented"; what: string }
  | { type: "clock"; now: number; offsetMs: number }
  | { type: "faults"; faults: Fault[] }
  | { type: "reset" }
);

/** A fault planted on a path or on callbacks. */
export interface Fault {
  id: string;
  /** Exact path, or a prefix ending in `*`. Ignored by callback faults. */
  path: string;
  kind:
    | "errcode"
    | "latency"
    | "hang"
    | "reset-before"
    | "reset-after"
    | "http"
    | "truncate"
    | "content-type"
    | "token-storm"
    | "callback-duplicate"
    | "callback-late"
    | "callback-drop"
    | "callback-reorder"
    | "callback-bad-signature";
  errcode?: number;
  /** latency, hang, callback-late: how long. A hang without it lasts until the client gives up. */
  ms?: number;
  /** latency: a random extra up to this. */
  jitterMs?: number;
  status?: number;
  contentType?: string;
  /** 0…1, default 1. */
  probability: number;
  /** How many times it still strikes; null is forever. */
  times: number | null;
}

/** A fault as given; id, probability and times have defaults. */
export type FaultInput = Omit<Fault, "id" | "probability" | "times"> & {
  id?: string;
  probability?: number;
  times?: number | null;
};

/** The platform's clock. */
export interface ClockState {
  now: number;
  offsetMs: number;
}

/** What people do on their phones, and what an operator may change. */
export interface Control {
  people(): Person[];
  addPerson(input: { id?: string; nickname: string; phone?: string; following?: boolean }): Person;
  phone(user: string): PhoneState;

  follow(user: string, scene?: string): void;
  unfollow(user: string): void;
  /** Switches receiving messages of the official account off or on. */
  mute(user: string, muted: boolean): void;
  say(user: string, message: Saying, account?: AccountKind): ChatMessage;
  /** Taps a button: its `key`, its `name`, or `name/sub name`. */
  clickMenu(user: string, button: string): MenuOutcome;
  /** Taps an item of a menu message. */
  tapMenuItem(user: string, item: { id: string; content: string }): ChatMessage;
  /** Scans the text of any code the platform made, a ticket, or a link. */
  scan(user: string, text: string): ScanOutcome;
  /** Opens the mini-program (counts as a visit); `session` also enters its customer-service chat. */
  enterMiniProgram(user: string, options?: { session?: boolean; sessionFrom?: string }): void;
  reportLocation(
    user: string,
    place: { latitude: number; longitude: number; precision?: number },
  ): void;

  /** The branches one can walk to. */
  branches(): { id: string; name: string }[];
  walk(user: string, place: { branch: string; spot: Spot }): Surroundings;
  surroundings(user: string): Surroundings;
  /** Pushes the official account's beacon event for where the person stands. */
  shake(user: string): void;

  /** wx.login */
  login(user: string): { code: string };
  /** The code of a `getPhoneNumber` button, and the older encrypted form of the same. */
  phoneCode(user: string): { code: string; encryptedData: string; iv: string };
  /** wx.requestSubscribeMessage: opens a dialog unless everything is decided already. */
  askSubscribe(user: string, templateIds: string[], account?: AccountKind): SubscribeOutcome;
  answerSubscribe(
    dialogId: string,
    choices: Record<string, "accept" | "reject">,
    always?: boolean,
  ): Record<string, SubscribeChoice>;
  /** Answers without a dialog, as if one had been shown. */
  subscribe(
    user: string,
    templateId: string,
    choice: "accept" | "reject",
    options?: { always?: boolean; account?: AccountKind },
  ): void;

  setCallback(account: AccountKind, target: CallbackTarget | null): void;
  /** GET with echostr, as the console does when the address is saved. */
  verifyCallback(account: AccountKind): Promise<{ ok: boolean; reason: string | null }>;
  pushes(filter?: { account?: AccountKind; after?: number; what?: string }): PushRecord[];
  /** Resolves when no push is under way. */
  settled(): Promise<void>;

  clock(): ClockState;
  advance(ms: number): ClockState;
  setClockOffset(offsetMs: number): ClockState;

  faults(): Fault[];
  addFault(fault: FaultInput): Fault;
  removeFault(id: string): boolean;
  clearFaults(): void;

  trace(after?: number): TraceRecord[];
  snapshot(): string;
  restore(id: string): void;
  /** Current TOTP code of a demo person's authenticator, null when they have none. */
  authenticator(person: string): { code: string; secondsLeft: number } | null;
}

/** Something a person sends into a chat. */
export type Saying =
  | { type: "text"; content: string }
  | { type: "image"; bytes?: Buffer; mediaId?: string }
  | { type: "voice"; bytes?: Buffer; mediaId?: string; format?: string; recognition?: string }
  | { type: "video"; bytes?: Buffer; mediaId?: string }
  | { type: "location"; latitude: number; longitude: number; label?: string; scale?: number }
  | { type: "link"; title: string; description: string; url: string }
  | { type: "miniprogrampage"; title: string; pagePath: string };

/** Listens to the feed. */
export interface Events {
  /** Returns the function that stops listening. */
  subscribe(listener: (event: FeedEvent) => void): () => void;
}

/** A running platform. */
export interface Sandbox {
  url: string;
  port: number;
  accounts: AccountCredentials[];
  control: Control;
  ledger: Ledger;
  events: Events;
  /** Back to the seed; callback targets and credentials stay. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** How a sandbox is started. */
export interface SandboxOptions {
  /** 0 picks a free port. */
  port: number;
  host?: string;
  accounts?: Partial<Record<AccountKind, Partial<Omit<AccountCredentials, "kind">>>>;
  seed?: "demo" | "empty";
  callbackTargets?: Partial<Record<AccountKind, CallbackTarget>>;
  clock?: { now(): number };
  /** Rules whose real value nobody published, or that a test wants smaller. */
  rules?: Partial<Rules>;
}

/** Figures that can be changed; the defaults are in `wechat/rules.ts`. */
export interface Rules {
  pushTimeoutMs: number;
  pushRetries: number;
  pushRetryDelayMs: number;
  /** Consecutive failed pushes after which pushing stops for a minute. */
  markFailAfter: number;
  /** Delay of asynchronous results (job-finish, media check). */
  resultDelayMs: number;
  /** Daily and per-minute limits by path, over the defaults. */
  quotas: Record<string, { daily?: number; perMinute?: number }>;
  /** Hosts allowed as 网页授权域名; empty allows all. */
  oauthHosts: string[];
  /** Pages of the released mini-program; null switches the page check off. */
  miniPages: string[] | null;
  /** Caller addresses allowed to fetch tokens; empty allows all. */
  ipWhitelist: string[];
}
