import { inLanguage } from "@console/data/language";
import { pushes as english } from "@shared/text/en/console-pushes";
import { pushes as chinese } from "@shared/text/zh-CN/console-pushes";

export const words = inLanguage({ "zh-CN": chinese, en: english });
