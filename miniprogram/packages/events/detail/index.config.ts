import { event } from "@shared/text/zh-CN/miniprogram-events";

export default definePageConfig({ navigationBarTitleText: event.title });
