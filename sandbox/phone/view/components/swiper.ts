import { define, environment, number, part, WxElement } from "./base";

const markup = `<style>
:host{display:block;position:relative;overflow:hidden;touch-action:pan-y}
.track{display:flex;width:100%;height:100%}.track.vertical{flex-direction:column}
::slotted(*){flex:0 0 100%;width:100%;height:100%}
.dots{position:absolute;left:0;right:0;bottom:8px;display:flex;justify-content:center;gap:8px}
.dots i{width:8px;height:8px;border-radius:50%}
</style><div class="track"><slot></slot></div><div class="dots"></div>`;

interface Drag {
  x: number;
  y: number;
  at: number;
}

class Swiper extends WxElement {
  private index = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private drag: Drag | undefined;

  protected override init(): void {
    this.shadow(markup);
    this.index = number(this.prop("current"), 0);
    part(this.shadowRoot, "slot").addEventListener("slotchange", () => this.place(0));
    this.changed("vertical");
    this.changed("autoplay");
    this.addEventListener("pointerdown", (event) => {
      this.drag = { x: event.clientX, y: event.clientY, at: Date.now() };
      clearInterval(this.timer);
    });
    window.addEventListener("pointermove", (event) => this.moved(event));
    for (const name of ["pointerup", "pointercancel"] as const) {
      window.addEventListener(name, (event) => this.released(event));
    }
  }

  private get items(): Element[] {
    return part<HTMLSlotElement>(this.shadowRoot, "slot").assignedElements();
  }

  private get vertical(): boolean {
    return this.flag("vertical");
  }

  private distance(event: PointerEvent, drag: Drag): number {
    return this.vertical ? event.clientY - drag.y : event.clientX - drag.x;
  }

  private moved(event: PointerEvent): void {
    if (!this.drag) return;
    const distance = this.distance(event, this.drag);
    this.shift(`calc(${-this.index * 100}% + ${distance}px)`, 0);
    if (Math.abs(distance) > 8) environment().cancelTap();
  }

  private released(event: PointerEvent): void {
    if (!this.drag) return;
    const distance = this.distance(event, this.drag);
    const size = this.vertical ? this.clientHeight : this.clientWidth;
    const quick = Date.now() - this.drag.at < 300 && Math.abs(distance) > 20;
    this.drag = undefined;
    const step = Math.abs(distance) > size / 3 || quick ? -Math.sign(distance) : 0;
    this.go(this.index + step, "touch");
    this.changed("autoplay");
  }

  private go(target: number, source: string): void {
    const count = this.items.length;
    if (count === 0) return;
    const next = this.flag("circular")
      ? (target + count) % count
      : Math.max(0, Math.min(count - 1, target));
    const moved = next !== this.index;
    const duration = number(this.prop("duration"), 500);
    this.index = next;
    this.place(duration);
    if (!moved) return;

    const item = this.items[next];
    const currentItemId = item instanceof WxElement ? item.text("item-id") : "";
    const detail = { current: next, currentItemId, source };
    this.emit("change", detail);
    setTimeout(() => this.emit("animationfinish", detail), duration);
  }

  private place(duration: number): void {
    this.shift(`${-this.index * 100}%`, duration);
    const dots = part(this.shadowRoot, ".dots");
    dots.replaceChildren();
    if (!this.flag("indicator-dots")) return;
    for (let index = 0; index < this.items.length; index++) {
      const dot = document.createElement("i");
      dot.style.background =
        index === this.index
          ? this.text("indicator-active-color", "#000")
          : this.text("indicator-color", "rgba(0,0,0,.3)");
      dots.append(dot);
    }
  }

  private shift(offset: string, duration: number): void {
    const track = part<HTMLElement>(this.shadowRoot, ".track");
    track.style.transition = duration ? `transform ${duration}ms ease` : "none";
    track.style.transform = this.vertical ? `translateY(${offset})` : `translateX(${offset})`;
  }

  override changed(name: string): void {
    if (name === "current") {
      const current = number(this.prop("current"), 0);
      if (current === this.index) return;
      this.index = current;
      this.place(number(this.prop("duration"), 500));
    }
    if (name === "vertical")
      part(this.shadowRoot, ".track").classList.toggle("vertical", this.vertical);
    if (name.startsWith("indicator")) this.place(0);
    if (name === "autoplay" || name === "interval") this.restart();
  }

  private restart(): void {
    clearInterval(this.timer);
    if (!this.flag("autoplay")) return;
    this.timer = setInterval(
      () => {
        if (this.isConnected) this.go((this.index + 1) % (this.items.length || 1), "autoplay");
        else clearInterval(this.timer);
      },
      number(this.prop("interval"), 5000),
    );
  }
}

define("swiper", Swiper);
