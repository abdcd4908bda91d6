import type { IncomingMessage } from "node:http";
import { readAll } from "../phone/serve/forward";

const script = '<script src="/__phone/autofill.js" defer></script>';

/** Adds what a phone's system does to any page: offering the one-time code of the authenticator. */
export async function phoneHtml(answer: IncomingMessage): Promise<string> {
  const html = (await readAll(answer)).toString("utf8");
  const head = html.search(/<\/head>/i);
  return head < 0 ? html + script : html.slice(0, head) + script + html.slice(head);
}
