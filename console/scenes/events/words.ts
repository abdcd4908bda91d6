import { inLanguage } from "@console/data/language";
import { events as english } from "@shared/text/en/console-events";
import { events as chinese } from "@shared/text/zh-CN/console-events";

export const words = inLanguage({ "zh-CN": chinese, en: english });
