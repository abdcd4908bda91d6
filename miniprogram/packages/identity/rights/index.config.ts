import { rights } from "@shared/text/zh-CN/miniprogram-data-rights";

export default definePageConfig({ navigationBarTitleText: rights.title });
