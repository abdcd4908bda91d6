/**
 * WXSS as CSS. Three things differ from plain CSS: `rpx` (750 are the width of the screen), tag
 * selectors (`view` is the element `wx-view` here, `page` is `body`), and imports of `.wxss` files.
 */

const builtIns = [
  "view text button input textarea image scroll-view swiper swiper-item picker picker-view",
  "picker-view-column switch radio radio-group checkbox checkbox-group label form icon progress",
  "slider navigator rich-text canvas cover-view cover-image web-view video map movable-area",
  "movable-view root-portal page-container",
]
  .join(" ")
  .split(" ");

const longestFirst = [...builtIns].sort((a, b) => b.length - a.length);
const tag = new RegExp(`(?<![\\w\\-.#:\\[="'@])(${longestFirst.join("|")}|page)(?![\\w-])`, "g");

/** A browser's window has no notch and no home bar; the page's own variables say what a phone has. */
function convertSafeArea(css: string): string {
  return css.replace(
    /(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,[^)]*)?\)/g,
    "var(--safe-$1, 0px)",
  );
}

/** The width of the page's iframe is the width of the screen, so `vw` carries `rpx` exactly. */
export function convertRpx(css: string): string {
  return css.replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, "calc($1 * 100vw / 750)");
}

function convertSelector(selector: string): string {
  return selector.replace(tag, (_, name: string) => (name === "page" ? "body" : `wx-${name}`));
}

function atRule(head: string): string {
  const text = head.trim();
  if (!text.startsWith("@")) return "";
  return text.slice(1).split(/[\s(]/)[0] ?? "";
}

function endOfString(css: string, start: number): number {
  const quote = css[start];
  let index = start + 1;
  while (index < css.length && css[index] !== quote) index += css[index] === "\\" ? 2 : 1;
  return index;
}

/** The text before a `{` is a selector, unless it is an at-rule or a step of keyframes. */
export function convertSelectors(source: string): string {
  const css = source.replace(/\/\*[\s\S]*?\*\//g, "");
  const open: string[] = [];
  let out = "";
  let start = 0;

  for (let index = 0; index < css.length; index++) {
    const char = css[index];
    if (char === '"' || char === "'") {
      index = endOfString(css, index);
    } else if (char === "{") {
      const head = css.slice(start, index);
      const rule = atRule(head);
      out += `${rule || open.at(-1) === "keyframes" ? head : convertSelector(head)}{`;
      open.push(/keyframes$/.test(rule) ? "keyframes" : rule || "rule");
      start = index + 1;
    } else if (char === "}" || char === ";") {
      out += css.slice(start, index + 1);
      start = index + 1;
      if (char === "}") open.pop();
    }
  }

  return out + css.slice(start);
}

/** Converts one sheet with all it imports; `read` gives undefined for a file that is not there. */
export function convertSheet(
  file: string,
  read: (file: string) => string | undefined,
  seen = new Set<string>(),
): string {
  if (seen.has(file)) return "";
  seen.add(file);
  const body = read(file);
  if (body === undefined) return "";

  let imported = "";
  const rest = body.replace(
    /@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g,
    (_, target: string) => {
      imported += convertSheet(resolvePath(file, target), read, seen);
      return "";
    },
  );
  return imported + convertSafeArea(convertRpx(convertSelectors(rest)));
}

/** A path as a mini-program means it: from the package's root, or beside the file that names it. */
export function resolvePath(from: string, target: string): string {
  const base = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const out = [...base];
  for (const part of target.split("/")) {
    if (part === "..") out.pop();
    else if (part && part !== ".") out.push(part);
  }
  return out.join("/");
}
