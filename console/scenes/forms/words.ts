import { inLanguage } from "@console/data/language";
import { forms as english } from "@shared/text/en/console-forms";
import { forms as chinese } from "@shared/text/zh-CN/console-forms";

export const words = inLanguage<typeof english>({ "zh-CN": chinese, en: english });
