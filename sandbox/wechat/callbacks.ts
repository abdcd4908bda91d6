import { Agent, request } from "undici";
import { minutes } from "../core/clock";
import { randomHex } from "../core/random";
import type { AccountKind, CallbackTarget, PushRecord } from "../core/types";
import { type Fields, toJson, toXml } from "../core/xml";
import { aesKey, encryptMessage, signature } from "./crypto";
import { readReply } from "./passive";
import type { Platform } from "./platform";
import type { Account, PersonState } from "./world";

/** Something to tell the developer's server. */
export interface Push {
  kind: AccountKind;
  person: PersonState | null;
  msgType: string;
  fields: Fields;
  /** Where the JSON form differs from the XML form. */
  jsonFields?: Fields;
  /** The person waits for an answer and is told when none comes. */
  awaited: boolean;
}

const apology = "该公众号暂时无法提供服务，请稍后再试";

/** Sends pushes, repeats what was not answered, and stops for a minute when nothing is. */
export class Pusher {
  private readonly agent = new Agent({ connections: 64, keepAliveTimeout: 10_000 });
  private readonly underWay = new Set<Promise<void>>();
  private readonly failures: Record<AccountKind, number> = { official: 0, mini: 0 };
  private readonly suppressedUntil: Record<AccountKind, number> = { official: 0, mini: 0 };
  private held: (() => void) | null = null;
  private lastId = 0;
  private closed = false;

  /** Takes a function because platform and pusher know each other. */
  constructor(private readonly at: () => Platform) {}

  private get platform(): Platform {
    return this.at();
  }

  push(push: Push): void {
    const account = this.platform.world.accounts[push.kind];
    const target = account.callback;
    if (!target || this.closed) return;
    const createTime = Math.floor(this.platform.clock.now() / 1000);
    const record = this.open(push, account, target, createTime);
    if (this.suppressed(push.kind) || this.platform.faults.strikeCallback("callback-drop")) {
      this.close(record, this.suppressed(push.kind) ? "suppressed" : "dropped");
      return;
    }
    this.start(push, account, target, record);
    if (this.platform.faults.strikeCallback("callback-duplicate")) {
      this.start(push, account, target, record);
    }
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  async stop(): Promise<void> {
    this.closed = true;
    this.held?.();
    await this.agent.destroy();
  }

  private suppressed(kind: AccountKind): boolean {
    return this.platform.clock.wall() < this.suppressedUntil[kind];
  }

  private open(
    push: Push,
    account: Account,
    target: CallbackTarget,
    createTime: number,
  ): PushRecord {
    const record: PushRecord = {
      id: ++this.lastId,
      at: this.platform.clock.now(),
      account: push.kind,
      url: target.url,
      what: push.msgType === "event" ? String(push.fields.Event) : push.msgType,
      user: push.person?.id ?? null,
      payload: payloadOf(push, account, target, createTime),
      wire: "",
      attempts: [],
      state: "pending",
    };
    this.platform.pushes.push(record);
    return record;
  }

  private start(push: Push, account: Account, target: CallbackTarget, record: PushRecord): void {
    const task = this.deliver(push, account, target, record)
      .catch((error: unknown) => console.error("sandbox: a push crashed", error))
      .finally(() => this.underWay.delete(task));
    this.underWay.add(task);
  }

  private async deliver(
    push: Push,
    account: Account,
    target: CallbackTarget,
    record: PushRecord,
  ): Promise<void> {
    await this.delay();
    const { pushRetries, pushRetryDelayMs } = this.platform.rules;
    for (let attempt = 0; attempt <= pushRetries && !this.closed; attempt++) {
      if (attempt > 0) await pause(pushRetryDelayMs);
      const reply = await this.attempt(account, target, record);
      if (reply === null) continue;
      this.failures[push.kind] = 0;
      this.close(record, "answered");
      if (
        push.person &&
        !readReply(this.platform, account, push.person, reply, { target, msgType: push.msgType })
      ) {
        if (push.awaited) this.apologise(push);
      }
      return;
    }
    this.fail(push, record);
  }

  private async delay(): Promise<void> {
    const held = this.held;
    this.held = null;
    held?.();
    const late = this.platform.faults.strikeCallback("callback-late");
    if (late) await pause(late.ms ?? 3_000);
    if (this.platform.faults.strikeCallback("callback-reorder")) {
      await Promise.race([
        new Promise<void>((resolve) => {
          this.held = resolve;
        }),
        pause(2_000),
      ]);
      await pause(50);
    }
  }

  private async attempt(
    account: Account,
    target: CallbackTarget,
    record: PushRecord,
  ): Promise<string | null> {
    const spoil = this.platform.faults.strikeCallback("callback-bad-signature") !== null;
    const { url, body, contentType } = wireForm(this.platform, account, target, record, spoil);
    record.wire = body;
    const wallAt = Date.now();
    try {
      const answer = await request(url, {
        method: "POST",
        dispatcher: this.agent,
        headers: { "content-type": contentType, "user-agent": "Mozilla/4.0" },
        body,
        signal: AbortSignal.timeout(this.platform.rules.pushTimeoutMs),
      });
      const response = await answer.body.text();
      const note = { wallAt, ms: Date.now() - wallAt, status: answer.statusCode, error: null };
      record.attempts.push({ ...note, response: response.slice(0, 4096) });
      return answer.statusCode === 200 ? response : null;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const note = { wallAt, ms: Date.now() - wallAt, status: null, response: "" };
      record.attempts.push({ ...note, error: reason });
      return null;
    }
  }

  private fail(push: Push, record: PushRecord): void {
    this.close(record, "failed");
    this.failures[push.kind]++;
    if (this.failures[push.kind] >= this.platform.rules.markFailAfter) {
      this.failures[push.kind] = 0;
      this.suppressedUntil[push.kind] = this.platform.clock.wall() + minutes(1);
      console.error(`sandbox: MarkFail, pushes to ${record.url} stop for a minute`);
    }
    if (push.awaited) this.apologise(push);
  }

  private close(record: PushRecord, state: PushRecord["state"]): void {
    record.state = state;
    this.platform.feed.emit(() => ({ type: "callback", push: record }));
  }

  private apologise(push: Push): void {
    if (push.kind !== "official" || !push.person) return;
    this.onApology?.(push.person, apology);
  }

  /** Shows the line a person sees when the developer's server does not answer. */
  onApology: ((person: PersonState, text: string) => void) | null = null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function payloadOf(
  push: Push,
  account: Account,
  target: CallbackTarget,
  createTime: number,
): string {
  const head = {
    ToUserName: account.originalId,
    FromUserName: push.person?.openids[push.kind] ?? account.originalId,
    CreateTime: createTime,
    MsgType: push.msgType,
  };
  if (formatOf(push.kind, target) === "xml") return toXml({ ...head, ...push.fields });
  return toJson({ ...head, ...(push.jsonFields ?? push.fields) });
}

function formatOf(kind: AccountKind, target: CallbackTarget): "xml" | "json" {
  return kind === "official" ? "xml" : (target.format ?? "xml");
}

/** The address and body of one attempt. Every attempt is signed anew; the message inside stays the same. */
function wireForm(
  platform: Platform,
  account: Account,
  target: CallbackTarget,
  record: PushRecord,
  spoil: boolean,
): { url: string; body: string; contentType: string } {
  // Receivers measure replay windows on an unmoved clock, so the signed time is not the shifted one.
  const timestamp = String(Math.floor(platform.clock.wall() / 1000));
  const nonce = String(Number.parseInt(randomHex(7), 16));
  const mode = target.mode ?? "safe";
  const openid = record.user === null ? null : platform.world.people.get(record.user);
  const query = new URLSearchParams({
    signature: spoil ? randomHex(40) : signature(account.token, timestamp, nonce),
    timestamp,
    nonce,
    ...(openid && { openid: openid.openids[account.kind] }),
  });
  const isXml = formatOf(account.kind, target) === "xml";
  const contentType = isXml ? "text/xml" : "application/json";
  let body = record.payload;
  if (mode !== "plain") {
    const encrypted = encryptMessage(aesKey(account.encodingAESKey), account.appid, record.payload);
    query.set("encrypt_type", "aes");
    query.set(
      "msg_signature",
      spoil ? randomHex(40) : signature(account.token, timestamp, nonce, encrypted),
    );
    body = envelope(account, record.payload, encrypted, isXml, mode === "compatible");
  }
  return { url: target.url + (target.url.includes("?") ? "&" : "?") + query, body, contentType };
}

/** Safe mode sends the cipher only; compatible mode adds it to the readable fields. */
function envelope(
  account: Account,
  payload: string,
  encrypted: string,
  isXml: boolean,
  withPlain: boolean,
): string {
  if (withPlain) {
    return isXml
      ? payload.replace(/<\/xml>$/, `<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`)
      : payload.replace(/\}$/, `,"Encrypt":"${encrypted}"}`);
  }
  const fields = { ToUserName: account.originalId, Encrypt: encrypted };
  return isXml ? toXml(fields) : toJson(fields);
}
