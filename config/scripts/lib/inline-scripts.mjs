import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "./paths.mjs";

/**
 * Moves the scripts inside a page into files beside it: the content security policy lets the
 * browser run files of ours alone, and a page must not need an exception.
 */
export function moveInlineScripts(folder, publicPath) {
  const page = at(folder, "index.html");
  const html = readFileSync(page, "utf8");
  const moved = html.replace(/<script>([\s\S]+?)<\/script>/g, (_, source) => {
    const name = `js/page.${createHash("sha256").update(source).digest("hex").slice(0, 8)}.js`;
    mkdirSync(at(folder, "js"), { recursive: true });
    writeFileSync(join(at(folder), name), source);
    return `<script src="${publicPath}${name}"></script>`;
  });
  writeFileSync(page, moved);
}
