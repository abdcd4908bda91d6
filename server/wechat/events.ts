import type * as z from "zod";
import type { AccountKind } from "./account";
import { messageShapes } from "./event-messages";
import { personShapes } from "./event-person";
import { platformShapes } from "./event-platform";

type OutputOf<Shapes extends Readonly<Record<string, z.ZodType>>> = z.output<Shapes[keyof Shapes]>;

/** What is true of everything the platform pushes. */
export interface Arrival {
  /** Ours. A handler may see it again after a crash and must then do nothing new. */
  readonly id: string;
  readonly account: AccountKind;
  readonly appid: string;
  /** Who sent it; for reports of the platform about nobody, the platform itself. */
  readonly openid: string;
  readonly at: Date;
}

/** A type we do not know yet, or one whose shape is not as documented. Kept, never dropped. */
export interface UnknownContent {
  readonly kind: "unknown";
  readonly type: string;
  readonly raw: unknown;
}

export type WechatContent =
  | OutputOf<typeof messageShapes>
  | OutputOf<typeof personShapes>
  | OutputOf<typeof platformShapes>
  | UnknownContent;

export type WechatKind = WechatContent["kind"];

/** A message or an event of the platform, typed by its `kind`. */
export type WechatEvent<Kind extends WechatKind = WechatKind> = Arrival &
  Extract<WechatContent, { kind: Kind }>;

export type Raw = Readonly<Record<string, unknown>>;

const eventShapes: Readonly<Record<string, z.ZodType<WechatContent>>> = {
  ...personShapes,
  ...platformShapes,
};
const typedMessages: Readonly<Record<string, z.ZodType<WechatContent>>> = messageShapes;

/** Gives a pushed body its type. It refuses nothing: what fits no shape is `unknown`. */
export function readContent(raw: Raw): WechatContent {
  const type = typeOf(raw);
  const [, name] = type.split("event:");
  // Event names come in mixed case and are told apart without it.
  const shape =
    name === undefined ? own(typedMessages, type) : own(eventShapes, name.toLowerCase());
  const read = shape?.safeParse(raw);
  return read?.success ? read.data : { kind: "unknown", type, raw };
}

/** `text`, or `event:CLICK`: what the inbox files a push under. */
export function typeOf(raw: Raw): string {
  const type = String(raw.MsgType ?? "");
  return type === "event" ? `event:${String(raw.Event ?? "")}` : type;
}

/** CreateTime is in seconds and may be quoted. */
export function timeOf(raw: Raw): Date | undefined {
  const seconds = Number(raw.CreateTime);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1_000) : undefined;
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
