/**
 * What the three sides of the phone say to each other: the logic thread (a Worker that runs the
 * bundle), the shell (the stage's page, which owns the screen) and the view (one iframe per page).
 */

export type Data = Record<string, unknown>;

export interface PageConfig extends Data {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: "black" | "white";
  navigationStyle?: "default" | "custom";
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  /** Tag to component path, resolved at serve time. */
  using?: Record<string, string>;
}

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface AppConfig {
  pages: string[];
  entryPagePath?: string;
  window?: PageConfig;
  tabBar?: {
    color?: string;
    selectedColor?: string;
    backgroundColor?: string;
    borderStyle?: string;
    list: TabItem[];
  };
  requiredPrivateInfos?: string[];
}

export interface Manifest {
  appId: string;
  app: AppConfig;
  pages: Record<string, PageConfig>;
  components: Record<string, { using: Record<string, string> }>;
  /** Every handler name that any template binds; Taro has one, `eh`. */
  handlers: string[];
}

/** Where and how a mini-program was opened, as `onLaunch` and `onShow` get it. */
export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket: string;
  referrerInfo: { appId?: string; extraData?: Data };
}

export interface Device {
  appId: string;
  user: string;
  info: Data;
  menu: Data;
}

/** A component the bundle registered: only its properties matter to the view. */
export interface ComponentShape {
  path: string;
  properties: Record<string, string>;
}

export interface Used {
  count: number;
  /** False when the phone has no such API: the call failed with 「未实现」. */
  known: boolean;
}

export interface Inspection {
  used: Record<string, Used>;
  evalBlocked: string | false;
  routes: string[];
  sockets: number;
  storage: Data;
  data: unknown;
}

/** Something that passed between the phone and the server, and how long its answer took. */
export interface TraceRecord {
  direction: "out" | "in";
  text: string;
  note: string;
  ms: number;
  failed: boolean;
}

export type FromLogic =
  | { t: "open"; id: number; route: string; data: Data; tab: boolean; root: boolean }
  | { t: "data"; id: number; patch: Data; done: number }
  | { t: "show"; id: number }
  | { t: "close"; id: number }
  | { t: "component"; shape: ComponentShape }
  | { t: "call"; call: number; name: string; options: Data; pageId: number | undefined }
  | { t: "storage"; storage: Record<string, string> }
  | { t: "file"; path: string; url: string }
  | { t: "log"; level: LogLevel; text: string }
  | { t: "missing"; name: string }
  | { t: "trace"; record: TraceRecord }
  | { t: "booted"; loadMs: number; totalMs: number }
  | { t: "inspected"; call: number; result: Inspection }
  | { t: "shared"; result: { title?: string; path?: string; imageUrl?: string } };

export type ToLogic =
  | {
      t: "boot";
      manifest: Manifest;
      storage: Record<string, string>;
      device: Device;
      launch: LaunchOptions;
    }
  | { t: "event"; id: number; handler: string; event: Data }
  | { t: "answer"; call: number; result?: Data; error?: string; extra?: Data }
  | { t: "done"; done: number }
  | { t: "life"; id: number; name: string; argument?: unknown }
  | { t: "share"; id: number; argument: Data }
  | { t: "back" }
  | { t: "navigate"; name: string; options: Data }
  | { t: "tab"; route: string; item: Data }
  | { t: "emit"; name: string; argument?: unknown }
  | { t: "hide" }
  | { t: "foreground"; launch: LaunchOptions; reopen: boolean }
  | { t: "observed"; observer: number; result: Data }
  | { t: "inspect"; call: number; data: boolean };

export type LogLevel = "log" | "info" | "warn" | "error" | "debug";

/** One request of `createSelectorQuery`, measured in the view where there is a layout. */
export interface QueryItem {
  selector?: string;
  all?: boolean;
  viewport?: boolean;
  fields: Data;
}

export interface PickRequest {
  title: string;
  columns: string[][] | ((value: number[]) => string[][]);
  value: number[];
  onColumn?: (column: number, value: number) => void;
}

/** The shell's services for one page; the view's iframe calls them directly (same origin). */
export interface PageHost {
  event(handler: string, event: Data): void;
  life(name: string, argument?: unknown): void;
  tapped(): void;
  url(source: string): string;
  pick(request: PickRequest): Promise<number[] | null>;
  pickRefresh(): void;
  navigate(name: string, options: Data): void;
  openType(
    type: string,
    target: { id: string; dataset: Data; prop(name: string): unknown },
  ): Promise<{ event: string; detail: Data } | undefined>;
}

export interface MountRequest {
  route: string;
  data: Data;
  manifest: Manifest;
  shapes: Record<string, ComponentShape>;
  css: string;
  /** Height of the home bar over the page, in pixels. */
  safeBottom: number;
  host: PageHost;
}

/** What a view's iframe offers as `window.view`. */
export interface ViewApi {
  idle: boolean;
  mount(request: MountRequest): void;
  set(patch: Data): void;
  destroy(): void;
  query(items: QueryItem[]): { list: unknown[]; transfer: Transferable[] };
  observe(request: Data, report: (result: Data) => void): void;
  unobserve(observer: number): void;
  scrollTo(options: Data): void;
}
