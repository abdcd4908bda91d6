import type { Import } from "./upload-file";

export const stateTones = {
  uploading: "neutral",
  checking: "gold",
  checked: "gold",
  applying: "gold",
  applied: "ok",
  undoing: "gold",
  undone: "neutral",
  failed: "danger",
  expired: "neutral",
} as const satisfies Record<Import["state"], string>;

/** While the server works, its progress is worth asking for. */
export function isWorking(state: Import["state"]): boolean {
  return state === "checking" || state === "applying" || state === "undoing";
}

/** Lines that would be written if those with errors stay out. */
export function writable({ counts }: Pick<Import, "counts">): number {
  return counts.new + counts.changed;
}
