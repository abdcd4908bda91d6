type Child = Node | string | null | undefined | false;
type Properties = Record<string, unknown> & { class?: string; on?: Record<string, EventListener> };

/** Builds an element: `h("button", { class: "ok", on: { click } }, "确定")`. Text is never parsed. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") listen(element, value as Record<string, EventListener>);
    else if (name === "style") element.style.cssText = String(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

function listen(element: HTMLElement, listeners: Record<string, EventListener>): void {
  for (const [name, listener] of Object.entries(listeners))
    element.addEventListener(name, listener);
}

/** Keeps the keyboard inside a dialog, starts it on the first control, and ends it on Escape. */
export function trapFocus(dialog: HTMLElement, dismiss: () => void): void {
  const controls = () =>
    [...dialog.querySelectorAll<HTMLElement>("button, input, select, textarea, a[href]")].filter(
      (element) => !element.hasAttribute("disabled"),
    );
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      dismiss();
    }
    if (event.key !== "Tab") return;
    const all = controls();
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  });
  const first = dialog.querySelector<HTMLElement>("[autofocus]") ?? controls()[0];
  first?.focus({ preventScroll: true });
}
