import type { PickRequest } from "../protocol";
import type { Dialogs } from "./dialogs";
import { h } from "./dom";

const rowHeight = 44;
const settleMs = 80;

/** The wheel of `picker`: scroll-snapping columns, redrawn when one column changes another. */
export class Wheel {
  private redraw: (() => void) | undefined;

  constructor(private readonly dialogs: Dialogs) {}

  /** A range arrived after the wheel was opened. */
  refresh(): void {
    this.redraw?.();
  }

  async pick(request: PickRequest): Promise<number[] | null> {
    const value = request.value.slice();
    const box = h("div", { class: "mp-wheel-columns" });
    let drawn = "";

    const draw = () => {
      const columns =
        typeof request.columns === "function" ? request.columns(value) : request.columns;
      const key = JSON.stringify(columns);
      if (key === drawn) return;
      drawn = key;
      columns.forEach((column, index) => {
        value[index] = Math.max(0, Math.min(value[index] ?? 0, column.length - 1));
      });
      box.replaceChildren(
        ...columns.map((column, index) => this.column(column, index, value, request, draw)),
      );
      for (const [index, column] of [...box.children].entries()) {
        column.scrollTop = (value[index] ?? 0) * rowHeight;
      }
    };

    this.redraw = draw;
    const confirmed = await this.dialogs.ask<boolean>((answer) => {
      const button = (text: string, yes: boolean) =>
        h(
          "button",
          { type: "button", class: yes ? "yes" : "no", on: { click: () => answer(yes) } },
          text,
        );
      requestAnimationFrame(draw);
      return h(
        "div",
        {
          class: "mp-sheet mp-wheel",
          role: "dialog",
          "aria-modal": "true",
          "aria-label": request.title || "选择",
        },
        h("header", {}, button("取消", false), h("span", {}, request.title), button("确定", true)),
        box,
      );
    }, false);
    this.redraw = undefined;
    return confirmed ? value : null;
  }

  private column(
    items: string[],
    index: number,
    value: number[],
    request: PickRequest,
    draw: () => void,
  ): HTMLElement {
    const element = h(
      "div",
      { class: "mp-wheel-column", tabindex: "0" },
      ...items.map((text) => h("div", {}, text)),
    );
    const choose = (row: number) => {
      if (row === value[index]) return;
      value[index] = row;
      request.onColumn?.(index, row);
      draw();
    };

    let timer: ReturnType<typeof setTimeout>;
    element.addEventListener("scroll", () => {
      clearTimeout(timer);
      timer = setTimeout(() => choose(Math.round(element.scrollTop / rowHeight)), settleMs);
    });
    element.addEventListener("click", (event) => {
      const row = [...element.children].indexOf(event.target as Element);
      if (row < 0) return;
      element.scrollTo({ top: row * rowHeight, behavior: "smooth" });
      choose(row);
    });
    return element;
  }
}
