import type { AppConfig, Data, PageConfig, TabItem } from "../protocol";
import { h } from "./dom";

export interface ChromeEvents {
  back(): void;
  more(): void;
  leave(): void;
  tab(index: number, item: TabItem): void;
}

export interface ShownPage {
  route: string;
  tab: boolean;
  first: boolean;
  config: PageConfig;
}

/** Capsule and status bar are where WeChat has them on a 390 point wide phone. */
export const statusBarHeight = 47;
export const navigationBarHeight = 44;
export const tabBarHeight = 83;
export const homeIndicatorHeight = 34;

/** The native frame around the pages: navigation bar with capsule above, tab bar below. */
export class Chrome {
  readonly element: HTMLElement;
  readonly views: HTMLElement;
  private readonly head: HTMLElement;
  private readonly title: HTMLElement;
  private readonly backButton: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly tabs: HTMLElement;
  private readonly splash: HTMLElement;
  private tabsHidden = false;

  constructor(
    name: string,
    private readonly app: AppConfig,
    private readonly assetUrl: (path: string) => string,
    events: ChromeEvents,
  ) {
    this.title = h("div", { class: "mp-title" });
    this.backButton = h(
      "button",
      {
        type: "button",
        class: "mp-back",
        "aria-label": "返回",
        on: { click: () => events.back() },
      },
      chevron(),
    );
    this.bar = h("div", { class: "mp-navigation" }, this.backButton, this.title);
    this.head = h("div", { class: "mp-head" }, h("div", { class: "mp-status" }), this.bar);
    this.views = h("div", { class: "mp-views" });
    this.tabs = h("nav", { class: "mp-tabs", "aria-label": "标签栏" });
    this.tabs.append(
      ...this.tabItems.map((item, index) => this.tab(item, () => events.tab(index, item))),
    );
    this.splash = h("div", { class: "mp-splash", "aria-hidden": "true" }, h("b", {}, name), h("i"));
    this.element = h(
      "div",
      { class: "mp" },
      this.head,
      this.views,
      this.tabs,
      this.splash,
      capsule(events),
    );
  }

  private get tabItems(): TabItem[] {
    return this.app.tabBar?.list ?? [];
  }

  private tab(item: TabItem, click: () => void): HTMLElement {
    const icon = item.iconPath ? h("img", { alt: "" }) : null;
    return h(
      "button",
      { type: "button", class: icon ? "" : "plain", on: { click } },
      icon,
      h("span", {}, item.text),
    );
  }

  /** The first page stands: the name WeChat shows while a mini-program loads goes. */
  ready(): void {
    this.splash.remove();
  }

  /** Draws the bars as the page on top wants them. */
  show(page: ShownPage): void {
    const { config } = page;
    const dark = config.navigationBarTextStyle !== "black";
    const custom = config.navigationStyle === "custom";
    this.head.style.background = config.navigationBarBackgroundColor ?? "#000";
    this.element.classList.toggle("custom", custom);
    this.element.classList.toggle("light-text", dark);
    this.title.textContent = config.navigationBarTitleText ?? "";
    this.backButton.hidden = page.tab || page.first;
    this.tabs.hidden = !page.tab || this.tabsHidden;
    this.element.classList.toggle("tabbed", !this.tabs.hidden);
    this.paintTabs(page.route);
  }

  private paintTabs(route: string): void {
    const bar = this.app.tabBar;
    if (!bar) return;
    this.tabs.style.background = bar.backgroundColor ?? "#fff";
    [...this.tabs.children].forEach((element, index) => {
      const item = bar.list[index];
      if (!item || !(element instanceof HTMLElement)) return;
      const on = item.pagePath === route;
      element.style.color = (on ? bar.selectedColor : bar.color) ?? "";
      element.toggleAttribute("aria-current", on);
      const icon = element.querySelector("img");
      const path = (on && item.selectedIconPath) || item.iconPath;
      if (icon && path) icon.src = this.assetUrl(path);
    });
  }

  setTabsHidden(hidden: boolean): void {
    this.tabsHidden = hidden;
    this.tabs.hidden = hidden;
    this.element.classList.toggle("tabbed", !hidden);
  }

  /** A text is a badge, an empty text a red dot, null neither. */
  badge(index: number, text: string | null): void {
    const tab = this.tabs.children[index];
    tab?.querySelector(".mp-badge")?.remove();
    if (text !== null) tab?.append(h("em", { class: "mp-badge" }, text));
  }

  setTabItem(index: number, options: Data): void {
    const item = this.tabItems[index];
    const label = this.tabs.children[index]?.querySelector("span");
    if (!item) return;
    Object.assign(item, options);
    if (label && typeof options.text === "string") label.textContent = options.text;
  }

  /** Colours of the bar; what is not given stays. */
  setTabStyle(options: Data): void {
    if (this.app.tabBar) Object.assign(this.app.tabBar, options);
  }

  loading(on: boolean): void {
    this.title.classList.toggle("loading", on);
  }
}

function chevron(): SVGElement {
  return svg("M15 5l-7 7 7 7");
}

function svg(path: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const element = document.createElementNS(space, "svg");
  element.setAttribute("viewBox", "0 0 24 24");
  element.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  element.append(line);
  return element;
}

function capsule(events: ChromeEvents): HTMLElement {
  const button = (label: string, style: string, click: () => void) =>
    h(
      "button",
      { type: "button", class: style, "aria-label": label, title: label, on: { click } },
      h("i"),
    );
  return h(
    "div",
    { class: "mp-capsule" },
    button("更多", "more", () => events.more()),
    button("关闭小程序", "leave", () => events.leave()),
  );
}
