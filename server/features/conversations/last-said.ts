import type { Ports } from "@server/ports";
import { type ConversationDocument, messages } from "./conversation.model";
import { presentMessages } from "./present-message";

/** The last words that were said in a conversation the caller may read, by whomever. */
export async function lastSaid(
  { _id, lastSeq }: Pick<ConversationDocument, "_id" | "lastSeq">,
  ports: Ports,
): Promise<{ readonly text: string; readonly at: string } | undefined> {
  const latest = await messages.before(_id, lastSeq + 1, 10);
  const said = latest.filter(({ author, kind }) => author.kind !== "system" && kind === "text");
  const [last] = await presentMessages(said.slice(-1), ports);
  return last?.body.kind === "text" ? { text: last.body.text, at: last.sentAt } : undefined;
}
