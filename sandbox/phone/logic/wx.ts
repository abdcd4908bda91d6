import type { Data } from "../protocol";
import { ask } from "./bridge";
import { api, count, missing } from "./call";
import { device } from "./device";
import { extras } from "./extras";
import { fileSystemManager, getFileInfo, userDataPath } from "./files";
import * as media from "./media";
import { navigation } from "./navigation";
import { downloadFile, request, uploadFile } from "./network";
import { place } from "./place";
import { privacy, privacyGate } from "./privacy";
import { intersectionObserver, selectorQuery } from "./query";
import { connectSocket } from "./socket";
import { type LogicPage, topPage } from "./state";
import { storage } from "./storage";

/** Calls that only the screen, the network side of WeChat or the person can answer. */
const askedOfShell = [
  "login checkSession getSetting openSetting authorize requestSubscribeMessage",
  "showToast hideToast showLoading hideLoading showModal showActionSheet",
  "setNavigationBarTitle setNavigationBarColor showNavigationBarLoading hideNavigationBarLoading",
  "setTabBarBadge removeTabBarBadge showTabBarRedDot hideTabBarRedDot showTabBar hideTabBar",
  "setTabBarItem setTabBarStyle setBackgroundColor setBackgroundTextStyle",
  "pageScrollTo startPullDownRefresh stopPullDownRefresh hideKeyboard",
  "makePhoneCall previewImage vibrateShort vibrateLong setClipboardData scanCode openLocation",
  "setScreenBrightness getScreenBrightness setKeepScreenOn openDocument exitMiniProgram",
  "navigateToMiniProgram",
  "showShareMenu hideShareMenu updateShareMenu saveImageToPhotosAlbum hideHomeButton",
  "openAppAuthorizeSetting",
]
  .join(" ")
  .split(" ");

/** Calls that touch personal data and so need the privacy notice agreed first. */
const gated = ["getClipboardData", "addPhoneCalendar", "addPhoneRepeatCalendar", "chooseLocation"];

const listeners = new Map<string, Set<(argument?: unknown) => void>>();

/** Reports a happening of the phone (`AppShow`, `NetworkStatusChange` …) to `wx.onXxx` listeners. */
export function emit(name: string, argument?: unknown): void {
  for (const listener of listeners.get(name) ?? []) listener(argument);
}

const happenings = [
  "AppShow AppHide Error UnhandledRejection PageNotFound NetworkStatusChange KeyboardHeightChange",
  "WindowResize ThemeChange MemoryWarning UserCaptureScreen AudioInterruptionBegin",
  "AudioInterruptionEnd NetworkWeakChange ScreenRecordingStateChanged",
]
  .join(" ")
  .split(" ");

function subscribers(): Record<string, (listener?: (argument?: unknown) => void) => void> {
  const made: Record<string, (listener?: (argument?: unknown) => void) => void> = {};
  for (const name of happenings) {
    const set = new Set<(argument?: unknown) => void>();
    listeners.set(name, set);
    made[`on${name}`] = (listener) => {
      if (listener) set.add(listener);
    };
    made[`off${name}`] = (listener) => {
      if (listener) set.delete(listener);
      else set.clear();
    };
  }
  return made;
}

const screenCall = (name: string) => api(name, (options) => ask(name, options, topPage()?.pageId));
const gatedCall = (name: string) =>
  api(name, async (options) => {
    await privacyGate(name);
    return ask(name, options, topPage()?.pageId);
  });

const known: Record<string, unknown> = {
  env: { USER_DATA_PATH: userDataPath },
  nextTick: (callback: () => void) => void Promise.resolve().then(callback),
  canIUse: (schema: string) => schema.split(".")[0] !== undefined && supported(schema),
  ...navigation,
  ...storage,
  ...device,
  ...privacy,
  ...place,
  ...extras,
  ...media_(),
  ...subscribers(),
  ...Object.fromEntries(askedOfShell.map((name) => [name, screenCall(name)])),
  ...Object.fromEntries(gated.map((name) => [name, gatedCall(name)])),
  request,
  uploadFile,
  downloadFile,
  connectSocket,
  getFileInfo,
  getFileSystemManager: () => {
    count("getFileSystemManager", { known: true });
    return fileSystemManager;
  },
  createSelectorQuery: () => selectorQuery(),
  createIntersectionObserver: (page: LogicPage | undefined, options?: Data) =>
    intersectionObserver(page?.pageId ? page : undefined, options),
};

function media_(): Record<string, unknown> {
  const { listeners: _, audioEvent: __, ...apis } = media;
  return apis;
}

function supported(schema: string): boolean {
  const [first = ""] = schema.split(".");
  return first in known || /^[a-z-]+$/.test(first);
}

/** Names that libraries probe and that a real `wx` does not have either. */
const probed = new Set(["then", "toJSON", "webpackJsonp", "constructor", "prototype"]);

export const wx: unknown = new Proxy(known, {
  get(target, name) {
    if (typeof name !== "string" || name in target) return target[name as string];
    if (probed.has(name) || !/^[a-z]/.test(name)) return undefined;
    return missing(name);
  },
});
