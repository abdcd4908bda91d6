interface KeyPress {
  readonly key: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly target: unknown;
}

/** `mod+k` is ⌘K on a Mac and Ctrl+K elsewhere; `j` is the letter alone, outside of any field. */
export function matchesShortcut(press: KeyPress, shortcut: string): boolean {
  if (press.isComposing || press.altKey) return false;
  const needsMod = shortcut.startsWith("mod+");
  const key = needsMod ? shortcut.slice(4) : shortcut;
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  if (needsMod) return press.metaKey || press.ctrlKey;
  return !press.metaKey && !press.ctrlKey && (key === "Escape" || !isTypedInto(press.target));
}

function isTypedInto(target: unknown): boolean {
  if (typeof target !== "object" || target === null || !("tagName" in target)) return false;
  const editable = "isContentEditable" in target && target.isContentEditable === true;
  return editable || ["INPUT", "TEXTAREA", "SELECT"].includes(String(target.tagName));
}
