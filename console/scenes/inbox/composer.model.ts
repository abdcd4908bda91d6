import type { QuickReply } from "@shared/conversations/conversation";

/** Text that begins with a slash asks for a quick reply; what follows narrows the choice. */
export function slashQuery(text: string): string | undefined {
  if (!text.startsWith("/") || text.includes("\n")) return undefined;
  return text.slice(1).trim().toLowerCase();
}

export function matchingReplies(
  replies: readonly QuickReply[],
  query: string,
): readonly QuickReply[] {
  if (query === "") return replies;
  return replies.filter(
    ({ title, text }) => title.toLowerCase().includes(query) || text.toLowerCase().includes(query),
  );
}

/** Puts the customer's polite name where the reply leaves room for it. */
export function fillReply(text: string, politeName: string): string {
  return text.replaceAll("{{name}}", politeName);
}

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}

/** Enter sends from a desk's keyboard; a thumb's Enter is a new line, and an input method's is its own. */
export function sendsMessage(
  { key, shiftKey, isComposing }: KeyPress,
  hasKeyboard: boolean,
): boolean {
  return key === "Enter" && !shiftKey && !isComposing && hasKeyboard;
}

const pictureTypes = ["image/jpeg", "image/png", "image/webp"];
const largestPicture = 10 * 1024 * 1024;

export function isSendablePicture({
  type,
  size,
}: {
  readonly type: string;
  readonly size: number;
}): boolean {
  return pictureTypes.includes(type) && size > 0 && size <= largestPicture;
}
