import { h, trapFocus } from "./dom";

const toastMs = 1500;

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

export interface ModalResult {
  confirm: boolean;
  cancel: boolean;
  content?: string;
}

export interface ToastOptions {
  title: string;
  icon?: "success" | "error" | "loading" | "none";
  duration?: number;
  mask?: boolean;
}

/** The native layer above a page: toast, modal, sheets. One per mini-program. */
export class Dialogs {
  private toastElement: HTMLElement | undefined;
  private toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly screen: HTMLElement) {}

  toast({ title, icon = "success", duration = toastMs }: ToastOptions): void {
    this.hideToast();
    const mark = icon === "none" ? null : h("i", { class: `mp-toast-icon ${icon}` });
    const style = icon === "none" ? "mp-toast text" : "mp-toast";
    this.toastElement = h("div", { class: style, role: "status" }, mark, title);
    this.screen.append(this.toastElement);
    if (Number.isFinite(duration)) this.toastTimer = setTimeout(() => this.hideToast(), duration);
  }

  hideToast(): void {
    clearTimeout(this.toastTimer);
    this.toastElement?.remove();
    this.toastElement = undefined;
  }

  /** Shows a panel over the page; `build` gets the function that closes it with an answer. */
  ask<T>(build: (answer: (value: T) => void) => HTMLElement, dismissed: T): Promise<T> {
    return new Promise((resolve) => {
      const before = document.activeElement;
      const cover = h("div", { class: "mp-cover" });
      const answer = (value: T) => {
        cover.remove();
        if (before instanceof HTMLElement) before.focus({ preventScroll: true });
        resolve(value);
      };
      const panel = build(answer);
      cover.append(panel);
      cover.addEventListener("click", (event) => {
        if (event.target === cover && panel.classList.contains("mp-sheet")) answer(dismissed);
      });
      this.screen.append(cover);
      trapFocus(panel, () => answer(dismissed));
    });
  }

  modal(options: ModalOptions): Promise<ModalResult> {
    const no: ModalResult = { confirm: false, cancel: true };
    const field = options.editable
      ? h("input", { value: options.content ?? "", placeholder: options.placeholderText ?? "" })
      : null;
    return this.ask<ModalResult>((answer) => {
      const yes = () =>
        answer({ confirm: true, cancel: false, ...(field ? { content: field.value } : {}) });
      const cancel = h(
        "button",
        {
          type: "button",
          style: `color:${options.cancelColor ?? "#1b2430"}`,
          on: { click: () => answer(no) },
        },
        options.cancelText || "取消",
      );
      const confirm = h(
        "button",
        { type: "button", style: `color:${options.confirmColor ?? "#576b95"}`, on: { click: yes } },
        options.confirmText || "确定",
      );
      return h(
        "div",
        {
          class: "mp-modal",
          role: "dialog",
          "aria-modal": "true",
          "aria-label": options.title || "提示",
        },
        options.title ? h("h4", {}, options.title) : null,
        field ?? h("p", {}, options.content ?? ""),
        h("footer", {}, options.showCancel === false ? null : cancel, confirm),
      );
    }, no);
  }

  /** Resolves with the index of the tapped item, or undefined when dismissed. */
  sheet(
    items: string[],
    { color, title }: { color?: string; title?: string } = {},
  ): Promise<number | undefined> {
    return this.ask<number | undefined>((answer) => {
      const buttons = items.map((text, index) =>
        h(
          "button",
          {
            type: "button",
            style: color ? `color:${color}` : "",
            on: { click: () => answer(index) },
          },
          text,
        ),
      );
      const cancel = h(
        "button",
        { type: "button", class: "cancel", on: { click: () => answer(undefined) } },
        "取消",
      );
      const heading = title ? h("div", { class: "mp-sheet-title" }, title) : null;
      return h(
        "div",
        { class: "mp-sheet", role: "dialog", "aria-modal": "true" },
        heading,
        ...buttons,
        cancel,
      );
    }, undefined);
  }

  /** A request of WeChat itself: who asks, for what, and a yes or no. */
  async permission(options: { from: string; title: string; detail: string }): Promise<boolean> {
    return this.ask<boolean>((answer) => {
      const button = (text: string, style: string, value: boolean) =>
        h("button", { type: "button", class: style, on: { click: () => answer(value) } }, text);
      return h(
        "div",
        {
          class: "mp-sheet mp-permission",
          role: "dialog",
          "aria-modal": "true",
          "aria-label": options.title,
        },
        h("small", {}, options.from),
        h("h4", {}, options.title),
        h("p", {}, options.detail),
        h("div", { class: "mp-row" }, button("拒绝", "no", false), button("允许", "yes", true)),
      );
    }, false);
  }
}
