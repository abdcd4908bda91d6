import { inLanguage } from "@console/data/language";
import { wechat as english } from "@shared/text/en/console-wechat";
import { wechat as chinese } from "@shared/text/zh-CN/console-wechat";

export const words = inLanguage({ "zh-CN": chinese, en: english });
