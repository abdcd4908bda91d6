import { notice, purposes } from "@shared/text/zh-CN/miniprogram-identity";
import type { ConsentRow } from "../notice/choices.model";

/** What a purpose is called and what it is for. */
export function sayPurpose({ purpose, necessary }: Pick<ConsentRow, "purpose" | "necessary">) {
  const { title, text } = purposes[purpose];
  return { title: necessary ? `${title}（${notice.necessary}）` : title, text };
}
