import type { Data, MountRequest, PageConfig, PageHost, ViewApi } from "../protocol";
import { h } from "./dom";

type ViewWindow = Window & { view?: ViewApi };

/** An empty page, loaded ahead so that opening one takes a few milliseconds. */
export function spareFrame(parent: HTMLElement): HTMLIFrameElement {
  const frame = h("iframe", {
    class: "off",
    src: "/__phone/view.html",
    title: "页面",
    tabindex: "-1",
  });
  parent.append(frame);
  return frame;
}

async function idleView(frame: HTMLIFrameElement): Promise<ViewApi> {
  for (;;) {
    const view = (frame.contentWindow as ViewWindow | null)?.view;
    if (view?.idle) return view;
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

export interface Opening {
  id: number;
  route: string;
  data: Data;
  tab: boolean;
  root: boolean;
  config: PageConfig;
}

/** One page on the screen: its iframe, and the patches that wait until it is mounted. */
export class PageView {
  readonly id: number;
  readonly route: string;
  readonly tab: boolean;
  readonly config: PageConfig;
  private readonly queue: { patch: Data; done: () => void }[] = [];
  private view: ViewApi | undefined;
  readonly mounted: Promise<ViewApi | undefined>;

  constructor(
    readonly frame: HTMLIFrameElement,
    opening: Opening,
    styles: Promise<string>,
    request: (css: string) => Omit<MountRequest, "data" | "route">,
  ) {
    this.id = opening.id;
    this.route = opening.route;
    this.tab = opening.tab;
    this.config = { ...opening.config };
    frame.classList.toggle("in", !opening.root);
    frame.title = opening.config.navigationBarTitleText || opening.route;
    frame.removeAttribute("tabindex");
    this.mounted = this.mount(opening, styles, request);
  }

  private async mount(
    opening: Opening,
    styles: Promise<string>,
    request: (css: string) => Omit<MountRequest, "data" | "route">,
  ): Promise<ViewApi | undefined> {
    const [view, css] = await Promise.all([idleView(this.frame), styles]);
    if (!this.frame.isConnected) return undefined;
    view.mount({ ...request(css), route: opening.route, data: opening.data });
    for (const { patch, done } of this.queue.splice(0)) {
      view.set(patch);
      done();
    }
    this.view = view;
    return view;
  }

  apply(patch: Data, done: () => void): void {
    if (!this.view) {
      this.queue.push({ patch, done });
      return;
    }
    this.view.set(patch);
    done();
  }

  show(on: boolean): void {
    this.frame.classList.toggle("off", !on);
    this.frame.inert = !on;
  }

  remove(): void {
    this.view?.destroy();
    this.frame.remove();
  }
}

export type { PageHost };
