import type { Data, QueryItem } from "../protocol";
import { ask, log, nextNumber } from "./bridge";
import { canvasFrom } from "./canvas";
import { type LogicPage, topPage } from "./state";

type Callback = (result: unknown) => void;
type Pending = QueryItem & { callback?: Callback };

/** `createSelectorQuery`: collected here, measured in the view, answered in order. */
export function selectorQuery(page?: LogicPage) {
  const items: Pending[] = [];
  let target: Omit<QueryItem, "fields"> = {};

  const add = (fields: Data, callback?: Callback) => {
    items.push({ ...target, fields, callback });
    return query;
  };
  const node = {
    boundingClientRect: (callback?: Callback) =>
      add({ id: true, dataset: true, rect: true, size: true }, callback),
    scrollOffset: (callback?: Callback) =>
      add({ id: true, dataset: true, scrollOffset: true }, callback),
    fields: (fields: Data, callback?: Callback) => add(fields, callback),
    node: (callback?: Callback) => add({ node: true }, callback),
    context: (callback?: Callback) => add({ context: true }, callback),
  };
  const select = (next: typeof target) => {
    target = next;
    return node;
  };
  const query = {
    in: () => query,
    select: (selector: string) => select({ selector }),
    selectAll: (selector: string) => select({ selector, all: true }),
    selectViewport: () => select({ viewport: true }),
    exec: (callback?: (results: unknown[]) => void) => {
      const pageId = (page ?? topPage())?.pageId;
      run(items, pageId, callback).catch((error) => log("error", [error]));
      return query;
    },
  };
  return query;
}

async function run(
  items: Pending[],
  pageId: number | undefined,
  callback?: (results: unknown[]) => void,
): Promise<void> {
  const asked = items.map(({ callback: _, ...item }) => item);
  const { list } = await ask("selectorQuery", { items: asked }, pageId);
  const results = (list as unknown[]).map((result) =>
    Array.isArray(result) ? result.map(withCanvas) : withCanvas(result),
  );
  items.forEach((item, index) => {
    item.callback?.(results[index]);
  });
  callback?.(results);
}

function withCanvas(result: unknown): unknown {
  if (!result || typeof result !== "object" || !("node" in result)) return result;
  return { ...result, node: canvasFrom(result.node) };
}

const observers = new Map<number, Callback>();

export function observed(observer: number, result: Data): void {
  observers.get(observer)?.(result);
}

export function intersectionObserver(page: LogicPage | null | undefined, options: Data = {}) {
  const id = nextNumber();
  const request: Data = {
    id,
    thresholds: options.thresholds ?? [0],
    all: Boolean(options.observeAll),
    relative: null,
    margins: {},
  };
  const pageId = () => (page ?? topPage())?.pageId;

  const observer = {
    relativeTo: (selector: string, margins: Data = {}) => {
      Object.assign(request, { relative: selector, margins });
      return observer;
    },
    relativeToViewport: (margins: Data = {}) => {
      Object.assign(request, { relative: null, margins });
      return observer;
    },
    observe: (selector: string, callback: Callback) => {
      observers.set(id, callback);
      ask("observe", { ...request, selector }, pageId()).catch((error) => log("error", [error]));
    },
    disconnect: () => {
      observers.delete(id);
      ask("unobserve", { id }, pageId()).catch((error) => log("error", [error]));
    },
  };
  return observer;
}
