import { inLanguage } from "@console/data/language";
import { fieldRights as english } from "@shared/text/en/console-forms";
import { fieldRights as chinese } from "@shared/text/zh-CN/console-forms";

export const words = inLanguage<typeof english>({ "zh-CN": chinese, en: english });
