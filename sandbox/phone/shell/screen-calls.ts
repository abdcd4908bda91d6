import type { Data } from "../protocol";
import { chooseFiles } from "./album";
import type { Chrome } from "./chrome";
import type { Dialogs, ModalOptions, ToastOptions } from "./dialogs";
import { h } from "./dom";
import type { Grants } from "./grants";
import type { Loudspeaker } from "./loudspeaker";
import type { PageView } from "./page-view";
import type { Recorder } from "./recorder";
import type { Services } from "./services";
import { subscribeMessage } from "./subscribe";

/** An answer of `fail`, with the fields WeChat adds to it. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly extra: Data = {},
  ) {
    super(message);
  }
}

export interface CallContext {
  page: PageView;
  chrome: Chrome;
  dialogs: Dialogs;
  grants: Grants;
  services: Services;
  recorder: Recorder;
  loudspeaker: Loudspeaker;
  /** Milliseconds since the person last tapped. */
  sinceTap(): number;
  redraw(): void;
  address(source: string): string;
  life(name: string): void;
  privacy(): Promise<boolean>;
  observed(observer: number, result: Data): void;
  screen: HTMLElement;
}

type Answer = Data | undefined | Promise<Data | undefined>;
type Call = (options: Data, context: CallContext) => Answer;

const page: Record<string, Call> = {
  selectorQuery: async (options, { page }) => {
    const view = await page.mounted;
    await new Promise(requestAnimationFrame);
    return view?.query(options.items as never);
  },
  observe: async (options, { page, observed }) => {
    const view = await page.mounted;
    view?.observe(options, (result) => observed(Number(options.id), result));
    return {};
  },
  unobserve: async (options, { page }) => {
    (await page.mounted)?.unobserve(Number(options.id));
    return {};
  },
  pageScrollTo: async (options, { page }) => {
    (await page.mounted)?.scrollTo(options);
    return {};
  },
  startPullDownRefresh: (_, { life }) => void life("onPullDownRefresh"),
  stopPullDownRefresh: (_, { screen }) => void screen.classList.remove("refreshing"),
  hideKeyboard: (_, { page }) => {
    const active = page.frame.contentDocument?.activeElement;
    if (active instanceof HTMLElement) active.blur();
    return {};
  },
};

const bars: Record<string, Call> = {
  setNavigationBarTitle: (options, { page, redraw }) => {
    page.config.navigationBarTitleText = String(options.title);
    redraw();
    return {};
  },
  setNavigationBarColor: (options, { page, redraw }) => {
    page.config.navigationBarBackgroundColor = String(options.backgroundColor);
    page.config.navigationBarTextStyle = /^#f/i.test(String(options.frontColor))
      ? "white"
      : "black";
    redraw();
    return {};
  },
  setBackgroundColor: (options, { page }) => {
    const body = page.frame.contentDocument?.body;
    if (body) body.style.backgroundColor = String(options.backgroundColor ?? "");
    return {};
  },
  setBackgroundTextStyle: () => ({}),
  showNavigationBarLoading: (_, { chrome }) => void chrome.loading(true),
  hideNavigationBarLoading: (_, { chrome }) => void chrome.loading(false),
  showTabBar: (_, { chrome }) => void chrome.setTabsHidden(false),
  hideTabBar: (_, { chrome }) => void chrome.setTabsHidden(true),
  setTabBarBadge: (o, { chrome }) => void chrome.badge(Number(o.index), String(o.text)),
  removeTabBarBadge: (o, { chrome }) => void chrome.badge(Number(o.index), null),
  showTabBarRedDot: (o, { chrome }) => void chrome.badge(Number(o.index), ""),
  hideTabBarRedDot: (o, { chrome }) => void chrome.badge(Number(o.index), null),
  setTabBarItem: (o, { chrome, redraw }) => {
    const { index, ...item } = o;
    chrome.setTabItem(Number(index), item);
    redraw();
    return {};
  },
};

const messages: Record<string, Call> = {
  showToast: (o, { dialogs }) => void dialogs.toast(o as unknown as ToastOptions),
  hideToast: (_, { dialogs }) => void dialogs.hideToast(),
  showLoading: (o, { dialogs }) =>
    void dialogs.toast({
      title: String(o.title ?? ""),
      icon: "loading",
      duration: Number.POSITIVE_INFINITY,
    }),
  hideLoading: (_, { dialogs }) => void dialogs.hideToast(),
  showModal: async (o, { dialogs }) => ({ ...(await dialogs.modal(o as ModalOptions)) }),
  showActionSheet: async (o, { dialogs }) => {
    const color = o.itemColor ? String(o.itemColor) : undefined;
    const title = o.alertText ? String(o.alertText) : undefined;
    const tapIndex = await dialogs.sheet(o.itemList as string[], { color, title });
    if (tapIndex === undefined) throw new Refusal("cancel");
    return { tapIndex };
  },
  previewImage: async (o, { dialogs, address }) => {
    const urls = o.urls as string[];
    const current = String(o.current ?? urls[0] ?? "");
    await dialogs.ask<void>((answer) => {
      const image = h("img", { src: address(current), alt: "" });
      return h(
        "button",
        {
          type: "button",
          class: "mp-preview",
          "aria-label": "关闭图片",
          on: { click: () => answer() },
        },
        image,
      );
    }, undefined);
    return {};
  },
};

const identity: Record<string, Call> = {
  login: async (_, { services }) => ({ code: await services.login() }),
  checkSession: () => ({}),
  getPrivacySetting: (_, { grants, services }) => ({
    needAuthorization: grants.get("privacy") !== true,
    privacyContractName: `《${services.appName}隐私保护指引》`,
  }),
  privacyDialog: async (_, { privacy }) => ({ agreed: await privacy() }),
  privacyAgree: (_, { grants }) => void grants.set("privacy", true),
  openPrivacyContract: async (_, { dialogs, services }) => {
    await dialogs.modal({
      title: `${services.appName}隐私保护指引`,
      content: "这里显示在微信公众平台填写的隐私保护指引。",
      showCancel: false,
    });
    return {};
  },
  authorize: async (o, context) => {
    await scope(String(o.scope), context);
    return {};
  },
  openSetting: (_, { grants }) => ({ authSetting: grants.scopes() }),
  getSetting: async (o, { grants, services }) => ({
    authSetting: grants.scopes(),
    ...(o.withSubscriptions
      ? { subscriptionsSetting: { mainSwitch: true, itemSettings: await services.keptChoices() } }
      : {}),
  }),
  requestSubscribeMessage: subscribeMessage,
};

const scopeNames: Record<string, string> = {
  "scope.record": "使用麦克风",
  "scope.camera": "使用摄像头",
  "scope.userLocation": "获取您的位置信息",
  "scope.addPhoneCalendar": "使用您的日历（仅写入）权限",
  "scope.writePhotosAlbum": "保存图片到相册",
};

/** A refused scope fails at once until the person changes it in the settings. */
async function scope(name: string, { grants, dialogs, services }: CallContext): Promise<void> {
  const known = grants.get(name);
  if (known === false) throw new Refusal("auth deny");
  if (known) return;
  const title = `申请${scopeNames[name] ?? name}`;
  const allowed = await dialogs.permission({
    from: services.appName,
    title,
    detail: "您可以随时在小程序设置中关闭",
  });
  grants.set(name, allowed);
  if (!allowed) throw new Refusal("auth deny");
}

const sound: Record<string, Call> = {
  recorderStart: async (o, context) => {
    await scope("scope.record", context);
    await context.recorder.start(Number(o.duration ?? 60_000));
    return {};
  },
  recorderResult: async (_, { recorder }) => ({ ...(await recorder.result()) }),
  recorderStop: (_, { recorder }) => void recorder.stop(),
  recorderPause: (_, { recorder }) => void recorder.pause(),
  recorderResume: (_, { recorder }) => void recorder.resume(),
  audio: async (o, { loudspeaker }) => {
    await loudspeaker.obey(o as never);
    return {};
  },
};

const branch = { latitude: 31.2397, longitude: 121.4998 };

const phone: Record<string, Call> = {
  chooseFiles: async (o, { dialogs }) => ({
    files: await chooseFiles(dialogs, { count: Number(o.count), accept: String(o.accept) }),
  }),
  scanCode: async (_, { services }) => {
    const result = await services.scan();
    if (result === undefined) throw new Refusal("cancel");
    return { result, scanType: "QR_CODE", charSet: "UTF-8", path: "" };
  },
  makePhoneCall: async (o, { dialogs }) => {
    const number = String(o.phoneNumber);
    const { confirm } = await dialogs.modal({ content: number, confirmText: "呼叫" });
    if (!confirm) throw new Refusal("cancel");
    await dialogs.modal({
      title: "正在呼叫",
      content: number,
      showCancel: false,
      confirmText: "挂断",
      confirmColor: "#b3261e",
    });
    return {};
  },
  setClipboardData: async (o, { dialogs }) => {
    const text = String(o.data);
    localStorage.setItem("phone:clipboard", text);
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    dialogs.toast({ title: "内容已复制" });
    return {};
  },
  getClipboardData: () => ({ data: localStorage.getItem("phone:clipboard") ?? "" }),
  addPhoneCalendar: async (o, context) => {
    await scope("scope.addPhoneCalendar", context);
    const start = new Date(Number(o.startTime) * 1000);
    const when = start.toLocaleString("zh-CN", {
      timeZone: "Asia/Shanghai",
      dateStyle: "long",
      timeStyle: "short",
    });
    const { confirm } = await context.dialogs.modal({
      title: String(o.title),
      content: when,
      confirmText: "加入日历",
    });
    if (!confirm) throw new Refusal("cancel");
    return {};
  },
  setScreenBrightness: (o, { screen }) => {
    screen.style.setProperty("--brightness", String(o.value));
    return {};
  },
  getScreenBrightness: (_, { screen }) => ({
    value: Number(screen.style.getPropertyValue("--brightness") || 0.6),
  }),
  setKeepScreenOn: () => ({}),
  vibrateShort: (_, { screen }) => void shake(screen, 15),
  vibrateLong: (_, { screen }) => void shake(screen, 400),
  getLocation: async (_, context) => {
    await scope("scope.userLocation", context);
    return {
      ...branch,
      accuracy: 30,
      speed: 0,
      altitude: 0,
      verticalAccuracy: 0,
      horizontalAccuracy: 30,
    };
  },
  openLocation: async (o, { dialogs }) => {
    await dialogs.modal({
      title: String(o.name ?? "位置"),
      content: String(o.address ?? `${o.latitude}, ${o.longitude}`),
      showCancel: false,
    });
    return {};
  },
  openDocument: (o, { address }) => {
    window.open(address(String(o.filePath)), "_blank");
    return {};
  },
  saveImageToPhotosAlbum: async (o, context) => {
    await scope("scope.writePhotosAlbum", context);
    h("a", { href: context.address(String(o.filePath)), download: "image.png" }).click();
    return {};
  },
};

function shake(screen: HTMLElement, duration: number): void {
  navigator.vibrate?.(duration);
  screen.animate(
    [{ translate: "0" }, { translate: "2px" }, { translate: "-2px" }, { translate: "0" }],
    { duration: 60, iterations: Math.max(1, Math.round(duration / 60)) },
  );
}

const elsewhere: Record<string, Call> = {
  navigateToMiniProgram: async (o, { dialogs, services }) => {
    const { confirm } = await dialogs.modal({
      title: "",
      content: "即将打开另一个小程序",
      confirmText: "允许",
    });
    if (!confirm) throw new Refusal("cancel");
    services.openMiniProgram(String(o.appId), String(o.path ?? ""));
    return {};
  },
  exitMiniProgram: (_, { services }) => void services.leave(),
  showShareMenu: () => ({}),
  hideShareMenu: () => ({}),
};

const calls: Record<string, Call> = {
  ...page,
  ...bars,
  ...messages,
  ...identity,
  ...sound,
  ...phone,
  ...elsewhere,
};

/** Answers a `wx` call that needs the screen; undefined when the phone has no such part. */
export function screenCall(name: string): Call | undefined {
  return calls[name];
}
