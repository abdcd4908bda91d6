import { define, number, WxElement } from "./base";

const threshold = 50;
const pullDistance = 60;

class ScrollView extends WxElement {
  private last = { left: 0, top: 0 };
  private atEnd = false;
  private atStart = true;

  protected override init(): void {
    this.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.overflow();
    this.listenForPull();
    requestAnimationFrame(() => {
      for (const name of ["scroll-top", "scroll-left", "scroll-into-view"]) {
        if (this.prop(name) !== undefined) this.changed(name);
      }
    });
  }

  private scrolled(): void {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientHeight, clientWidth } = this;
    const vertical = this.flag("scroll-y");
    this.emit("scroll", {
      scrollLeft,
      scrollTop,
      scrollHeight,
      scrollWidth,
      deltaX: this.last.left - scrollLeft,
      deltaY: this.last.top - scrollTop,
    });
    this.last = { left: scrollLeft, top: scrollTop };

    const left = vertical
      ? scrollHeight - clientHeight - scrollTop
      : scrollWidth - clientWidth - scrollLeft;
    const end = left <= number(this.prop("lower-threshold"), threshold);
    if (end && !this.atEnd)
      this.emit("scrolltolower", { direction: vertical ? "bottom" : "right" });
    this.atEnd = end;

    const from = vertical ? scrollTop : scrollLeft;
    const start = from <= number(this.prop("upper-threshold"), threshold);
    if (start && !this.atStart)
      this.emit("scrolltoupper", { direction: vertical ? "top" : "left" });
    this.atStart = start;
  }

  /** The refresher without its picture: a pull at the top reports what a finger's pull would. */
  private listenForPull(): void {
    let from: number | undefined;
    this.addEventListener("pointerdown", (event) => {
      from = this.flag("refresher-enabled") && this.scrollTop <= 0 ? event.clientY : undefined;
    });
    this.addEventListener("pointerup", (event) => {
      if (from !== undefined && event.clientY - from > pullDistance) this.emit("refresherrefresh");
      from = undefined;
    });
  }

  override changed(name: string): void {
    if (name === "scroll-x" || name === "scroll-y") this.overflow();
    const behavior = this.flag("scroll-with-animation") ? "smooth" : "auto";
    const value = this.prop(name);
    if (value === undefined) return;
    if (name === "scroll-top") this.scrollTo({ top: number(value, 0), behavior });
    if (name === "scroll-left") this.scrollTo({ left: number(value, 0), behavior });
    if (name === "scroll-into-view") this.intoView(String(value), behavior);
  }

  private intoView(id: string, behavior: ScrollBehavior): void {
    const target = this.querySelector(`#${CSS.escape(id)}`)?.getBoundingClientRect();
    if (!target) return;
    const own = this.getBoundingClientRect();
    const top = this.scrollTop + target.top - own.top;
    const left = this.scrollLeft + target.left - own.left;
    this.scrollTo({ top, left, behavior });
  }

  private overflow(): void {
    this.style.overflowX = this.flag("scroll-x") ? "auto" : "hidden";
    this.style.overflowY = this.flag("scroll-y") ? "auto" : "hidden";
  }

  /** Styles come from the template and would wipe the overflow. */
  override setAttribute(name: string, value: string): void {
    super.setAttribute(name, value);
    if (name === "style" && this.ready) this.overflow();
  }
}

define("scroll-view", ScrollView);
