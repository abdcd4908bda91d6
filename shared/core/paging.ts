import * as z from "zod";

/** What a list endpoint accepts: at most 100 items a page, an opaque cursor from the page before. */
export const PageInput = {
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
};

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    /** Absent on the last page. */
    nextCursor: z.string().optional(),
  });
}
