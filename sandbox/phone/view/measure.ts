import type { Data, QueryItem } from "../protocol";
import { Canvas, WxElement } from "./components/index";

/** `page` and the built-ins' names are selectors in WeChat; here they are `body` and `wx-…`. */
export function domSelector(selector: string): string {
  return selector
    .split(",")
    .map((part) =>
      part.replace(
        /(^|[\s>+~])(page|[a-z][a-z-]*)(?=$|[\s>+~.#:[])/g,
        (_, before: string, tag: string) =>
          tag === "page" ? `${before}body` : `${before}wx-${tag}`,
      ),
    )
    .join(",");
}

function find(selector: string | undefined): Element | null {
  return selector ? document.querySelector(domSelector(selector)) : null;
}

function findAll(selector: string | undefined): Element[] {
  return selector ? [...document.querySelectorAll(domSelector(selector))] : [];
}

/** Answers `createSelectorQuery` with the real layout; canvases travel beside the answer. */
export function measure(items: QueryItem[]): { list: unknown[]; transfer: Transferable[] } {
  const transfer: Transferable[] = [];
  const list = items.map((item) => {
    if (item.viewport) return viewport(item.fields);
    if (!item.all) return element(find(item.selector), item.fields, transfer);
    return findAll(item.selector).map((found) => element(found, item.fields, transfer));
  });
  return { list, transfer };
}

function element(found: Element | null, fields: Data, transfer: Transferable[]): Data | null {
  if (!found) return null;
  const result: Data = {};
  const { left, top, right, bottom, width, height } = found.getBoundingClientRect();
  const own = found instanceof WxElement ? found : undefined;
  if (fields.id) result.id = found.id;
  if (fields.dataset) result.dataset = { ...own?.__wxElement?.dataset };
  if (fields.rect) Object.assign(result, { left, top, right, bottom });
  if (fields.size) Object.assign(result, { width, height });
  if (fields.scrollOffset) Object.assign(result, scrollOf(found));
  for (const name of (fields.properties ?? []) as string[]) result[name] = own?.prop(name);

  const style = getComputedStyle(found);
  for (const name of (fields.computedStyle ?? []) as string[]) {
    result[name] = style.getPropertyValue(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`));
  }
  if (fields.node && found instanceof Canvas) {
    const node = found.handOver();
    if (node.canvas) transfer.push(node.canvas);
    result.node = node;
  }
  return result;
}

function scrollOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): Data {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function viewport(fields: Data): Data {
  const result: Data = { id: "", dataset: {} };
  if (fields.rect)
    Object.assign(result, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  if (fields.size) Object.assign(result, { width: innerWidth, height: innerHeight });
  if (fields.scrollOffset && document.scrollingElement) {
    Object.assign(result, scrollOf(document.scrollingElement));
  }
  return result;
}

const observers = new Map<number, IntersectionObserver>();

export function observe(request: Data, report: (result: Data) => void): void {
  const margins = (request.margins ?? {}) as Record<string, number>;
  const selector = String(request.selector);
  const found = request.all ? findAll(selector) : [find(selector)].filter((item) => item !== null);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) report(intersection(entry));
    },
    {
      root: request.relative ? find(String(request.relative)) : null,
      rootMargin: ["top", "right", "bottom", "left"]
        .map((side) => `${margins[side] ?? 0}px`)
        .join(" "),
      threshold: request.thresholds as number[],
    },
  );
  for (const target of found) observer.observe(target);
  observers.set(Number(request.id), observer);
}

export function unobserve(id: number): void {
  observers.get(id)?.disconnect();
  observers.delete(id);
}

function intersection(entry: IntersectionObserverEntry): Data {
  const { target } = entry;
  return {
    id: target.id,
    dataset: target instanceof WxElement ? { ...target.__wxElement?.dataset } : {},
    intersectionRatio: entry.intersectionRatio,
    boundingClientRect: rectangle(entry.boundingClientRect),
    intersectionRect: rectangle(entry.intersectionRect),
    relativeRect: entry.rootBounds ? rectangle(entry.rootBounds) : null,
    time: entry.time,
  };
}

function rectangle({ left, top, right, bottom, width, height }: DOMRectReadOnly): Data {
  return { left, top, right, bottom, width, height };
}
