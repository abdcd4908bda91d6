import { tickets } from "@shared/text/zh-CN/miniprogram-events";

export default definePageConfig({ navigationBarTitleText: tickets.title });
