import { addDays, dayOf, instantOf, mondayOf, wallTime } from "@console/format/time";
import type { Message } from "@shared/conversations/conversation";

/** The row below or above; the ends hold. With nothing open, the first. */
export function neighbour(
  ids: readonly string[],
  currentId: string | undefined,
  by: 1 | -1,
): string | undefined {
  const at = currentId ? ids.indexOf(currentId) : -1;
  if (at === -1) return ids[0];
  return ids[Math.max(0, Math.min(ids.length - 1, at + by))];
}

/** The times a conversation can be put aside to, of those that still lie ahead. */
export function snoozeTimes(now: number) {
  const day = dayOf(now);
  const afternoon = wallTime(now).hour < 13 ? instantOf(day, "14:00").toISOString() : undefined;
  return {
    hour: new Date(now + 3_600_000).toISOString(),
    afternoon,
    tomorrow: instantOf(addDays(day, 1), "09:00").toISOString(),
    monday: instantOf(addDays(mondayOf(day), 7), "09:00").toISOString(),
  };
}

interface SnippetWords {
  readonly you: string;
  readonly snippets: Readonly<Record<"image" | "voice" | "file" | "location", string>>;
  readonly cards: Readonly<Record<string, string>>;
}

/** The last thing said, on one line. */
export function snippetOf(message: Message | undefined, words: SnippetWords): string {
  if (!message) return "";
  const { body, author } = message;
  const said =
    body.kind === "text" || body.kind === "notice"
      ? body.text.replace(/\s+/g, " ")
      : body.kind === "card"
        ? `[${words.cards[body.card] ?? ""}] ${body.title}`
        : body.kind === "voice" && body.transcript
          ? `${words.snippets.voice} ${body.transcript}`
          : words.snippets[body.kind];
  return author.kind === "staff" ? `${words.you}: ${said}` : said;
}
