import { assets } from "@shared/text/zh-CN/miniprogram-assets";

export default definePageConfig({
  navigationBarTitleText: assets.title,
  enablePullDownRefresh: true,
});
