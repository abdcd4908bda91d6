import { inLanguage } from "@console/data/language";
import { signIn as english } from "@shared/text/en/console-sign-in";
import { signIn as chinese } from "@shared/text/zh-CN/console-sign-in";

export const words = inLanguage({ "zh-CN": chinese, en: english });
