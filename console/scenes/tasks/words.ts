import { inLanguage } from "@console/data/language";
import { tasks as english } from "@shared/text/en/console-tasks";
import { tasks as chinese } from "@shared/text/zh-CN/console-tasks";

export const words = inLanguage({ "zh-CN": chinese, en: english });
