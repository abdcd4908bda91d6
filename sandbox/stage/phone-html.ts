import type { IncomingMessage } from "node:http";
import { readAll } from "../phone/serve/forward";

const scripts = ["storage.js", "autofill.js"]
  .map((name) => `<script src="/__phone/${name}"></script>`)
  .join("");

/**
 * Adds what WeChat's browser and a phone's system do to any page: naming the browser as theirs,
 * giving it storage, offering the one-time code of the authenticator. All of it runs before the
 * page's own scripts, which may ask at once.
 */
export async function phoneHtml(answer: IncomingMessage): Promise<string> {
  const html = (await readAll(answer)).toString("utf8");
  const head = /<head[^>]*>/i.exec(html);
  if (!head) return scripts + html;
  const at = head.index + head[0].length;
  return html.slice(0, at) + scripts + html.slice(at);
}
