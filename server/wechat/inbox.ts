import { createHash } from "node:crypto";
import type { Binary, Collection } from "mongodb";
import type { AccountKind } from "./account";
import { type Raw, timeOf, typeOf } from "./events";

/** One push as it is kept until it is worked on. The body is sealed; who sent it stands only in it. */
export interface InboxDocument {
  _id: string;
  /** What makes a repeated push the same push. */
  key: string;
  account: AccountKind;
  appid: string;
  /** `text`, `event:CLICK` …: enough to see what is waiting without opening anything. */
  type: string;
  /** Pushes of one person are worked on in order; a lane is one person's, told to nobody. */
  lane: string;
  partition: number;
  /** Taken away once the push is worked on: what it said lives on where it belongs. */
  body?: Buffer | Binary;
  createdAt: Date;
  receivedAt: Date;
  state: "waiting" | "done" | "unhandled" | "failed";
  attempts: number;
  notBefore: Date;
  error?: string;
  /** When the row goes. Far beyond the time within which the platform repeats. */
  purgeAt?: Date;
}

export const partitions = 16;
export const bodyPlace = (id: string) => ({ collection: "wechatInbox", id, field: "body" });

/** Made before data exists: the unique key is what makes three deliveries one. */
export async function prepareInbox(collection: Collection<InboxDocument>): Promise<void> {
  await collection.createIndexes([
    { key: { key: 1 }, unique: true, name: "key" },
    { key: { state: 1, partition: 1, receivedAt: 1 }, name: "waiting" },
    { key: { purgeAt: 1 }, expireAfterSeconds: 0, name: "purge" },
  ]);
}

/** Describes a push for the inbox. The key is MsgId, else From, CreateTime, Event, EventKey and body. */
export function describePush(
  raw: Raw,
  body: string,
  account: { readonly kind: AccountKind; readonly appid: string },
  receivedAt: Date,
): Omit<InboxDocument, "_id" | "body"> {
  const openid = String(raw.FromUserName ?? "");
  const lane = digest(account.appid, "lane", openid);
  return {
    key: keyOf(raw, body, account.appid),
    account: account.kind,
    appid: account.appid,
    type: typeOf(raw),
    lane: lane.toString("base64url").slice(0, 22),
    partition: (lane[0] ?? 0) % partitions,
    createdAt: timeOf(raw) ?? receivedAt,
    receivedAt,
    state: "waiting",
    attempts: 0,
    notBefore: receivedAt,
  };
}

function keyOf(raw: Raw, body: string, appid: string): string {
  const identity =
    raw.MsgId !== undefined && raw.MsgId !== ""
      ? ["message", String(raw.FromUserName), String(raw.MsgId)]
      : [
          "event",
          String(raw.FromUserName),
          String(raw.CreateTime),
          String(raw.Event),
          String(raw.EventKey),
          body,
        ];
  return digest(appid, ...identity).toString("base64url");
}

function digest(...parts: readonly string[]): Buffer {
  // Lengths stand before the parts, so that no two lists of parts read alike.
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return createHash("sha256").update(text).digest();
}
