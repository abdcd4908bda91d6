import type { Data, Device, LaunchOptions, Manifest } from "../protocol";

export type Handler = (this: unknown, ...args: unknown[]) => unknown;

/** One page of the stack, as the bundle sees it: its own methods and what WeChat adds. */
export interface LogicPage extends Data {
  data: Data;
  route: string;
  pageId: number;
  tab: boolean;
}

export interface AppDefinition extends Data {
  onLaunch?: (options: LaunchOptions) => void;
  onShow?: (options: LaunchOptions) => void;
  onHide?: () => void;
  onError?: (message: string) => void;
  onUnhandledRejection?: (event: { reason: unknown }) => void;
}

interface State {
  manifest: Manifest;
  device: Device;
  launch: LaunchOptions;
  /** How it was opened last; `launch` stays what it was at the cold start. */
  enter: LaunchOptions;
  storage: Record<string, string>;
  app: AppDefinition;
  stack: LogicPage[];
  tabs: Map<string, LogicPage>;
  /** True while WeChat shows something else: new requests and sockets are refused. */
  hidden: boolean;
}

const empty = {} as never;

export const state: State = {
  manifest: empty,
  device: empty,
  launch: empty,
  enter: empty,
  storage: {},
  app: {},
  stack: [],
  tabs: new Map(),
  hidden: false,
};

export function topPage(): LogicPage | undefined {
  return state.stack.at(-1);
}

export function pageById(id: number): LogicPage | undefined {
  return [...state.stack, ...state.tabs.values()].find((page) => page.pageId === id);
}

/** Calls a hook or handler of the bundle when it has one. */
export function hook(target: Data | undefined, name: string, ...args: unknown[]): unknown {
  const handler = target?.[name];
  return typeof handler === "function" ? (handler as Handler).apply(target, args) : undefined;
}
