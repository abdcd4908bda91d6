import { define, type FormField, number, part, rpx, WxElement } from "./base";

const defaultRow = 34;
const settleMs = 90;

const viewMarkup = `<style>
:host{display:block;position:relative;overflow:hidden}
.row{display:flex;width:100%;height:100%}
.indicator{position:absolute;left:0;right:0;top:50%;transform:translateY(-50%);border:solid #e5e5e5;border-width:1px 0;pointer-events:none;box-sizing:border-box}
.mask{position:absolute;inset:0;pointer-events:none;background:linear-gradient(#fffd,#fff6 45%,#fff0 45%,#fff0 55%,#fff6 55%,#fffd)}
</style><div class="row"><slot></slot></div><div class="mask"></div><div class="indicator"></div>`;

class PickerView extends WxElement implements FormField {
  private moved: number[] | undefined;

  protected override init(): void {
    this.shadow(viewMarkup);
    this.changed("indicator-style");
    requestAnimationFrame(() => this.changed("value"));
  }

  private get columns(): PickerViewColumn[] {
    const all = [...this.querySelectorAll("wx-picker-view-column")];
    return all.filter((column) => column instanceof PickerViewColumn);
  }

  get rowHeight(): number {
    return part<HTMLElement>(this.shadowRoot, ".indicator").offsetHeight || defaultRow;
  }

  override changed(name: string): void {
    if (name === "indicator-style") {
      const indicator = part<HTMLElement>(this.shadowRoot, ".indicator");
      indicator.style.cssText = `height:${defaultRow}px;${rpx(this.text("indicator-style"))}`;
    }
    if (name !== "value") return;
    const value = this.prop<unknown[]>("value", []);
    this.columns.forEach((column, index) => {
      column.moveTo(number(value[index], 0));
    });
  }

  columnMoved(): void {
    const value = this.columns.map((column) => column.position());
    if (JSON.stringify(value) === JSON.stringify(this.value)) return;
    this.moved = value;
    this.emit("change", { value });
  }

  get value(): number[] {
    return this.moved ?? this.prop<number[]>("value", []);
  }

  reset(): void {
    this.moved = undefined;
    this.changed("value");
  }
}

const columnMarkup = `<style>
:host{flex:1;height:100%;display:block;min-width:0}
.list{height:100%;overflow:auto;scroll-snap-type:y mandatory;scrollbar-width:none;box-sizing:border-box}
::slotted(*){height:var(--row);line-height:var(--row);overflow:hidden;scroll-snap-align:center;box-sizing:border-box}
</style><div class="list"><slot></slot></div>`;

/** One scroll-snapping list; a scroll made by the program itself is not reported. */
class PickerViewColumn extends WxElement {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quiet = false;

  protected override init(): void {
    this.shadow(columnMarkup);
    this.list.addEventListener("scroll", (event) => {
      event.stopPropagation();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        if (!this.quiet) this.view?.columnMoved();
        this.quiet = false;
      }, settleMs);
    });
    requestAnimationFrame(() => {
      this.measure();
      this.view?.changed("value");
    });
  }

  private get list(): HTMLElement {
    return part<HTMLElement>(this.shadowRoot, ".list");
  }

  private get view(): PickerView | undefined {
    const view = this.closest("wx-picker-view");
    return view instanceof PickerView ? view : undefined;
  }

  private measure(): void {
    const { view } = this;
    if (!view) return;
    this.style.setProperty("--row", `${view.rowHeight}px`);
    this.list.style.padding = `${Math.max(0, (view.clientHeight - view.rowHeight) / 2)}px 0`;
  }

  position(): number {
    return Math.round(this.list.scrollTop / (this.view?.rowHeight ?? defaultRow));
  }

  moveTo(index: number): void {
    this.measure();
    if (this.position() === index) return;
    this.quiet = true;
    this.list.scrollTop = index * (this.view?.rowHeight ?? defaultRow);
  }
}

define("picker-view", PickerView);
define("picker-view-column", PickerViewColumn);
