import type { words as chinese } from "../zh-CN/keys";

/** Words about keys that the server writes. */
export const words: typeof chinese = {
  kinds: { kek: "master key", data: "data keys", index: "search keys" },
  rotate: {
    title: "New keys",
    summary: (kind) => `New ${kind}: reading and writing go on, progress is shown`,
  },
  destroy: {
    title: "Destroy a master key",
    summary: (id) => `Destroy master key ${id}: old backups under it can never be read again`,
  },
};
