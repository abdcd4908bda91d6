import { type Screen, screens } from "@shared/home/screens";
import Taro from "@tarojs/taro";
import { tabs } from "../pages";

type Query = Readonly<Record<string, string | undefined>>;

const isTab = (path: string) => tabs.some((tab) => tab.path === path);
/** The host keeps ten pages at most; beyond that the newest is replaced. */
const deepest = 10;

export function pathOf(screen: Screen, query: Query = {}): string {
  const parts = Object.entries(query)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length ? `/${screens[screen]}?${parts.join("&")}` : `/${screens[screen]}`;
}

/** Opens a screen: a tab is switched to, anything else is laid on top. */
export function open(screen: Screen, query?: Query): void {
  const url = pathOf(screen, query);
  if (isTab(screens[screen])) void Taro.switchTab({ url });
  else if (Taro.getCurrentPages().length >= deepest) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
}

/** Opens a screen in the place of the present one. */
export function replaceWith(screen: Screen, query?: Query): void {
  const url = pathOf(screen, query);
  if (isTab(screens[screen])) void Taro.switchTab({ url });
  else void Taro.redirectTo({ url });
}

/** Starts over at a path: after binding, signing in or out. */
export function startAt(url: string): void {
  void Taro.reLaunch({ url });
}

export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: pathOf("home") });
}

/** The path and query of the page on top, to return to. */
export function here(): string | undefined {
  const page = Taro.getCurrentPages().at(-1);
  const route = page?.route?.split("?")[0]?.replace(/^\//, "");
  if (!route) return undefined;
  const query = Object.entries((page?.options ?? {}) as Record<string, string>)
    .filter(([name]) => name !== "stamp" && !name.startsWith("$"))
    .map(([name, value]) => `${name}=${value}`);
  return query.length ? `/${route}?${query.join("&")}` : `/${route}`;
}
