import * as z from "zod";

// XML knows only text and JSON mode quotes numbers as it likes, so every scalar may be either.
const Scalar = z.union([z.string(), z.number(), z.boolean()]);

export const Text = Scalar.transform(String);
export const OptionalText = Text.optional().transform((text) => text || undefined);
export const Amount = Scalar.transform(Number).pipe(z.number());
export const OptionalAmount = z
  .union([z.literal("").transform(() => undefined), Amount])
  .optional();

/** One item comes as an object, several as a list, none as nothing or as empty text. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .union([z.array(item), z.literal("").transform(() => []), item])
    .optional()
    .transform((value): z.output<Item>[] => {
      if (value === undefined) return [];
      return (Array.isArray(value) ? value : [value]) as z.output<Item>[];
    });
}
