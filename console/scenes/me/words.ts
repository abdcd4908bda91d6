import { inLanguage } from "@console/data/language";
import { me as english } from "@shared/text/en/console-me";
import { me as chinese } from "@shared/text/zh-CN/console-me";

export const words = inLanguage({ "zh-CN": chinese, en: english });
