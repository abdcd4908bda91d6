import { inLanguage } from "@console/data/language";
import { bookings as english } from "@shared/text/en/console-bookings";
import { bookings as chinese } from "@shared/text/zh-CN/console-bookings";

export const words = inLanguage({ "zh-CN": chinese, en: english });
