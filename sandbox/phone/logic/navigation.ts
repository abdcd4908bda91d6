import type { Data } from "../protocol";
import { type Api, api, type CallOptions } from "./call";
import { type EventChannel, eventChannel } from "./event-channel";
import { closePage, hidePage, openPage, showPage } from "./pages";
import { type LogicPage, state, topPage } from "./state";

const maxStack = 10;

export function isTab(route: string): boolean {
  return (state.manifest.app.tabBar?.list ?? []).some((item) => item.pagePath === route);
}

/** Query values arrive as written: WeChat does not decode them. */
export function parseQuery(text: string): Record<string, string> {
  const pairs = text.split("&").filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function resolveUrl(options: CallOptions): { route: string; query: Record<string, string> } {
  const url = String(options.url ?? "");
  const [path = "", search = ""] = url.split("?");
  const route = path.startsWith("/") ? path.slice(1) : relative(path);
  if (!state.manifest.pages[route]) throw new Error(`page "${route}" is not found`);
  return { route, query: parseQuery(search) };
}

function relative(path: string): string {
  const out = (topPage()?.route ?? "").split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") out.pop();
    else if (part !== ".") out.push(part);
  }
  return out.join("/");
}

function navigateTo(options: CallOptions): Data {
  const { route, query } = resolveUrl(options);
  if (isTab(route)) throw new Error("can not navigateTo a tabbar page");
  if (state.stack.length >= maxStack) throw new Error("webview count limit exceed");

  hidePage(topPage());
  const page = openPage(route, query, false);
  const channel = openerChannel(page);
  for (const [event, listener] of Object.entries((options.events ?? {}) as Data)) {
    channel.on(event, listener as (...args: unknown[]) => void);
  }
  return { eventChannel: channel };
}

function openerChannel(page: LogicPage): EventChannel {
  const get = page.getOpenerEventChannel as (() => EventChannel) | undefined;
  return get?.() ?? eventChannel();
}

function redirectTo(options: CallOptions): Data {
  const { route, query } = resolveUrl(options);
  if (isTab(route)) throw new Error("can not redirectTo a tabbar page");
  const old = state.stack.pop();
  openPage(route, query, false);
  closePage(old);
  return {};
}

export function navigateBack(options: CallOptions): Data {
  const delta = Math.min(Number(options.delta ?? 1), state.stack.length - 1);
  if (delta < 1) return {};
  for (let index = 0; index < delta; index++) closePage(state.stack.pop());
  showPage(topPage());
  return {};
}

/** Tab pages stay alive in the background; everything above them is closed. */
export function switchTab(options: CallOptions): Data {
  const { route } = resolveUrl(options);
  if (!isTab(route)) throw new Error("can not switch to no-tabBar page");
  if (topPage()?.route === route) return {};

  hidePage(topPage());
  for (const page of state.stack.slice().reverse()) if (!page.tab) closePage(page);
  const kept = state.tabs.get(route);
  state.stack = kept ? [kept] : [];
  if (kept) showPage(kept);
  else state.tabs.set(route, openPage(route, {}, true));
  return {};
}

export function reLaunch(options: CallOptions): Data {
  const { route, query } = resolveUrl(options);
  const all = new Set([...state.stack.slice().reverse(), ...state.tabs.values()]);
  for (const page of all) closePage(page);
  state.tabs.clear();
  state.stack = [];
  openRoot(route, query);
  return {};
}

export function openRoot(route: string, query: Record<string, string>): void {
  if (!state.manifest.pages[route]) throw new Error(`page "${route}" is not found`);
  const tab = isTab(route);
  const page = openPage(route, query, tab);
  if (tab) state.tabs.set(route, page);
}

export const navigation: Record<string, Api> = {
  navigateTo: api("navigateTo", navigateTo),
  redirectTo: api("redirectTo", redirectTo),
  navigateBack: api("navigateBack", navigateBack),
  switchTab: api("switchTab", switchTab),
  reLaunch: api("reLaunch", reLaunch),
};
