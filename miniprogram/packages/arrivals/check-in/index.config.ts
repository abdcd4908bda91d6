import { checkIn } from "@shared/text/zh-CN/miniprogram-arrivals";

export default definePageConfig({ navigationBarTitleText: checkIn.title });
