import { readers } from "@shared/text/zh-CN/miniprogram-data-rights";

export default definePageConfig({ navigationBarTitleText: readers.title });
