import { inLanguage } from "@console/data/language";
import { dataRights as english } from "@shared/text/en/console-data-rights";
import { dataRights as namesEnglish } from "@shared/text/en/data-rights";
import { dataRights as chinese } from "@shared/text/zh-CN/console-data-rights";
import { dataRights as namesChinese } from "@shared/text/zh-CN/data-rights";
import { purposes } from "@shared/text/zh-CN/miniprogram-identity";

interface Names {
  readonly kinds: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly retention: Readonly<Record<string, string>>;
}

export const words = inLanguage({ "zh-CN": chinese, en: english });
export const names = inLanguage<Names>({ "zh-CN": namesChinese, en: namesEnglish });
export const purposeWords: Readonly<Record<string, { readonly title: string }>> = purposes;
