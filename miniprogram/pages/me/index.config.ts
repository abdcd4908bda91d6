import { me } from "@shared/text/zh-CN/miniprogram";

export default definePageConfig({ navigationBarTitleText: me.title });
