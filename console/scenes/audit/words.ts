import { inLanguage } from "@console/data/language";
import { audit as english } from "@shared/text/en/console-audit";
import { audit as chinese } from "@shared/text/zh-CN/console-audit";

export const words = inLanguage({ "zh-CN": chinese, en: english });
