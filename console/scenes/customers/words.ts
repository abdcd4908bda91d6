import { inLanguage } from "@console/data/language";
import { customers as english } from "@shared/text/en/console-customers";
import { record as englishRecord } from "@shared/text/en/console-record";
import { customers as chinese } from "@shared/text/zh-CN/console-customers";
import { record as chineseRecord } from "@shared/text/zh-CN/console-record";

export const words = inLanguage({ "zh-CN": chinese, en: english });
export const recordWords = inLanguage({ "zh-CN": chineseRecord, en: englishRecord });
