import type { Data, PageHost } from "../../protocol";

/** The part of a glass-easel node that a built-in needs. */
export interface TemplateNode {
  id: string;
  dataset: Data;
  getAttribute(name: string): unknown;
}

export interface EventOptions {
  bubbles?: boolean;
  composed?: boolean;
  touches?: unknown[];
  changedTouches?: unknown[];
}

export interface Environment {
  trigger(node: TemplateNode, name: string, detail: unknown, options?: EventOptions): void;
  cancelTap(): void;
  host: PageHost;
}

let current: Environment | undefined;

export function install(environment: Environment): void {
  current = environment;
}

export function environment(): Environment {
  if (!current) throw new Error("the page is not mounted yet");
  return current;
}

export function number(value: unknown, fallback: number): number {
  const parsed = Number.parseFloat(String(value));
  return Number.isFinite(parsed) ? parsed : fallback;
}

export function truthy(value: unknown): boolean {
  return value === "false" ? false : Boolean(value);
}

/** `Taro.pxTransform` puts rpx into inline styles, which no style sheet conversion ever sees. */
export function rpx(style: unknown): string {
  return String(style).replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, "calc($1 * 100vw / 750)");
}

/**
 * A built-in component. glass-easel has none of its own: an unknown tag becomes a native node, so
 * each built-in is a plain custom element `wx-…`, the tag names WeChat itself uses.
 */
export class WxElement extends HTMLElement {
  __wxElement?: TemplateNode;
  protected ready = false;
  private given = new Map<string, unknown>();

  /** The value the template gave, which may be an object; the DOM's attribute would be its text. */
  prop<T = unknown>(name: string, fallback?: T): T {
    const value = this.__wxElement?.getAttribute(name);
    return (value === undefined || value === null || value === "" ? fallback : value) as T;
  }

  text(name: string, fallback = ""): string {
    return String(this.prop(name, fallback));
  }

  flag(name: string): boolean {
    return truthy(this.prop(name));
  }

  override setAttribute(name: string, value: string): void {
    if (name === "class" || name === "id") {
      super.setAttribute(name, value);
      return;
    }
    if (name === "style") {
      super.setAttribute(name, rpx(value));
      return;
    }

    const raw = this.__wxElement?.getAttribute(name);
    const plain = typeof raw === "string" || typeof raw === "number";
    const shown = spokenAs(name);
    if (raw === true) super.setAttribute(shown, "");
    else if (plain && raw !== "") super.setAttribute(shown, value);
    else super.removeAttribute(shown);
    if (this.isNew(name, raw) && this.ready) this.changed(name);
  }

  override removeAttribute(name: string): void {
    super.removeAttribute(spokenAs(name));
    if (this.ready && name !== "class" && name !== "style") this.changed(name);
  }

  /**
   * Taro sends unchanged values again on every render. A component reacts only to a value that
   * differs from the last one given, else scroll-views would jump and inputs be wiped.
   */
  private isNew(name: string, raw: unknown): boolean {
    const value = typeof raw === "object" ? JSON.stringify(raw) : raw;
    if (this.given.has(name) && this.given.get(name) === value) return false;
    this.given.set(name, value);
    return true;
  }

  connectedCallback(): void {
    if (this.ready) return;
    this.ready = true;
    this.init();
  }

  /** Runs once in the document: a custom element may not touch its children when constructed. */
  protected init(): void {}

  changed(_name: string): void {}

  emit(name: string, detail: unknown = {}): void {
    if (this.__wxElement) environment().trigger(this.__wxElement, name, detail);
  }

  protected onTap(run: (event: CustomEvent<{ inner?: Element }>) => void): void {
    this.addEventListener("wx-tap", (event) => run(event as CustomEvent<{ inner?: Element }>));
  }

  protected shadow(html: string): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = html;
    return root;
  }

  /** True when a tap on it should be swallowed, as on a disabled button. */
  get swallowsTap(): boolean {
    return false;
  }
}

/** A component whose value a surrounding `form` collects. */
export interface FormField {
  readonly value: unknown;
  reset(): void;
}

export const tags: string[] = [];

export function define(tag: string, type: CustomElementConstructor): void {
  tags.push(tag);
  customElements.define(`wx-${tag}`, type);
}

/** The element inside a shadow tree that the component itself wrote, so it must be there. */
export function part<T extends Element>(root: ParentNode | null, selector: string): T {
  const found = root?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} in the component`);
  return found;
}

/** WeChat tells a screen reader what an element is by an attribute of its own. */
function spokenAs(name: string): string {
  return name === "aria-role" ? "role" : name;
}
