import { define, environment, type FormField, number, rpx, truthy, WxElement } from "./base";

const inputModes: Record<string, string> = { number: "numeric", digit: "decimal", tel: "tel" };
const remembered = 50;
const settings = [
  "type",
  "password",
  "maxlength",
  "disabled",
  "placeholder",
  "placeholder-class",
  "placeholder-style",
];

/** What `input` and `textarea` share: above all the value that two threads both change. */
abstract class Field extends WxElement implements FormField {
  protected abstract control: HTMLInputElement | HTMLTextAreaElement;
  private hint = document.createElement("div");
  private emitted: string[] = [];
  private first = "";

  protected override init(): void {
    this.append(this.hint, this.control);
    this.listen();
    for (const name of settings) this.changed(name);
    this.control.value = this.text("value");
    this.first = this.control.value;
    this.refresh();
    if (this.flag("focus") || this.flag("auto-focus")) this.control.focus();
  }

  private listen(): void {
    const { control } = this;
    for (const name of ["input", "change", "focus", "blur", "keydown", "submit"]) {
      control.addEventListener(name, (event) => event.stopPropagation());
    }
    control.addEventListener("input", (event) => this.typed(event as InputEvent));
    control.addEventListener("focus", () => {
      this.emit("focus", { value: control.value, height: 0 });
      this.emit("keyboardheightchange", { height: 0, duration: 0 });
    });
    control.addEventListener("blur", () => this.emit("blur", this.position()));
    control.addEventListener("keydown", (event) => this.pressed(event as KeyboardEvent));
  }

  private typed(event: InputEvent): void {
    this.emitted.push(this.control.value);
    if (this.emitted.length > remembered) this.emitted.shift();
    this.refresh();
    this.emit("input", { ...this.position(), keyCode: event.data?.charCodeAt(0) ?? 0 });
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    const sends = this.control instanceof HTMLInputElement || this.text("confirm-type") === "send";
    if (!sends || (event.shiftKey && this.control instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    this.emit("confirm", { value: this.control.value });
    if (!this.flag("confirm-hold")) this.control.blur();
  }

  private position() {
    const { value, selectionStart } = this.control;
    return { value, cursor: selectionStart ?? value.length };
  }

  override changed(name: string): void {
    const { control } = this;
    if (name === "value") this.take(this.text("value"));
    if (name === "maxlength") this.limit(number(this.prop("maxlength"), 140));
    if (name === "disabled") control.disabled = this.flag("disabled");
    if (name === "placeholder") this.hint.textContent = this.text("placeholder");
    if (name === "placeholder-class")
      this.hint.className = `wx-hint ${this.text("placeholder-class")}`;
    if (name === "placeholder-style") this.hint.style.cssText = rpx(this.text("placeholder-style"));
    if (name === "focus") {
      if (this.flag("focus")) control.focus();
      else control.blur();
    }
    this.refresh();
  }

  /** A late echo of something typed earlier must not undo newer typing. */
  private take(value: string): void {
    const echo = this.emitted.indexOf(value);
    if (echo >= 0) {
      this.emitted.splice(0, echo + 1);
      if (this.emitted.length > 0) return;
    } else {
      this.emitted = [];
    }
    if (this.control.value !== value) this.control.value = value;
  }

  private limit(length: number): void {
    if (length >= 0) this.control.maxLength = length;
    else this.control.removeAttribute("maxlength");
  }

  protected refresh(): void {
    this.hint.hidden = this.control.value !== "";
    this.control.setAttribute("aria-label", this.text("placeholder") || this.text("aria-label"));
    if (!this.flag("auto-height")) return;
    this.style.height = "auto";
    this.control.style.height = "auto";
    this.control.style.height = `${this.control.scrollHeight}px`;
  }

  focusControl(): void {
    this.control.focus();
  }

  get value(): string {
    return this.control.value;
  }

  reset(): void {
    this.control.value = this.first;
    this.refresh();
  }
}

class Input extends Field {
  protected control = document.createElement("input");

  override changed(name: string): void {
    if (name === "type" || name === "password") {
      const type = this.text("type", "text");
      const secret = truthy(this.prop("password")) || type === "safe-password";
      this.control.type = secret ? "password" : "text";
      this.control.inputMode = inputModes[type] ?? "text";
    }
    super.changed(name);
  }
}

class Textarea extends Field {
  protected control = document.createElement("textarea");

  protected override init(): void {
    // A browser starts with two rows; WeChat grows from one.
    this.control.rows = 1;
    super.init();
  }
}

define("input", Input);
define("textarea", Textarea);

/** Focuses the control a `label` stands for. */
export function focusField(element: Element | null): boolean {
  if (!(element instanceof Field)) return false;
  element.focusControl();
  environment().cancelTap();
  return true;
}
