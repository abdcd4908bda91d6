import { bookings } from "@shared/text/zh-CN/miniprogram-bookings";

export default definePageConfig({
  navigationBarTitleText: bookings.title,
  enablePullDownRefresh: true,
});
