import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import vm from "node:vm";
import type { TreeNode } from "./tree";

export type Handler = (this: unknown, ...args: unknown[]) => unknown;

export interface RunningPage {
  route: string;
  options: Record<string, string>;
  data: { root?: TreeNode } & Record<string, unknown>;
  [name: string]: unknown;
}

export interface RuntimeOptions {
  dist: string;
  wx: object;
  /** Modules that a test replaces, `base` for instance. */
  modules: Record<string, unknown>;
  log(level: string, parts: unknown[]): void;
}

/** Runs the bundle's modules in a context without a browser, and keeps the stack of pages. */
export class Runtime {
  readonly pages: RunningPage[] = [];
  readonly appJson: { pages: string[]; tabBar?: { list: { pagePath: string }[] } };
  app: Record<string, unknown> = {};
  private readonly definitions: Record<string, Record<string, unknown>> = {};
  private readonly loaded = new Map<string, { exports: unknown }>();
  private readonly context: vm.Context;
  private readonly timers = new Set<NodeJS.Timeout>();
  private current = "";
  private last = 0;
  private closed = false;

  constructor(private readonly options: RuntimeOptions) {
    this.appJson = JSON.parse(readFileSync(join(options.dist, "app.json"), "utf8"));
    this.context = vm.createContext(this.globals());
    Object.assign(this.context, { global: this.context, globalThis: this.context });
  }

  private globals(): object {
    const log =
      (level: string) =>
      (...parts: unknown[]) =>
        this.options.log(level, parts);
    const define = (definition: Record<string, unknown>) => {
      this.definitions[this.current] = definition;
    };
    return {
      wx: this.options.wx,
      console: {
        log: log("log"),
        info: log("info"),
        warn: log("warn"),
        error: log("error"),
        debug: log("debug"),
      },
      setTimeout: (run: () => void, ms?: number) => this.timer(setTimeout(() => this.run(run), ms)),
      setInterval: (run: () => void, ms?: number) =>
        this.timer(setInterval(() => this.run(run), ms)),
      clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
      clearInterval: (timer: NodeJS.Timeout) => clearInterval(timer),
      queueMicrotask,
      App: (definition: Record<string, unknown>) => {
        this.app = definition;
      },
      Page: define,
      Component: define,
      Behavior: (definition: unknown) => definition,
      getApp: () => this.app,
      getCurrentPages: () => this.pages,
    };
  }

  private run(callback: () => void): void {
    if (!this.closed) callback();
  }

  private timer(timer: NodeJS.Timeout): NodeJS.Timeout {
    this.timers.add(timer);
    return timer;
  }

  require(name: string): unknown {
    const path = name.replace(/\.js$/, "");
    if (path in this.options.modules) return this.options.modules[path];
    const known = this.loaded.get(path);
    if (known) return known.exports;

    const module = { exports: {} as unknown };
    this.loaded.set(path, module);
    const file = join(this.options.dist, `${path}.js`);
    const wrapped = `(function (require, module, exports) {${readFileSync(file, "utf8")}\n})`;
    const factory = vm.runInContext(wrapped, this.context, { filename: file }) as Handler;
    const outer = this.current;
    this.current = path;
    try {
      const require = (target: string) =>
        this.require(
          posix.normalize(
            target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(path), target),
          ),
        );
      factory(require, module, module.exports);
    } finally {
      this.current = outer;
    }
    return module.exports;
  }

  isTab(route: string): boolean {
    return this.appJson.tabBar?.list.some(({ pagePath }) => pagePath === route) ?? false;
  }

  open(url: string): RunningPage {
    const [path = "", search = ""] = url.replace(/^\//, "").split("?");
    if (!this.definitions[path]) this.require(path);
    const definition = this.definitions[path];
    if (!definition) throw new Error(`page "${path}" is not found`);

    const query = Object.fromEntries(
      search
        .split("&")
        .filter(Boolean)
        .map((pair) => pair.split("=") as [string, string]),
    );
    const page = this.page(definition, path, query);
    call(this.pages.at(-1), "onHide");
    this.pages.push(page);
    call(page, "onLoad", query);
    call(page, "onShow");
    this.timer(setTimeout(() => this.run(() => call(page, "onReady"))));
    return page;
  }

  private page(
    definition: Record<string, unknown>,
    route: string,
    query: Record<string, string>,
  ): RunningPage {
    this.last += 1;
    const page: RunningPage = {
      ...definition,
      ...(definition.methods as object | undefined),
      route,
      __route__: route,
      is: route,
      options: query,
      data: JSON.parse(JSON.stringify(definition.data ?? {})),
      __wxWebviewId__: this.last,
      __wxExparserNodeId__: `p${this.last}`,
      getPageId: () => this.last,
      getTabBar: () => null,
      selectComponent: () => null,
      getOpenerEventChannel: () => ({
        on: () => undefined,
        once: () => undefined,
        emit: () => undefined,
        off: () => undefined,
      }),
    };
    page.setData = (patch: Record<string, unknown>, done?: () => void) => {
      for (const [key, value] of Object.entries(JSON.parse(JSON.stringify(patch))))
        setPath(page.data, key, value);
      if (done) queueMicrotask(() => this.run(done));
    };
    return page;
  }

  closeTop(): void {
    call(this.pages.pop(), "onUnload");
  }

  closeAll(): void {
    while (this.pages.length > 0) this.closeTop();
  }

  /** Nothing of the bundle runs after this. */
  stop(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }
}

export function call(
  target: Record<string, unknown> | undefined,
  name: string,
  ...args: unknown[]
): unknown {
  const handler = target?.[name];
  return typeof handler === "function" ? (handler as Handler).apply(target, args) : undefined;
}

function setPath(target: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.replace(/\.?\[(\d+)\]/g, ".$1").split(".");
  const last = keys.pop() ?? path;
  let at = target;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] = value;
}
