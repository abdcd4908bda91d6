import type { WebSocket } from "ws";
import { connect, download, type NetworkContext, send, upload, type WxOptions } from "./network";
import { recorderManager } from "./recorder";
import { storageApis } from "./storage";

type Result = Record<string, unknown>;

export interface ModalAsked {
  title: string;
  content: string;
}

/** The person and the platform behind the phone, as far as a test decides them. */
export interface Person {
  /** `wx.login`: a code the server will exchange at the sandbox. */
  login(): string | Promise<string>;
  /** The code of a phone-number button; undefined refuses. */
  phoneCode?(): string | undefined | Promise<string | undefined>;
  /** Answers a subscribe dialog; accepts everything by default. */
  subscribe?(templateIds: string[]): Record<string, "accept" | "reject" | "ban">;
  /** Confirms a modal by default. */
  modal?(asked: ModalAsked): boolean;
  /** Which item of an action sheet is tapped; the first by default, undefined dismisses. */
  sheet?(items: string[]): number | undefined;
  /** What the camera reads. */
  scan?(): string | undefined;
  /** What the album gives, PNG unless named otherwise. */
  picture?(): Buffer;
}

export interface Navigation {
  navigateTo(options: WxOptions): Result;
  redirectTo(options: WxOptions): Result;
  navigateBack(options: WxOptions): Result;
  switchTab(options: WxOptions): Result;
  reLaunch(options: WxOptions): Result;
}

export interface Seen {
  calls: string[];
  missing: string[];
  toasts: string[];
  modals: ModalAsked[];
  phoneCalls: string[];
  clipboard: string;
}

export interface WxContext {
  appId: string;
  person: Person;
  navigation: Navigation;
  storage: Map<string, unknown>;
  launch: () => Result;
  seen: Seen;
}

const screen = {
  platform: "ios",
  SDKVersion: "3.8.0",
  version: "8.0.56",
  language: "zh_CN",
  theme: "light",
  model: "harness",
  system: "iOS 17.0",
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  fontSizeSetting: 16,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
};

const rectangle = {
  id: "",
  dataset: {},
  left: 0,
  top: 0,
  right: 390,
  bottom: 100,
  width: 390,
  height: 100,
  scrollTop: 0,
  scrollLeft: 0,
};

/** There is no layout here: every query is answered with one rectangle. */
function selectorQuery() {
  const callbacks: [((result: unknown) => void) | undefined, unknown][] = [];
  let many = false;
  const add = (callback?: (result: unknown) => void) => {
    callbacks.push([callback, many ? [rectangle] : rectangle]);
    return query;
  };
  const node = {
    boundingClientRect: add,
    scrollOffset: add,
    node: add,
    context: add,
    fields: (_: unknown, callback?: (result: unknown) => void) => add(callback),
  };
  const select = (all: boolean) => () => {
    many = all;
    return node;
  };
  const query = {
    in: () => query,
    select: select(false),
    selectAll: select(true),
    selectViewport: select(false),
    exec: (callback?: (results: unknown[]) => void) => {
      for (const [one, value] of callbacks) one?.(value);
      callback?.(callbacks.map(([, value]) => value));
      return query;
    },
  };
  return query;
}

const observer = {
  relativeTo: () => observer,
  relativeToViewport: () => observer,
  observe: () => undefined,
  disconnect: () => undefined,
};

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** `wx` for the bundle: real requests, real sockets, a test's person. Unknown calls fail. */
export function makeWx(context: WxContext) {
  const { person, navigation, storage, seen } = context;
  const files = new Map<string, Buffer>();
  const sockets = new Set<WebSocket>();
  const keep = (bytes: Buffer, extension: string) => {
    const path = `wxfile://tmp_${files.size + 1}.${extension}`;
    files.set(path, bytes);
    return path;
  };
  const recorder = recorderManager(keep);
  const network: NetworkContext = { appId: context.appId, files, sockets, keep };

  const api =
    (name: string, run: (options: WxOptions) => unknown) =>
    (options: WxOptions = {}) => {
      seen.calls.push(name);
      const promise = Promise.resolve()
        .then(() => run(options))
        .then(
          (result): Result => ({ errMsg: `${name}:ok`, ...(result as Result) }),
          (error: Error & { extra?: Result }) => {
            throw { errMsg: `${name}:fail ${error.message}`, ...error.extra };
          },
        );
      if (!options.success && !options.fail && !options.complete) return promise;
      promise.then(
        (result) => {
          options.success?.(result);
          options.complete?.(result);
        },
        (error: Result) => {
          options.fail?.(error);
          options.complete?.(error);
        },
      );
      return { abort: () => undefined, onProgressUpdate: () => undefined };
    };
  const quiet = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, api(name, () => ({}))]));
  const counted =
    <T>(name: string, run: (...args: never[]) => T) =>
    (...args: unknown[]): T => {
      seen.calls.push(name);
      return run(...(args as never[]));
    };

  const known: Record<string, unknown> = {
    env: { USER_DATA_PATH: "wxfile://usr" },
    canIUse: () => true,
    nextTick: (callback: () => void) => queueMicrotask(callback),
    request: api("request", (options) => send(options, network)),
    uploadFile: api("uploadFile", (options) => upload(options, network)),
    downloadFile: api("downloadFile", (options) => download(options, network)),
    connectSocket: counted("connectSocket", (options: WxOptions) => connect(options, network)),
    ...Object.fromEntries(Object.entries(navigation).map(([name, run]) => [name, api(name, run)])),
    ...personApis({ api, person, seen, keep }),
    ...storageApis({ api, counted, storage }),
    ...Object.fromEntries(
      ["getSystemInfoSync", "getWindowInfo", "getDeviceInfo", "getAppBaseInfo"].map((name) => [
        name,
        () => screen,
      ]),
    ),
    getSystemInfo: api("getSystemInfo", () => screen),
    getSystemSetting: () => ({}),
    getAppAuthorizeSetting: () => ({ notificationAuthorized: "authorized" }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: context.appId, envVersion: "develop", version: "" },
    }),
    getMenuButtonBoundingClientRect: () => ({
      left: 296,
      right: 383,
      top: 53,
      bottom: 85,
      width: 87,
      height: 32,
    }),
    getLaunchOptionsSync: context.launch,
    getEnterOptionsSync: context.launch,
    getNetworkType: api("getNetworkType", () => ({ networkType: "wifi" })),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    createSelectorQuery: selectorQuery,
    createIntersectionObserver: () => observer,
    ...Object.fromEntries(
      happenings
        .flatMap((name) => [`on${name}`, `off${name}`])
        .map((name) => [name, () => undefined]),
    ),
    getRecorderManager: () => recorder,
    createInnerAudioContext: () => new Proxy({}, { get: () => () => undefined, set: () => true }),
    ...quiet(
      "setNavigationBarTitle",
      "setNavigationBarColor",
      "showLoading",
      "hideLoading",
      "hideToast",
      "setTabBarBadge",
      "removeTabBarBadge",
      "showTabBarRedDot",
      "hideTabBarRedDot",
      "pageScrollTo",
      "stopPullDownRefresh",
      "setScreenBrightness",
      "setKeepScreenOn",
      "vibrateShort",
      "hideKeyboard",
      "addPhoneCalendar",
      "previewImage",
      "showShareMenu",
      "hideShareMenu",
      "openPrivacyContract",
      "openLocation",
      "openSetting",
      "checkSession",
      "authorize",
    ),
  };
  return { wx: furnish(known, seen), files, sockets, keep };
}

const happenings = [
  "AppShow",
  "AppHide",
  "Error",
  "UnhandledRejection",
  "PageNotFound",
  "NetworkStatusChange",
  "KeyboardHeightChange",
  "WindowResize",
  "ThemeChange",
  "MemoryWarning",
  "NeedPrivacyAuthorization",
];

interface Making {
  api: (name: string, run: (options: WxOptions) => unknown) => unknown;
  person: Person;
  seen: Seen;
  keep(bytes: Buffer, extension: string): string;
}

function personApis({ api, person, seen, keep }: Making): Record<string, unknown> {
  const picture = () => keep(person.picture?.() ?? pixel, "png");
  return {
    login: api("login", async () => ({ code: await person.login() })),
    getSetting: api("getSetting", () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })),
    getPrivacySetting: api("getPrivacySetting", () => ({
      needAuthorization: false,
      privacyContractName: "",
    })),
    requirePrivacyAuthorize: api("requirePrivacyAuthorize", () => ({})),
    requestSubscribeMessage: api("requestSubscribeMessage", ({ tmplIds }) => {
      const ids = tmplIds as string[];
      return person.subscribe?.(ids) ?? Object.fromEntries(ids.map((id) => [id, "accept"]));
    }),
    showToast: api("showToast", ({ title }) => void seen.toasts.push(String(title))),
    showModal: api("showModal", ({ title, content }) => {
      const asked = { title: String(title ?? ""), content: String(content ?? "") };
      seen.modals.push(asked);
      const confirm = person.modal?.(asked) ?? true;
      return { confirm, cancel: !confirm };
    }),
    showActionSheet: api("showActionSheet", ({ itemList }) => {
      const tapIndex = person.sheet ? person.sheet(itemList as string[]) : 0;
      if (tapIndex === undefined) throw new Error("cancel");
      return { tapIndex };
    }),
    scanCode: api("scanCode", () => {
      const result = person.scan?.();
      if (result === undefined) throw new Error("cancel");
      return { result, scanType: "QR_CODE", path: "" };
    }),
    chooseImage: api("chooseImage", () => ({ tempFilePaths: [picture()] })),
    chooseMedia: api("chooseMedia", () => ({
      type: "image",
      tempFiles: [
        { tempFilePath: picture(), size: pixel.length, fileType: "image", width: 1, height: 1 },
      ],
    })),
    makePhoneCall: api(
      "makePhoneCall",
      ({ phoneNumber }) => void seen.phoneCalls.push(String(phoneNumber)),
    ),
    setClipboardData: api("setClipboardData", ({ data }) => {
      seen.clipboard = String(data);
    }),
    getClipboardData: api("getClipboardData", () => ({ data: seen.clipboard })),
  };
}

const probed = new Set(["then", "toJSON", "webpackJsonp", "constructor", "prototype"]);

/** What is not there fails and is listed, so that a test can insist on an empty list. */
function furnish(known: Record<string, unknown>, seen: Seen): object {
  return new Proxy(known, {
    get(target, name) {
      if (typeof name !== "string" || name in target) return target[name as string];
      if (probed.has(name) || !/^[a-z]/.test(name)) return undefined;
      if (/^(on|off)[A-Z]/.test(name)) return () => undefined;
      return (options: WxOptions = {}) => {
        seen.missing.push(name);
        const error = { errMsg: `${name}:fail 未实现` };
        options.fail?.(error);
        options.complete?.(error);
        return options.fail || options.complete ? undefined : Promise.reject(error);
      };
    },
  });
}
