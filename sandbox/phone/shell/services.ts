import type { LogLevel, TraceRecord } from "../protocol";

export interface SubscribeTemplate {
  templateId: string;
  title: string;
  kind: "once" | "long-term";
  rows: { name: string; value: string }[];
}

export type SubscribeAsk =
  | { kind: "decided"; result: Record<string, string> }
  | { kind: "dialog"; dialogId: string; templates: SubscribeTemplate[] }
  | { kind: "failed"; errCode: number; errMsg: string };

export interface Share {
  title: string;
  path: string;
}

export interface Around {
  name: string;
  latitude: number;
  longitude: number;
  beacons: Record<string, unknown>[];
  /** The person may have switched it off. */
  bluetooth: boolean;
}

/** What the phone around the mini-program does for it: WeChat, and the person holding the phone. */
export interface Services {
  appName: string;
  login(): Promise<string>;
  phoneCode(): Promise<{ code: string; encryptedData?: string; iv?: string }>;
  phoneNumber(): string;
  askSubscribe(templateIds: string[]): Promise<SubscribeAsk>;
  answerSubscribe(
    dialogId: string,
    choices: Record<string, "accept" | "reject">,
    always: boolean,
  ): Promise<Record<string, string>>;
  /** Only choices the person ticked to keep, as `getSetting` reports them. */
  keptChoices(): Promise<Record<string, string>>;
  /** Undefined when the person gave up. */
  scan(): Promise<string | undefined>;
  /** Where the phone is and what it hears there. */
  surroundings(): Promise<Around>;
  openMiniProgram(appId: string, path: string): void;
  openServiceChat(sessionFrom: string): void;
  share(share: Share): void;
  leave(): void;
  restart(): void;
  log(level: LogLevel, text: string): void;
  missing(name: string): void;
  trace(record: TraceRecord): void;
}
