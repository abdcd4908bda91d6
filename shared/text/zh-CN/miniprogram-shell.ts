/** Words of the mini-program's frame: its name and its tab bar. */
export const miniprogramShell = {
  appName: "贵宾专线",
  tabs: { home: "首页", events: "活动与权益", me: "我的" },
};
