import { inLanguage } from "@console/data/language";
import { keys as english } from "@shared/text/en/console-keys";
import { keys as chinese } from "@shared/text/zh-CN/console-keys";

export const words = inLanguage({ "zh-CN": chinese, en: english });
