import { inLanguage } from "@console/data/language";
import { shell as english } from "@shared/text/en/console";
import { shell as chinese } from "@shared/text/zh-CN/console";

/** What every scene says in the same words. */
export const common = inLanguage({ "zh-CN": chinese, en: english });
