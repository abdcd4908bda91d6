import type { Data } from "../protocol";
import { nextNumber, plain, post } from "./bridge";
import { eventChannel } from "./event-channel";
import { definitionOf } from "./modules";
import { intersectionObserver, selectorQuery } from "./query";
import { hook, type LogicPage, state } from "./state";

let lastPage = 0;
const doneCallbacks = new Map<number, () => void>();

export function patched(done: number): void {
  const callback = doneCallbacks.get(done);
  doneCallbacks.delete(done);
  callback?.();
}

/** Opens a page on top of the stack and runs its `onLoad` and `onShow`. */
export function openPage(route: string, query: Record<string, string>, tab: boolean): LogicPage {
  const definition = definitionOf(route);
  lastPage += 1;
  const page = build(definition, { id: lastPage, route, query, tab });

  post({
    t: "open",
    id: page.pageId,
    route,
    data: page.data,
    tab,
    root: state.stack.length === 0,
  });
  state.stack.push(page);
  hook(page, "onLoad", query);
  hook(page, "onShow");
  return page;
}

interface Identity {
  id: number;
  route: string;
  query: Record<string, string>;
  tab: boolean;
}

function build(definition: Data, { id, route, query, tab }: Identity): LogicPage {
  const own: Data = {};
  for (const [name, value] of Object.entries(definition)) {
    if (name !== "data") own[name] = typeof value === "function" ? value : plain(value);
  }

  const page: LogicPage = Object.assign(own, definition.methods, {
    data: plain((definition.data ?? {}) as Data),
    route,
    is: route,
    __route__: route,
    options: query,
    __wxWebviewId__: id,
    __wxExparserNodeId__: `p${id}`,
    pageId: id,
    tab,
  });
  const channel = eventChannel();
  return Object.assign(page, {
    setData: (patch: Data, callback?: () => void) => setData(page, patch, callback),
    createSelectorQuery: () => selectorQuery(page),
    createIntersectionObserver: (options?: Data) => intersectionObserver(page, options),
    getOpenerEventChannel: () => channel,
    getPageId: () => id,
    getTabBar: () => null,
    selectComponent: () => null,
    selectAllComponents: () => [],
    hasBehavior: () => false,
    triggerEvent: () => undefined,
  });
}

function setData(page: LogicPage, patch: Data, callback?: () => void): void {
  const copy = plain(patch);
  for (const [path, value] of Object.entries(copy)) setPath(page.data, path, value);
  const done = callback ? nextNumber() : 0;
  if (callback) doneCallbacks.set(done, callback);
  post({ t: "data", id: page.pageId, patch: copy, done });
}

/** Paths look like `list[0].name`; Taro writes `root.cn.[0].cn.[2]`. */
function setPath(target: Data, path: string, value: unknown): void {
  const keys = path.replace(/\.?\[(\d+)\]/g, ".$1").split(".");
  const last = keys.pop() ?? path;
  let at = target;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Data;
  }
  at[last] = value;
}

export function hidePage(page: LogicPage | undefined): void {
  hook(page, "onHide");
}

export function showPage(page: LogicPage | undefined): void {
  if (!page) return;
  post({ t: "show", id: page.pageId });
  hook(page, "onShow");
}

export function closePage(page: LogicPage | undefined): void {
  if (!page) return;
  hook(page, "onUnload");
  post({ t: "close", id: page.pageId });
}
