import { inLanguage } from "@console/data/language";
import { capabilityWords as englishNames } from "@shared/text/en/capabilities";
import { rights as english } from "@shared/text/en/console-rights";
import { capabilityWords as chineseNames } from "@shared/text/zh-CN/capabilities";
import { rights as chinese } from "@shared/text/zh-CN/console-rights";

export const words = inLanguage({ "zh-CN": chinese, en: english });
export const names = inLanguage({ "zh-CN": chineseNames, en: englishNames });
