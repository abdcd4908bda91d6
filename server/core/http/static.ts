import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import type { Context } from "koa";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
};

/**
 * Serves a built front end: files by name, everything else as its `index.html` so that the client
 * routes. Names with a hash in them may be kept for a year; the rest is asked for again.
 */
export async function serveStatic(ctx: Context, root: string, path: string): Promise<boolean> {
  const safe = normalize(decodeURIComponent(path)).replace(/^(\.\.[/\\])+/, "");
  const file = join(root, safe);
  if (!file.startsWith(root)) return false;
  const found = await sizeOf(file);
  const target = found === undefined ? join(root, "index.html") : file;
  const size = found ?? (extname(safe) ? undefined : await sizeOf(target));
  if (size === undefined) return false;

  const extension = extname(target);
  if (!types[extension]) return false;
  ctx.set(
    "Cache-Control",
    /[.-][0-9a-zA-Z_-]{8,}\.(js|css|png|svg|woff2)$/.test(target)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
  );
  ctx.type = types[extension];
  ctx.length = size;
  ctx.body = createReadStream(target);
  return true;
}

async function sizeOf(file: string): Promise<number | undefined> {
  const info = await stat(file).catch(() => undefined);
  return info?.isFile() ? info.size : undefined;
}
