import { RequestError } from "@shared/core/errors";
import type * as z from "zod";

/** Checks an input against its contract and reports every issue by path, not only the first. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw RequestError.invalid({
    issues: parsed.error.issues
      .slice(0, 20)
      .map(({ path, code, message }) => ({ path: path.join("."), code, message })),
  });
}
