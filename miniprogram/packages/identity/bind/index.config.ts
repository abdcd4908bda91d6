import { bind } from "@shared/text/zh-CN/miniprogram-identity";

export default definePageConfig({ navigationBarTitleText: bind.title });
