import type { IncomingMessage } from "node:http";
import { readAll } from "../phone/serve/forward";

const script = '<script src="/__phone/autofill.js"></script>';

/**
 * Adds what WeChat's browser and a phone's system do to any page: naming the browser as theirs and
 * offering the one-time code of the authenticator. It runs before the page's own scripts.
 */
export async function phoneHtml(answer: IncomingMessage): Promise<string> {
  const html = (await readAll(answer)).toString("utf8");
  const head = /<head[^>]*>/i.exec(html);
  if (!head) return script + html;
  const at = head.index + head[0].length;
  return html.slice(0, at) + script + html.slice(at);
}
