import { consents } from "@shared/text/zh-CN/miniprogram-identity";

export default definePageConfig({ navigationBarTitleText: consents.title });
