import { miniprogramShell as words } from "../shared/text/zh-CN/miniprogram-shell";
import { mainPages, packages, tabs } from "./pages";
import { native } from "./theme/native";

export default defineAppConfig({
  lazyCodeLoading: "requiredComponents",
  pages: [...tabs.map((tab) => tab.path), ...mainPages],
  subPackages: packages.map(({ root, pages }) => ({ root, pages: [...pages] })),
  // What the home screen's tiles open is at hand before it is tapped.
  preloadRule: {
    "pages/home/index": {
      network: "all",
      packages: packages.map(({ root }) => root),
    },
  },
  window: {
    navigationStyle: "default",
    navigationBarTitleText: words.appName,
    navigationBarBackgroundColor: native.paper,
    navigationBarTextStyle: "black",
    backgroundColor: native.paper,
    backgroundTextStyle: "dark",
  },
  tabBar: {
    color: native.mist,
    selectedColor: native.navy,
    backgroundColor: native.card,
    borderStyle: "white",
    list: tabs.map(({ path, icon, name }) => ({
      pagePath: path,
      text: words.tabs[name],
      iconPath: `theme/tabs/${icon}.png`,
      selectedIconPath: `theme/tabs/${icon}-selected.png`,
    })),
  },
  permission: {},
  requiredPrivateInfos: [],
});
