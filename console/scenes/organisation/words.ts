import { inLanguage } from "@console/data/language";
import { organisation as english } from "@shared/text/en/console-organisation";
import { organisation as chinese } from "@shared/text/zh-CN/console-organisation";

export const words = inLanguage({ "zh-CN": chinese, en: english });
