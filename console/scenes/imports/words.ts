import { inLanguage } from "@console/data/language";
import { imports as english } from "@shared/text/en/console-imports";
import { imports as chinese } from "@shared/text/zh-CN/console-imports";

export const words = inLanguage({ "zh-CN": chinese, en: english });
