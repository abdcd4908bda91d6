import { inLanguage } from "@console/data/language";
import { staff as english } from "@shared/text/en/console-staff";
import { staff as chinese } from "@shared/text/zh-CN/console-staff";

export const words = inLanguage({ "zh-CN": chinese, en: english });
