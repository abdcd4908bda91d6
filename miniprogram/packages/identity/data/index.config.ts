import { ownData } from "@shared/text/zh-CN/miniprogram-identity";

export default definePageConfig({ navigationBarTitleText: ownData.title });
