import { inLanguage } from "@console/data/language";
import { cares as english } from "@shared/text/en/console-cares";
import { cares as chinese } from "@shared/text/zh-CN/console-cares";

export const words = inLanguage({ "zh-CN": chinese, en: english });
