import { conversation } from "@shared/text/zh-CN/miniprogram";

export default definePageConfig({
  navigationBarTitleText: conversation.title,
  navigationBarBackgroundColor: "#FFFFFF",
  disableScroll: true,
});
