import { inLanguage } from "@console/data/language";
import { today as english } from "@shared/text/en/console-today";
import { today as chinese } from "@shared/text/zh-CN/console-today";

export const words = inLanguage({ "zh-CN": chinese, en: english });
