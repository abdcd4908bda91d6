import { notice } from "@shared/text/zh-CN/miniprogram-identity";

export default definePageConfig({ navigationBarTitleText: notice.title });
