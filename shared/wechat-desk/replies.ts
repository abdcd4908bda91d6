import * as z from "zod";

/** What is answered: a text, and perhaps a line under it that opens a page of the mini-program. */
export const Reply = z.object({
  /** 600 characters are at most 1,800 bytes; with the link below WeChat's 2,048. */
  text: z.string().trim().min(1).max(600),
  link: z
    .object({
      label: z.string().trim().min(1).max(16),
      path: z
        .string()
        .max(120)
        .regex(/^[\w-]+(\/[\w-]+)+(\?\S*)?$/),
    })
    .optional(),
});
export type Reply = z.infer<typeof Reply>;

/** Answers to words in what somebody writes who has no conversation with us. */
export const KeywordRule = z.object({
  words: z.array(z.string().trim().min(1).max(30)).min(1).max(10),
  match: z.enum(["equals", "contains"]),
  reply: Reply,
});
export type KeywordRule = z.infer<typeof KeywordRule>;

/** Everything the official account answers by itself. */
export const ReplyRules = z.object({
  isOn: z.boolean(),
  /** When somebody follows. */
  follow: Reply.optional(),
  /** When nothing else fits. */
  fallback: Reply.optional(),
  keywords: z.array(KeywordRule).max(200),
  /** By the key that a button of the menu sends. */
  keys: z.array(z.object({ key: z.string().trim().min(1).max(128), reply: Reply })).max(100),
});
export type ReplyRules = z.infer<typeof ReplyRules>;
