const prefix = "guibin.draft.";
const longestKept = 7 * 86_400_000;

/** What was being written in a conversation; a phone call in between must not cost it. */
export function readDraft(conversationId: string): string {
  try {
    const kept = localStorage.getItem(prefix + conversationId);
    if (!kept) return "";
    const { text, at } = JSON.parse(kept) as { text: string; at: number };
    return Date.now() - at < longestKept ? text : "";
  } catch {
    return "";
  }
}

export function keepDraft(conversationId: string, text: string): void {
  try {
    if (text.trim() === "") localStorage.removeItem(prefix + conversationId);
    else localStorage.setItem(prefix + conversationId, JSON.stringify({ text, at: Date.now() }));
  } catch {
    // A full or forbidden store costs the draft of a reload, nothing else.
  }
}

/** Signing out leaves nothing of a customer's talk behind on the device. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}
