import { inLanguage } from "@console/data/language";
import { surveys as english } from "@shared/text/en/console-forms";
import { surveys as chinese } from "@shared/text/zh-CN/console-forms";

export const words = inLanguage<typeof english>({ "zh-CN": chinese, en: english });
