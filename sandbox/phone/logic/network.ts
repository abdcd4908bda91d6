import type { Data } from "../protocol";
import { CallError, fetchNow, log, post } from "./bridge";
import { api, type CallOptions } from "./call";
import { fileAt, keepFile, keepTemporary } from "./files";
import { state } from "./state";

const maxConcurrent = 10;
const backgroundGrace = 5_000;

interface Answer {
  status: number;
  header: Record<string, string>;
  body: Blob;
}

interface Sending {
  url: string;
  method: string;
  header: Record<string, string>;
  body: BodyInit | undefined;
  timeout: number;
}

const running = new Set<AbortController>();
const queue: (() => void)[] = [];

/** WeChat sends ten at a time; what comes on top waits for its turn. */
async function slot(): Promise<void> {
  if (running.size < maxConcurrent) return;
  await new Promise<void>((resolve) => queue.push(resolve));
}

async function sendOut(sending: Sending, controller: AbortController): Promise<Answer> {
  if (state.hidden) throw new CallError("interrupted", { errno: 600003 });
  await slot();
  running.add(controller);
  const timer = setTimeout(() => controller.abort("timeout"), sending.timeout);
  const started = performance.now();
  try {
    const answer = await fetchNow(`/__phone/forward?url=${encodeURIComponent(sending.url)}`, {
      method: sending.method,
      body: sending.body,
      headers: { "x-wx-header": encodeURIComponent(JSON.stringify(sending.header)) },
      signal: controller.signal,
    });
    const result = await read(answer);
    trace(sending, result.status, performance.now() - started);
    return result;
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(controller.signal.aborted ? String(controller.signal.reason) : "", {
      errno: 600001,
    });
  } finally {
    clearTimeout(timer);
    running.delete(controller);
    queue.shift()?.();
  }
}

async function read(answer: Response): Promise<Answer> {
  const status = answer.headers.get("x-wx-status");
  if (!status) throw new CallError(await answer.text(), { errno: 600002 });
  const header = JSON.parse(decodeURIComponent(answer.headers.get("x-wx-header") ?? "%7B%7D"));
  return { status: Number(status), header, body: await answer.blob() };
}

function trace(sending: Sending, status: number, ms: number): void {
  const text = `${sending.method} ${shortUrl(sending.url)}`;
  const note = `${status} · ${Math.round(ms)} ms`;
  post({ t: "trace", record: { direction: "out", text, note, ms, failed: status >= 400 } });
}

function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, "").split("?")[0] ?? url;
}

/** The header a mini-program cannot change; a server may check it softly. */
function headerOf(options: CallOptions): Record<string, string> {
  const header: Record<string, string> = {};
  for (const [name, value] of Object.entries((options.header ?? {}) as Data)) {
    if (!/^referer$/i.test(name)) header[name.toLowerCase()] = String(value);
  }
  header.referer = `https://servicewechat.com/${state.device.appId}/0/page-frame.html`;
  return header;
}

function search(data: object): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = typeof value === "object" ? JSON.stringify(value) : String(value);
      return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
    })
    .join("&");
}

function outgoing(options: CallOptions): Sending {
  const method = String(options.method ?? "GET").toUpperCase();
  const header = { "content-type": "application/json", ...headerOf(options) };
  const { data } = options;
  let url = String(options.url);
  let body: BodyInit | undefined;

  if (method === "GET" && data && typeof data === "object") {
    const query = search(data);
    if (query) url += (url.includes("?") ? "&" : "?") + query;
  } else if (method !== "GET" && data !== undefined && data !== null) {
    body = bodyOf(data, header["content-type"]);
  }
  return { url, method, header, body, timeout: Number(options.timeout ?? 60_000) };
}

function bodyOf(data: unknown, contentType: string): BodyInit {
  if (typeof data === "string" || data instanceof ArrayBuffer) return data;
  if (/urlencoded/.test(contentType)) return search(data as object);
  return JSON.stringify(data);
}

async function content(answer: Answer, options: CallOptions): Promise<unknown> {
  if (options.responseType === "arraybuffer") return answer.body.arrayBuffer();
  const text = await answer.body.text();
  if ((options.dataType ?? "json") !== "json") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A task and its promise: WeChat gives the task back and reports by callbacks. */
function task(
  name: string,
  options: CallOptions,
  run: (controller: AbortController) => Promise<Data>,
) {
  const controller = new AbortController();
  api(name, () => run(controller))({
    ...options,
    fail: options.fail ?? ((error) => log("warn", [error.errMsg])),
  });
  const ignore = () => undefined;
  return {
    abort: () => controller.abort("abort"),
    onHeadersReceived: ignore,
    offHeadersReceived: ignore,
    onProgressUpdate: ignore,
    offProgressUpdate: ignore,
  };
}

export function request(options: CallOptions) {
  return task("request", options, async (controller) => {
    const answer = await sendOut(outgoing(options), controller);
    const cookie = answer.header["set-cookie"];
    return {
      data: await content(answer, options),
      statusCode: answer.status,
      header: answer.header,
      cookies: cookie ? [cookie] : [],
    };
  });
}

export function uploadFile(options: CallOptions) {
  return task("uploadFile", options, async (controller) => {
    const form = new FormData();
    const path = String(options.filePath);
    form.append(String(options.name), fileAt(path), path.split("/").at(-1));
    for (const [name, value] of Object.entries((options.formData ?? {}) as Data)) {
      form.append(name, String(value));
    }

    const encoded = new Request("http://form.invalid", { method: "POST", body: form });
    const header = headerOf(options);
    header["content-type"] = encoded.headers.get("content-type") ?? "";
    const answer = await sendOut(
      {
        url: String(options.url),
        method: "POST",
        header,
        body: await encoded.arrayBuffer(),
        timeout: Number(options.timeout ?? 60_000),
      },
      controller,
    );
    return { data: await answer.body.text(), statusCode: answer.status, header: answer.header };
  });
}

export function downloadFile(options: CallOptions) {
  return task("downloadFile", options, async (controller) => {
    const answer = await sendOut(
      { ...outgoing(options), method: "GET", body: undefined },
      controller,
    );
    const type = answer.header["content-type"]?.split(";")[0] ?? "";
    const blob = new Blob([answer.body], { type });
    const extension = type.split("/")[1] || "bin";
    const filePath = options.filePath ? keepFile(blob, String(options.filePath)) : undefined;
    return {
      statusCode: answer.status,
      header: answer.header,
      ...(filePath ? { filePath } : { tempFilePath: keepTemporary(blob, extension) }),
    };
  });
}

let grace: ReturnType<typeof setTimeout> | undefined;

/** In the background a request has five seconds left. */
export function networkHidden(hidden: boolean): void {
  clearTimeout(grace);
  if (!hidden) return;
  grace = setTimeout(() => {
    for (const controller of running) controller.abort("interrupted");
  }, backgroundGrace);
}
