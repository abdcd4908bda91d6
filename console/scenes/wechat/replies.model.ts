import type { Reply, ReplyRules } from "@shared/wechat-desk/replies";

export const blankReply: Reply = { text: "" };

/** Words as they are typed, separated by blanks or commas of either script. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、；;]+/).filter(Boolean))].slice(0, 10);
}

/** Whether every answer is complete, so that it may be saved. */
export function isComplete({ follow, fallback, keywords, keys }: ReplyRules): boolean {
  const replies = [
    follow,
    fallback,
    ...keywords.map((one) => one.reply),
    ...keys.map((one) => one.reply),
  ];
  return (
    replies.every((reply) => !reply || isWhole(reply)) &&
    keywords.every((one) => one.words.length > 0) &&
    keys.every((one) => one.key.trim() !== "")
  );
}

function isWhole({ text, link }: Reply): boolean {
  if (!text.trim()) return false;
  return !link || (link.label.trim() !== "" && /^[\w-]+(\/[\w-]+)+(\?\S*)?$/.test(link.path));
}
