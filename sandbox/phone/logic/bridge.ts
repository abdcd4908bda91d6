import type { Data, FromLogic, LogLevel } from "../protocol";

/**
 * The worker's own post and load, taken before the bundle runs: it may shadow or replace globals.
 */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const send = scope.postMessage.bind(scope);

export const loadScript = scope.importScripts.bind(scope);
export const fetchNow = scope.fetch.bind(scope);

export function post(message: FromLogic, transfer: Transferable[] = []): void {
  send(message, transfer);
}

interface Waiting {
  resolve(result: Data): void;
  reject(error: unknown): void;
}

const waiting = new Map<number, Waiting>();
let last = 0;

export function nextNumber(): number {
  last += 1;
  return last;
}

/** An error that carries more than its message into the `fail` callback, `errCode` for instance. */
export class CallError extends Error {
  constructor(
    message: string,
    readonly extra: Data = {},
  ) {
    super(message);
  }
}

/** Asks the shell for what only the screen can do; functions cannot cross and are left behind. */
export function ask(name: string, options: Data, pageId: number | undefined): Promise<Data> {
  return new Promise((resolve, reject) => {
    const call = nextNumber();
    waiting.set(call, { resolve, reject });
    post({ t: "call", call, name, options: withoutFunctions(options), pageId });
  });
}

export function answered(message: { call: number; result?: Data; error?: string; extra?: Data }) {
  const entry = waiting.get(message.call);
  waiting.delete(message.call);
  if (!entry) return;
  if (message.error === undefined) entry.resolve(message.result ?? {});
  else entry.reject(new CallError(message.error, message.extra));
}

function withoutFunctions(options: Data): Data {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => typeof value !== "function"),
  );
}

export function log(level: LogLevel, parts: unknown[]): void {
  post({ t: "log", level, text: parts.map(printed).join(" ").slice(0, 2000) });
}

function printed(part: unknown): string {
  if (part instanceof Error) return part.stack ?? part.message;
  if (typeof part === "string") return part;
  try {
    return JSON.stringify(part) ?? String(part);
  } catch {
    return String(part);
  }
}

/** Values cross between the threads as JSON, as in WeChat: what JSON drops is dropped. */
export function plain<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
