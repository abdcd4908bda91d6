import { inLanguage } from "@console/data/language";
import { calendar as english } from "@shared/text/en/console-calendar";
import { calendar as chinese } from "@shared/text/zh-CN/console-calendar";

export const words = inLanguage({ "zh-CN": chinese, en: english });
