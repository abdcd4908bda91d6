import { inLanguage } from "@console/data/language";
import { approvals as english } from "@shared/text/en/console-approvals";
import { approvals as chinese } from "@shared/text/zh-CN/console-approvals";

export const words = inLanguage({ "zh-CN": chinese, en: english });
