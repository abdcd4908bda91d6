import { type Call, Refusal } from "./call-context";
import { phone, scope, sound } from "./device-calls";
import type { ModalOptions, ToastOptions } from "./dialogs";
import { h } from "./dom";
import { subscribeMessage } from "./subscribe";

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
  setTabBarStyle: (o, { chrome, redraw }) => {
    chrome.setTabStyle(o);
    redraw();
    return {};
  },
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
  updateShareMenu: () => ({}),
  hideHomeButton: () => ({}),
  openAppAuthorizeSetting: async (_, { dialogs }) => {
    await dialogs.modal({ title: "微信的系统授权", content: "已全部允许", showCancel: false });
    return {};
  },
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
