/**
 * One page of the mini-program. glass-easel renders the real WXML here; patches come in, events go
 * out. The shell is the parent window of the same origin and calls `window.view`.
 */
import * as easel from "glass-easel";
import type { ComponentShape, Data, MountRequest, PageHost, ViewApi } from "../protocol";
import type { Environment, EventOptions, TemplateNode } from "./components/base";
import { install, tags } from "./components/index";
import defaultLook from "./default-look.css";
import { cancelTap, listenForGestures } from "./gestures";
import { measure, observe, unobserve } from "./measure";
import { renderedAround } from "./node";

type Groups = Record<string, unknown>;
type Relay = Record<string, (event: PlainEvent) => void>;

/** An event as glass-easel hands it to a method. */
interface PlainEvent {
  type: string;
  target: TemplateNode & { $$?: HTMLElement };
  currentTarget: TemplateNode & { $$?: HTMLElement };
  detail: unknown;
  mark?: Data;
  touches?: unknown[];
  changedTouches?: unknown[];
}

const groups = (self as unknown as { templates: Groups }).templates;
const noPan = new WeakSet<Element>();

easel.globalOptions.throwGlobalError = false;

/**
 * Only our own code feeds events into glass-easel: the default backend would forward native
 * `input`, `scroll` and `focus` a second time, with every DOM field as their detail.
 */
class Backend extends easel.CurrentWindowBackendContext {
  override setListenerStats(
    element: unknown,
    type: string,
    _capture: boolean,
    mutation: number,
  ): void {
    if (element instanceof Element && type === "touchmove" && mutation === 2) noPan.add(element);
  }
  override onEvent(): void {}
}

const backend = new Backend();
const space = new easel.ComponentSpace();
space.updateComponentOptions({ writeIdToDOM: true });
for (const tag of tags) space.setGlobalUsingComponent(tag, `wx-${tag}`);

function trigger(
  node: TemplateNode,
  name: string,
  detail: unknown,
  options: EventOptions = {},
): void {
  const { bubbles = false, composed = false, ...extraFields } = options;
  easel.Event.triggerEvent(node as never, name, detail, {
    bubbles,
    composed,
    capturePhase: true,
    extraFields,
  });
}

/** What WeChat hands to a handler. */
function plainEvent(event: PlainEvent): Data {
  const reference = (node: PlainEvent["target"]) => ({
    id: node.id || "",
    dataset: { ...node.dataset },
    offsetLeft: node.$$?.offsetLeft ?? 0,
    offsetTop: node.$$?.offsetTop ?? 0,
  });
  return {
    type: event.type,
    timeStamp: Math.round(performance.now()),
    target: reference(event.target),
    currentTarget: reference(event.currentTarget),
    mark: { ...event.mark },
    detail: event.detail,
    touches: event.touches ?? [],
    changedTouches: event.changedTouches ?? [],
  };
}

/** `fallbackListenerOnNativeNode` makes `bindtap` on a built-in a listener, not an attribute. */
function template(path: string) {
  return { groupList: groups, content: groups[path], fallbackListenerOnNativeNode: true } as never;
}

const propertyTypes: Record<string, unknown> = { Object, String, Number, Boolean, Array };

/** Components of the bundle, Taro's recursive `comp` above all: only properties cross to here. */
function componentMaker(request: MountRequest, relay: Relay) {
  const made = new Map<string, unknown>();

  const make = (path: string): unknown => {
    const known = made.get(path);
    if (known) return known;
    const shape: ComponentShape | undefined = request.shapes[path];
    let builder = space
      .define(path)
      .options({ virtualHost: true, writeIdToDOM: true })
      .template(template(path));
    for (const [name, type] of Object.entries(shape?.properties ?? {})) {
      builder = builder.property(name, (propertyTypes[type] ?? null) as never) as typeof builder;
    }
    const using = request.manifest.components[path]?.using ?? {};
    const children = Object.entries(using).map(([tag, target]) => [
      tag,
      target === path ? `/${path}` : make(target),
    ]);
    const definition = builder
      .usingComponents(Object.fromEntries(children) as never)
      .methods(relay as never)
      .registerComponent()
      .general();
    made.set(path, definition);
    return definition;
  };
  return make;
}

interface PageRoot {
  setData(patch: Data): void;
}

let root: PageRoot | undefined;

function mount(request: MountRequest): void {
  const { host, manifest, route } = request;
  const environment: Environment = { trigger, cancelTap, host };
  install(environment);
  listenForGestures(environment, {
    noPan,
    pullDown: manifest.pages[route]?.enablePullDownRefresh
      ? () => host.life("onPullDownRefresh")
      : undefined,
  });
  addStyle(defaultLook);
  addStyle(request.css);
  document.documentElement.style.setProperty("--safe-bottom", `${request.safeBottom}px`);
  document.body.style.backgroundColor = manifest.pages[route]?.backgroundColor ?? "";

  const relay: Relay = {};
  for (const name of manifest.handlers)
    relay[name] = (event) => host.event(name, plainEvent(event));
  const make = componentMaker(request, relay);
  const using = Object.entries(manifest.pages[route]?.using ?? {}).map(([tag, path]) => [
    tag,
    make(path),
  ]);
  const page = space
    .define(route)
    .options({ hostNodeTagName: "wx-root", writeIdToDOM: true } as never)
    .usingComponents(Object.fromEntries(using) as never)
    .template(template(route))
    .data(() => request.data as never)
    .methods(relay as never)
    .registerComponent();

  const slot = document.createElement("div");
  document.body.append(slot);
  const element = easel.Component.createWithContext("wx-root", page.general(), backend as never);
  easel.Element.replaceDocumentElement(element as never, document.body as never, slot as never);
  root = element as unknown as PageRoot;
  listenForPage(host, environment);
}

function addStyle(css: string): void {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
}

/** Popups of component libraries wait for the end of transitions; pages for the end of the list. */
function listenForPage(host: PageHost, environment: Environment): void {
  for (const name of ["transitionend", "animationstart", "animationend", "animationiteration"]) {
    addEventListener(
      name,
      (event) => {
        const target = renderedAround(event.target);
        const { elapsedTime } = event as TransitionEvent;
        if (target)
          environment.trigger(target.__wxElement, name, { elapsedTime }, { bubbles: true });
      },
      true,
    );
  }

  let atBottom = false;
  addEventListener(
    "scroll",
    () => {
      const page = document.scrollingElement;
      if (!page) return;
      host.life("onPageScroll", { scrollTop: page.scrollTop });
      const bottom = page.scrollHeight - innerHeight - page.scrollTop < 50;
      if (bottom && !atBottom) host.life("onReachBottom");
      atBottom = bottom;
    },
    { passive: true },
  );
}

/** Taro's keys look like `root.cn.[0]`; glass-easel wants `root.cn[0]`. */
function set(patch: Data): void {
  const keys = Object.entries(patch).map(([key, value]) => [key.replace(/\.\[/g, "["), value]);
  root?.setData(Object.fromEntries(keys) as Data);
}

function scrollPage(options: Data): void {
  const target =
    typeof options.selector === "string" ? document.querySelector(options.selector) : null;
  const offset = Number(options.offsetTop ?? 0);
  const top = target
    ? target.getBoundingClientRect().top + scrollY + offset
    : Number(options.scrollTop ?? 0);
  window.scrollTo({ top, behavior: options.duration === 0 ? "auto" : "smooth" });
}

const view: ViewApi = {
  idle: true,
  mount,
  set,
  destroy: () => {
    if (root) easel.Element.pretendDetached(root as never);
  },
  query: measure,
  observe,
  unobserve,
  scrollTo: scrollPage,
};
Object.assign(window, { view });
