export default definePageConfig({
  navigationBarTitleText: "贵宾专线",
  enablePullDownRefresh: true,
});
