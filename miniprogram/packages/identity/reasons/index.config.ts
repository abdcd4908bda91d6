import { reasons } from "@shared/text/zh-CN/miniprogram-data-rights";

export default definePageConfig({ navigationBarTitleText: reasons.title });
