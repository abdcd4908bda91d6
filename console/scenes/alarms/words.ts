import { inLanguage } from "@console/data/language";
import { access as english } from "@shared/text/en/console-access";
import { access as chinese } from "@shared/text/zh-CN/console-access";

export const words = inLanguage({ "zh-CN": chinese, en: english });
