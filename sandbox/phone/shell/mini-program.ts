import type {
  ComponentShape,
  Data,
  FromLogic,
  Inspection,
  LaunchOptions,
  Manifest,
  MountRequest,
  PageHost,
  ToLogic,
} from "../protocol";
import { BundleFiles } from "./bundle-files";
import { type CallContext, Refusal } from "./call-context";
import { Chrome, homeIndicatorHeight } from "./chrome";
import { Dialogs } from "./dialogs";
import { askPrivacy, Grants } from "./grants";
import { Loudspeaker } from "./loudspeaker";
import { openType } from "./open-types";
import { PageView, spareFrame } from "./page-view";
import { Recorder } from "./recorder";
import { screenCall } from "./screen-calls";
import { deviceOf } from "./screen-size";
import type { Services } from "./services";
import { Wheel } from "./wheel";

export interface MiniProgramOptions {
  manifest: Manifest;
  user: string;
  launch: LaunchOptions;
  services: Services;
}

/**
 * One running mini-program of one person: a Worker for its logic, an iframe for each page, and the
 * native parts of WeChat around them.
 */
export class MiniProgram {
  readonly dialogs: Dialogs;
  private readonly chrome: Chrome;
  private readonly wheel: Wheel;
  private readonly grants: Grants;
  private readonly recorder = new Recorder();
  private readonly loudspeaker: Loudspeaker;
  private readonly worker: Worker;
  private readonly pages = new Map<number, PageView>();
  private readonly shapes: Record<string, ComponentShape> = {};
  private readonly files = new BundleFiles();
  private readonly inspections = new Map<number, (result: Inspection) => void>();
  private readonly storageKey: string;
  private spare: HTMLIFrameElement;
  private current: PageView | undefined;
  private opened: (page: PageView) => void = () => undefined;
  /** `onLaunch` may call before any page is there; the calls wait for it. */
  private readonly firstPage = new Promise<PageView>((resolve) => {
    this.opened = resolve;
  });
  private tappedAt = Number.NEGATIVE_INFINITY;
  private lastCall = 0;
  private started = performance.now();
  /** Milliseconds from creation to the first page on screen. */
  bootMs = 0;

  constructor(
    parent: HTMLElement,
    private readonly options: MiniProgramOptions,
  ) {
    const { manifest, user, launch } = options;
    this.chrome = new Chrome(
      options.services.appName,
      manifest.app,
      (path) => this.files.address(path),
      {
        back: () => this.send({ t: "back" }),
        more: () => void this.more(),
        leave: () => options.services.leave(),
        tab: (index, item) =>
          this.send({
            t: "tab",
            route: item.pagePath,
            item: { index, pagePath: item.pagePath, text: item.text },
          }),
      },
    );
    parent.append(this.chrome.element);
    this.dialogs = new Dialogs(this.chrome.element);
    this.wheel = new Wheel(this.dialogs);
    this.grants = new Grants(manifest.appId, user);
    this.loudspeaker = new Loudspeaker(
      (source) => this.files.address(source),
      (argument) => this.send({ t: "emit", name: "audio", argument }),
    );
    this.storageKey = `weapp:${manifest.appId}:${user}`;
    this.spare = spareFrame(this.chrome.views);

    this.worker = new Worker("/__phone/logic.js", { name: `logic of ${user}` });
    this.worker.onmessage = (event: MessageEvent<FromLogic>) => this.receive(event.data);
    this.worker.onerror = (event) => options.services.log("error", event.message);
    this.send({
      t: "boot",
      manifest,
      storage: JSON.parse(localStorage.getItem(this.storageKey) ?? "{}") as Record<string, string>,
      device: deviceOf(manifest.appId, user),
      launch,
    });
  }

  private send(message: ToLogic, transfer: Transferable[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  private receive(message: FromLogic): void {
    const { services } = this.options;
    switch (message.t) {
      case "open":
        this.open(message);
        return;
      case "data":
        this.pages.get(message.id)?.apply(message.patch, () => this.patched(message.done));
        return;
      case "show":
        this.show(message.id);
        return;
      case "close":
        this.close(message.id);
        return;
      case "component":
        this.shapes[message.shape.path] = message.shape;
        return;
      case "call":
        return void this.answer(message);
      case "storage":
        localStorage.setItem(this.storageKey, JSON.stringify(message.storage));
        return;
      case "file":
        this.files.keep(message.path, message.url);
        return;
      case "log":
        services.log(message.level, message.text);
        return;
      case "missing":
        services.missing(`wx.${message.name}`);
        return;
      case "trace":
        services.trace(message.record);
        return;
      case "booted":
        return;
      case "inspected":
        this.inspections.get(message.call)?.(message.result);
        this.inspections.delete(message.call);
        return;
      case "shared":
        this.shared(message.result);
        return;
    }
  }

  private patched(done: number): void {
    if (done) this.send({ t: "done", done });
  }

  private open(message: Extract<FromLogic, { t: "open" }>): void {
    const { manifest, services } = this.options;
    const config = { ...manifest.app.window, ...manifest.pages[message.route] };
    const styles = this.files.stylesOf(message.route);
    const request = (css: string): Omit<MountRequest, "data" | "route"> => ({
      manifest: { ...manifest, pages: { ...manifest.pages, [message.route]: config } },
      shapes: this.shapes,
      css,
      safeBottom: message.tab ? 0 : homeIndicatorHeight,
      host: this.host(message.id, message.route),
    });
    const page = new PageView(this.spare, { ...message, config }, styles, request);
    this.pages.set(message.id, page);
    this.opened(page);
    this.spare = spareFrame(this.chrome.views);
    page.mounted
      .then(() => {
        this.bootMs ||= performance.now() - this.started;
        this.chrome.ready();
        this.send({ t: "life", id: message.id, name: "onReady" });
      })
      .catch((error: Error) =>
        services.log("error", `${message.route}: ${error.stack ?? error.message}`),
      );
    this.show(message.id);
  }

  private show(id: number): void {
    for (const page of this.pages.values()) page.show(page.id === id);
    this.current = this.pages.get(id);
    this.redraw();
  }

  private redraw(): void {
    const page = this.current;
    if (page) this.chrome.show({ ...page, first: this.pages.size < 2 });
  }

  private close(id: number): void {
    const page = this.pages.get(id);
    this.pages.delete(id);
    page?.show(false);
    if (page) setTimeout(() => page.remove(), 60);
  }

  private host(id: number, route: string): PageHost {
    return {
      event: (handler, event) =>
        this.send({ t: "event", id, handler, event: JSON.parse(JSON.stringify(event)) as Data }),
      life: (name, argument) => this.life(id, name, argument),
      tapped: () => {
        this.tappedAt = performance.now();
      },
      url: (source) => this.files.address(source, route),
      pick: (request) => this.wheel.pick(request),
      pickRefresh: () => this.wheel.refresh(),
      navigate: (name, options) => this.send({ t: "navigate", name, options }),
      openType: (type, target) =>
        openType(type, target, {
          dialogs: this.dialogs,
          grants: this.grants,
          services: this.options.services,
          privacy: () => askPrivacy(this.dialogs, this.grants, this.options.services.appName),
          share: ({ id: element, dataset }) =>
            this.send({
              t: "share",
              id,
              argument: { from: "button", target: { id: element, dataset } },
            }),
        }),
    };
  }

  private life(id: number, name: string, argument?: unknown): void {
    if (name === "onPullDownRefresh") this.chrome.element.classList.add("refreshing");
    this.send({ t: "life", id, name, argument });
  }

  private async answer(message: Extract<FromLogic, { t: "call" }>): Promise<void> {
    const { call, name, options } = message;
    const own = message.pageId === undefined ? undefined : this.pages.get(message.pageId);
    const run = screenCall(name);
    try {
      if (!run) {
        this.options.services.missing(`wx.${name}`);
        throw new Refusal("未实现");
      }
      const page = own ?? this.current ?? (await this.firstPage);
      const result = (await run(options, this.context(page))) ?? {};
      const transfer = (result.transfer ?? []) as Transferable[];
      this.send({ t: "answer", call, result }, transfer);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const extra = (error as { extra?: Data }).extra;
      this.send({ t: "answer", call, error: message, extra });
    }
  }

  private context(page: PageView): CallContext {
    return {
      page,
      chrome: this.chrome,
      dialogs: this.dialogs,
      grants: this.grants,
      services: this.options.services,
      recorder: this.recorder,
      loudspeaker: this.loudspeaker,
      screen: this.chrome.element,
      sinceTap: () => performance.now() - this.tappedAt,
      redraw: () => this.redraw(),
      address: (source) => this.files.address(source),
      life: (name) => this.life(page.id, name),
      privacy: () => askPrivacy(this.dialogs, this.grants, this.options.services.appName),
      observed: (observer, result) => this.send({ t: "observed", observer, result }),
    };
  }

  private async more(): Promise<void> {
    const { services } = this.options;
    const choice = await this.dialogs.sheet(["转发给朋友", "重新进入小程序", "清除小程序数据"]);
    if (choice === 0 && this.current)
      this.send({ t: "share", id: this.current.id, argument: { from: "menu" } });
    if (choice === 1) services.restart();
    if (choice === 2) {
      localStorage.removeItem(this.storageKey);
      services.restart();
    }
  }

  private shared(result: { title?: string; path?: string }): void {
    const route = this.current?.route ?? "";
    const title =
      result.title || this.current?.config.navigationBarTitleText || this.options.services.appName;
    this.options.services.share({ title, path: result.path ?? route });
    this.dialogs.toast({ title: "已转发", icon: "success" });
  }

  /** The person left it: hooks run, sockets die, sound stops; the pages stay as they are. */
  hide(): void {
    this.send({ t: "hide" });
    this.loudspeaker.silence();
    this.dialogs.hideToast();
  }

  /** The person came back, by a card (`reopen` at its page) or to where they were. */
  foreground(launch: LaunchOptions, { reopen }: { reopen: boolean }): void {
    this.send({ t: "foreground", launch, reopen });
  }

  destroy(): void {
    this.worker.terminate();
    this.loudspeaker.silence();
    this.chrome.element.remove();
  }

  /** The iframe of the page on top, for tests. */
  get frame(): HTMLIFrameElement | undefined {
    return this.current?.frame;
  }

  inspect({ data = false } = {}): Promise<Inspection> {
    return new Promise((resolve) => {
      this.lastCall += 1;
      this.inspections.set(this.lastCall, resolve);
      this.send({ t: "inspect", call: this.lastCall, data });
    });
  }
}
