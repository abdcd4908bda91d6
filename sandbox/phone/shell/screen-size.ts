import type { Device } from "../protocol";
import { homeIndicatorHeight, navigationBarHeight, statusBarHeight } from "./chrome";

export const screenWidth = 390;
export const screenHeight = 844;

const capsule = { width: 87, height: 32, right: screenWidth - 7, top: statusBarHeight + 6 };

/** What `getSystemInfo` and its family tell: a 390 point wide phone, a recent WeChat. */
export function deviceOf(appId: string, user: string): Device {
  const bars = statusBarHeight + navigationBarHeight;
  const bottom = screenHeight - homeIndicatorHeight;
  return {
    appId,
    user,
    info: {
      platform: "ios",
      brand: "sandbox",
      model: "sandbox",
      system: "iOS 17.0",
      SDKVersion: "3.8.0",
      version: "8.0.56",
      language: "zh_CN",
      theme: "light",
      pixelRatio: 3,
      fontSizeSetting: 16,
      fontSizeScaleFactor: 1,
      screenWidth,
      screenHeight,
      windowWidth: screenWidth,
      windowHeight: screenHeight - bars,
      statusBarHeight,
      screenTop: bars,
      safeArea: {
        left: 0,
        right: screenWidth,
        top: statusBarHeight,
        bottom,
        width: screenWidth,
        height: bottom - statusBarHeight,
      },
      benchmarkLevel: 50,
      enableDebug: false,
      host: { env: "WeChat", appId },
    },
    menu: { ...capsule, left: capsule.right - capsule.width, bottom: capsule.top + capsule.height },
  };
}
