import { ticket } from "@shared/text/zh-CN/miniprogram-events";

export default definePageConfig({ navigationBarTitleText: ticket.title });
