import { type Environment, WxElement } from "./components/base";
import { type RenderedElement, renderedAround } from "./node";

const tapSlop = 10;
const longPressMs = 350;
const pullDistance = 80;

interface Panning {
  element: Element;
  vertical: boolean;
  top: number;
  left: number;
}

interface Gesture {
  element: RenderedElement;
  inner: Element;
  x: number;
  y: number;
  canTap: boolean;
  moved: boolean;
  atTop: boolean;
  longPress: ReturnType<typeof setTimeout>;
  hover: ReturnType<typeof setTimeout>;
  hovered: [Element, string[]][];
  panning: Panning | undefined;
}

export interface GestureOptions {
  /** Elements with `catchtouchmove`: dragging them must not scroll the page. */
  noPan: WeakSet<Element>;
  pullDown: (() => void) | undefined;
}

let gesture: Gesture | undefined;

/** Called by components that take a movement for themselves, a swiper for instance. */
export function cancelTap(): void {
  if (!gesture) return;
  gesture.canTap = false;
  clearTimeout(gesture.longPress);
  unhover(gesture);
}

/**
 * Mouse and finger both become touchstart, touchmove, touchend, tap and longpress; the DOM's own
 * events never reach the bundle, their shapes differ.
 */
export function listenForGestures(environment: Environment, options: GestureOptions): void {
  addEventListener("pointerdown", (event) => start(event, environment, options), true);
  addEventListener("pointermove", (event) => move(event, environment), true);
  addEventListener("pointerup", (event) => end(event, "touchend", environment, options), true);
  addEventListener(
    "pointercancel",
    (event) => end(event, "touchcancel", environment, options),
    true,
  );
  addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("contextmenu", (event) => event.preventDefault());
}

function start(event: PointerEvent, environment: Environment, options: GestureOptions): void {
  if (!event.isPrimary || event.button > 0) return;
  const element = renderedAround(event.target);
  const [inner] = event.composedPath();
  if (!element || !(inner instanceof Element)) return;

  const hoverable = hoverTargets(element);
  const now: Gesture = {
    element,
    inner,
    x: event.clientX,
    y: event.clientY,
    canTap: true,
    moved: false,
    atTop: (document.scrollingElement?.scrollTop ?? 0) <= 0,
    hovered: [],
    panning: event.pointerType === "mouse" ? pannable(inner, options.noPan) : undefined,
    longPress: setTimeout(() => longPress(now, event, environment), longPressMs),
    hover: setTimeout(() => {
      now.hovered = hoverable;
      for (const [target, classes] of hoverable) target.classList.add(...classes);
    }, 20),
  };
  gesture = now;
  fire("touchstart", element, event, environment);
}

function longPress(now: Gesture, event: PointerEvent, environment: Environment): void {
  if (!now.canTap) return;
  fire("longpress", now.element, event, environment);
  fire("longtap", now.element, event, environment);
}

function move(event: PointerEvent, environment: Environment): void {
  const now = gesture;
  if (!now) return;
  const dx = event.clientX - now.x;
  const dy = event.clientY - now.y;
  if (now.canTap && Math.hypot(dx, dy) > tapSlop) {
    cancelTap();
    now.moved = true;
  }
  fire("touchmove", now.element, event, environment);
  if (now.moved && now.panning) pan(now.panning, dx, dy);
}

/** A mouse drag scrolls, as a finger would. */
function pan(panning: Panning, dx: number, dy: number): void {
  if (panning.element instanceof HTMLElement) panning.element.style.scrollSnapType = "none";
  if (panning.vertical) panning.element.scrollTop = panning.top - dy;
  else panning.element.scrollLeft = panning.left - dx;
}

function end(
  event: PointerEvent,
  type: "touchend" | "touchcancel",
  environment: Environment,
  options: GestureOptions,
): void {
  const now = gesture;
  if (!now) return;
  gesture = undefined;
  clearTimeout(now.longPress);
  unhover(now);
  if (now.panning?.element instanceof HTMLElement) now.panning.element.style.scrollSnapType = "";

  fire(type, now.element, event, environment);
  if (type === "touchend" && now.moved && now.atTop && event.clientY - now.y > pullDistance) {
    options.pullDown?.();
  }
  const inside = document.elementFromPoint(event.clientX, event.clientY);
  if (type === "touchend" && now.canTap && inside) tap(now, event, environment);
}

function tap(now: Gesture, event: PointerEvent, environment: Environment): void {
  for (const element of ancestors(now.element)) {
    if (element instanceof WxElement && element.swallowsTap) return;
  }
  environment.host.tapped();
  fire("tap", now.element, event, environment);
  for (const element of ancestors(now.element)) {
    if (!element.localName.startsWith("wx-")) continue;
    element.dispatchEvent(new CustomEvent("wx-tap", { detail: { inner: now.inner } }));
  }
}

function* ancestors(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = at.parentElement) yield at;
}

function fire(type: string, element: Element, event: PointerEvent, environment: Environment): void {
  const target = renderedAround(element);
  if (!target) return;
  const touch = {
    identifier: 0,
    pageX: event.pageX,
    pageY: event.pageY,
    clientX: event.clientX,
    clientY: event.clientY,
    force: 1,
  };
  const lifted = /end|cancel|tap|press/.test(type);
  environment.trigger(
    target.__wxElement,
    type,
    { x: event.pageX, y: event.pageY },
    {
      bubbles: true,
      composed: true,
      touches: lifted ? [] : [touch],
      changedTouches: [touch],
    },
  );
}

function hoverTargets(element: Element): [Element, string[]][] {
  const found: [Element, string[]][] = [];
  for (const at of ancestors(element)) {
    if (!(at instanceof WxElement)) continue;
    const classes = at.text("hover-class");
    if (classes && classes !== "none" && !at.swallowsTap) {
      found.push([at, classes.split(" ").filter(Boolean)]);
      if (at.flag("hover-stop-propagation")) break;
    }
    if (at.localName === "wx-button") break;
  }
  return found;
}

function unhover(now: Gesture): void {
  clearTimeout(now.hover);
  const { hovered } = now;
  now.hovered = [];
  setTimeout(() => {
    for (const [target, classes] of hovered) target.classList.remove(...classes);
  }, 70);
}

function outwards(node: Node): Node | null {
  return node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}

function pannable(inner: Element, noPan: WeakSet<Element>): Panning | undefined {
  if (/^(INPUT|TEXTAREA|IFRAME)$/.test(inner.tagName)) return undefined;
  for (let at: Node | null = inner; at; at = outwards(at)) {
    if (!(at instanceof Element) || at === document.body) continue;
    if (noPan.has(at) || at.localName === "wx-swiper") return undefined;
    const style = getComputedStyle(at);
    const { scrollTop: top, scrollLeft: left } = at;
    if (/auto|scroll/.test(style.overflowY) && at.scrollHeight > at.clientHeight) {
      return { element: at, vertical: true, top, left };
    }
    if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) {
      return { element: at, vertical: false, top, left };
    }
  }
  const page = document.scrollingElement;
  return page ? { element: page, vertical: true, top: page.scrollTop, left: 0 } : undefined;
}
