import { inLanguage } from "@console/data/language";
import { customers as english } from "@shared/text/en/console-customers";
import { customers as chinese } from "@shared/text/zh-CN/console-customers";

export const words = inLanguage({ "zh-CN": chinese, en: english });
