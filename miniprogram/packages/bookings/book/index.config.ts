import { book } from "@shared/text/zh-CN/miniprogram-bookings";

export default definePageConfig({ navigationBarTitleText: book.title });
