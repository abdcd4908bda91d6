/**
 * The logic thread: a Worker that owns `wx`, the registrations and the page stack, and runs the
 * bundle unchanged. It has no screen; everything seen goes to the shell as messages.
 */
import type { LaunchOptions, LogLevel, ToLogic } from "../protocol";
import { answered, log, plain, post } from "./bridge";
import { usedApis } from "./call";
import { audioEvent } from "./media";
import { provide, requireModule } from "./modules";
import { navigateBack, openRoot, reLaunch, switchTab } from "./navigation";
import { networkHidden } from "./network";
import { patched, showPage } from "./pages";
import { observed } from "./query";
import { closeSockets, openSockets } from "./socket";
import { hook, pageById, state, topPage } from "./state";
import { storedValues } from "./storage";
import { emit, wx } from "./wx";

type Boot = Extract<ToLogic, { t: "boot" }>;

function boot(message: Boot): void {
  const started = performance.now();
  Object.assign(state, {
    manifest: message.manifest,
    storage: message.storage,
    device: message.device,
    launch: message.launch,
    enter: message.launch,
  });
  mirrorConsole();
  provide(wx);
  requireModule("app");
  const loaded = performance.now();
  for (const path of Object.keys(message.manifest.components)) requireModule(path);

  state.app.onLaunch?.(message.launch);
  state.app.onShow?.(message.launch);
  openEntry(message.launch);
  post({ t: "booted", loadMs: loaded - started, totalMs: performance.now() - started });
}

/** A page that is not there is the bundle's to handle; else its first page opens. */
function openEntry({ path, query }: LaunchOptions): void {
  const { app, pages } = state.manifest;
  if (pages[path]) {
    openRoot(path, { ...query });
    return;
  }
  log("error", [`page "${path}" is not found`]);
  hook(state.app, "onPageNotFound", { path, query, isEntryPage: true });
  if (state.stack.length === 0) openRoot(app.entryPagePath ?? app.pages[0] ?? "", {});
}

function mirrorConsole(): void {
  for (const level of ["log", "info", "warn", "error", "debug"] satisfies LogLevel[]) {
    const original = console[level].bind(console);
    console[level] = (...parts: unknown[]) => {
      original(...parts);
      log(level, parts);
    };
  }
}

/** The person left: hooks run first, so that a last word can still go out. */
function hide(): void {
  hook(topPage(), "onHide");
  state.app.onHide?.();
  emit("AppHide");
  state.hidden = true;
  closeSockets();
  networkHidden(true);
}

/** The person came back; from a card with its own page the mini-program opens there. */
function foreground(launch: LaunchOptions, { reopen }: { reopen: boolean }): void {
  state.hidden = false;
  networkHidden(false);
  state.enter = launch;
  state.app.onShow?.(launch);
  emit("AppShow", launch);
  if (!reopen) {
    showPage(topPage());
    return;
  }
  if (!state.manifest.pages[launch.path]) {
    showPage(topPage());
    hook(state.app, "onPageNotFound", { path: launch.path, query: launch.query });
    return;
  }
  const query = Object.entries(launch.query).map(([name, value]) => `${name}=${value}`);
  reLaunch({ url: `/${launch.path}?${query.join("&")}` });
}

function inspect(call: number, withData: boolean): void {
  post({
    t: "inspected",
    call,
    result: {
      used: plain(usedApis()),
      evalBlocked: evalBlocked(),
      routes: state.stack.map((page) => page.route),
      sockets: openSockets(),
      storage: plain(storedValues()),
      data: withData ? topPage()?.data : undefined,
    },
  });
}

/** WeChat forbids code from strings; the worker's own policy does the same. */
function evalBlocked(): string | false {
  try {
    new Function("return 1");
    return false;
  } catch (error) {
    return error instanceof Error ? error.name : "Error";
  }
}

function share(id: number, argument: unknown): void {
  const result = hook(pageById(id), "onShareAppMessage", argument);
  post({ t: "shared", result: plain((result ?? {}) as { title?: string; path?: string }) });
}

function navigate(name: string, options: object): void {
  const call = (wx as Record<string, (options: object) => unknown>)[name];
  call?.({ fail: (error: { errMsg: string }) => log("error", [error.errMsg]), ...options });
}

function receive(message: ToLogic): void {
  switch (message.t) {
    case "boot":
      boot(message);
      return;
    case "event":
      return void hook(pageById(message.id), message.handler, message.event);
    case "answer":
      answered(message);
      return;
    case "done":
      patched(message.done);
      return;
    case "life":
      return void hook(pageById(message.id), message.name, message.argument);
    case "share":
      share(message.id, message.argument);
      return;
    case "back":
      return void navigateBack({});
    case "navigate":
      navigate(message.name, message.options);
      return;
    case "tab":
      switchTab({ url: `/${message.route}` });
      return void hook(topPage(), "onTabItemTap", message.item);
    case "emit":
      if (message.name === "audio") audioEvent(message.argument);
      else emit(message.name, message.argument);
      return;
    case "hide":
      hide();
      return;
    case "foreground":
      foreground(message.launch, message);
      return;
    case "observed":
      observed(message.observer, message.result);
      return;
    case "inspect":
      inspect(message.call, message.data);
      return;
  }
}

self.onmessage = (event: MessageEvent<ToLogic>) => receive(event.data);

self.addEventListener("error", (event) => {
  log("error", [event.message, `${event.filename}:${event.lineno}`]);
  state.app.onError?.(event.message);
});

self.addEventListener("unhandledrejection", (event) => {
  log("error", ["unhandled", event.reason?.errMsg ?? event.reason]);
  state.app.onUnhandledRejection?.({ reason: event.reason });
});
