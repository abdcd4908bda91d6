import { events } from "@shared/text/zh-CN/miniprogram";

export default definePageConfig({
  navigationBarTitleText: events.title,
  enablePullDownRefresh: true,
});
