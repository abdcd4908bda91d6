import { forms } from "@shared/text/zh-CN/miniprogram-forms";

export default definePageConfig({ navigationBarTitleText: forms.title });
