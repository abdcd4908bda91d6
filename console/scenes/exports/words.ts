import { inLanguage } from "@console/data/language";
import { exports as english } from "@shared/text/en/console-exports";
import { exports as kindsEnglish } from "@shared/text/en/exports";
import { exports as chinese } from "@shared/text/zh-CN/console-exports";
import { exports as kindsChinese } from "@shared/text/zh-CN/exports";

export const words = inLanguage({ "zh-CN": chinese, en: english });
export const kindWords = inLanguage<{
  readonly kinds: Readonly<Record<string, string>>;
  readonly purposes: Readonly<Record<string, string>>;
}>({ "zh-CN": kindsChinese, en: kindsEnglish });
