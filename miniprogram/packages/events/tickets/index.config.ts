export default definePageConfig({ navigationBarTitleText: "" });
