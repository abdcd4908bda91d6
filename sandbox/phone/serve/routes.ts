import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import type { BrowserFiles } from "./browser-files";
import { readManifest } from "./manifest";
import { wrapModule } from "./module";
import { openPackage } from "./package-files";
import { templateCache } from "./templates";
import { convertSheet } from "./wxss";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
};

/** WeChat's logic thread cannot make code from strings; its own policy sees to it here. */
const logicPolicy = { "content-security-policy": "script-src 'self'" };

const viewPage = [
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>小程序</title>',
  '<meta name="viewport" content="width=device-width,initial-scale=1">',
  '<script src="/__phone/app/templates.js"></script></head>',
  '<body><script src="/__phone/view.js"></script></body></html>',
].join("");

/** By the ending; an ending alone will do. */
export function contentType(file: string): string {
  return types[path.extname(`name${file}`)] ?? "application/octet-stream";
}

export function send(
  response: ServerResponse,
  body: string | Uint8Array,
  type: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { "content-type": type, "cache-control": "no-cache", ...headers });
  response.end(body);
}

export function notFound(response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
  response.end("没有这个地址");
}

export interface PhoneFiles {
  /** Folder of the built mini-program. */
  distDir: string;
  appId: string;
  browser: BrowserFiles;
}

/** Serves the phone's own programs and, unchanged in meaning, the files of the bundle. */
export function phoneRoutes({ distDir, appId, browser }: PhoneFiles) {
  const files = openPackage(distDir);
  const templates = templateCache(files);
  const script = (response: ServerResponse, body: string | undefined, headers = {}) =>
    body === undefined ? notFound(response) : send(response, body, contentType(".js"), headers);

  const app = (response: ServerResponse, kind: string, file: string): void => {
    if (kind === "manifest.json" && !file) {
      const manifest = readManifest(files, templates().handlers, appId);
      send(response, JSON.stringify(manifest), contentType(".json"));
      return;
    }
    if (kind === "templates.js" && !file) {
      script(response, templates().script);
      return;
    }
    if (kind === "module") {
      const source = files.read(file);
      script(response, source && wrapModule(file.replace(/\.js$/, ""), source));
      return;
    }
    if (kind === "style") {
      const sheet = convertSheet(file.replace(/\.css$/, ".wxss"), files.read);
      send(response, sheet, contentType(".css"));
      return;
    }
    const bytes = kind === "file" ? files.bytes(file) : undefined;
    bytes ? send(response, bytes, contentType(file)) : notFound(response);
    return;
  };

  return async (
    _request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ): Promise<void> => {
    const [, , first = "", second = "", ...rest] = decodeURIComponent(pathname).split("/");
    if (first === "app") return app(response, second, rest.join("/"));
    if (first === "view.html") return send(response, viewPage, contentType(".html"));
    if (first === "view.js") return script(response, (await browser()).get("view.js"));
    if (first === "logic.js")
      return script(response, (await browser()).get("logic.js"), logicPolicy);
    return notFound(response);
  };
}
