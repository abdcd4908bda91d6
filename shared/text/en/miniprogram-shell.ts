import type { miniprogramShell as source } from "../zh-CN/miniprogram-shell";

/** Words of the mini-program's frame: its name and its tab bar. */
export const miniprogramShell: typeof source = {
  appName: "GuiBin",
  tabs: { home: "Home", events: "Events", me: "Me" },
};
