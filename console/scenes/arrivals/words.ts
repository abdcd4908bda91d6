import { inLanguage } from "@console/data/language";
import { arrivals as english } from "@shared/text/en/console-arrivals";
import { arrivals as chinese } from "@shared/text/zh-CN/console-arrivals";

export const words = inLanguage({ "zh-CN": chinese, en: english });
