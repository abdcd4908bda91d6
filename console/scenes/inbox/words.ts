import { inLanguage } from "@console/data/language";
import { inbox as english } from "@shared/text/en/console-inbox";
import { inbox as chinese } from "@shared/text/zh-CN/console-inbox";

export const words = inLanguage({ "zh-CN": chinese, en: english });
