import { deviceMemory } from "../../data/device-memory";

const prefix = "guibin.draft.";
const longestKept = 7 * 86_400_000;

/** What was being written in a conversation; a phone call in between must not cost it. */
export function readDraft(conversationId: string): string {
  const kept = deviceMemory.read(prefix + conversationId);
  if (!kept) return "";
  try {
    const { text, at } = JSON.parse(kept) as { text: string; at: number };
    return Date.now() - at < longestKept ? text : "";
  } catch {
    return "";
  }
}

export function keepDraft(conversationId: string, text: string): void {
  if (text.trim() === "") deviceMemory.forget(prefix + conversationId);
  else deviceMemory.write(prefix + conversationId, JSON.stringify({ text, at: Date.now() }));
}

/** Signing out leaves nothing of a customer's talk behind on the device. */
export function forgetDrafts(): void {
  for (const key of deviceMemory.keys()) {
    if (key.startsWith(prefix)) deviceMemory.forget(key);
  }
}
