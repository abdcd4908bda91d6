import { define, type FormField, number, part, WxElement } from "./base";
import { focusField } from "./field";

const fieldTags = [
  "input",
  "textarea",
  "switch",
  "slider",
  "radio-group",
  "checkbox-group",
  "picker",
  "picker-view",
];
const fieldSelector = fieldTags.map((tag) => `wx-${tag}`).join(",");
const labelled = "wx-switch,wx-radio,wx-checkbox,wx-button,wx-input,wx-textarea";

export class Form extends WxElement {
  private get fields(): (WxElement & FormField)[] {
    return [...this.querySelectorAll(fieldSelector)] as (WxElement & FormField)[];
  }

  submit(): void {
    const value: Record<string, unknown> = {};
    for (const field of this.fields) {
      const name = field.text("name");
      if (name) value[name] = field.value;
    }
    this.emit("submit", { value, target: {} });
  }

  reset(): void {
    for (const field of this.fields) field.reset();
    this.emit("reset");
  }
}
define("form", Form);

class Label extends WxElement {
  protected override init(): void {
    this.onTap((event) => {
      if (event.detail.inner?.closest(labelled)) return;
      const id = this.text("for");
      const target = id ? document.getElementById(id) : this.querySelector(labelled);
      if (!focusField(target)) target?.dispatchEvent(new CustomEvent("wx-tap", { detail: {} }));
    });
  }
}
define("label", Label);

class Slider extends WxElement implements FormField {
  private first = "0";

  protected override init(): void {
    this.shadow(
      "<style>:host{display:block;margin:10px 18px}div{display:flex;align-items:center;gap:8px}input{flex:1;margin:0}</style><div><input type=range><span></span></div>",
    );
    this.paint();
    this.first = this.control.value;
    this.control.addEventListener("input", (event) => {
      event.stopPropagation();
      this.show();
      this.emit("changing", { value: this.value });
    });
    this.control.addEventListener("change", (event) => {
      event.stopPropagation();
      this.emit("change", { value: this.value });
    });
  }

  private get control(): HTMLInputElement {
    return part<HTMLInputElement>(this.shadowRoot, "input");
  }

  private paint(): void {
    const { control } = this;
    control.min = String(number(this.prop("min"), 0));
    control.max = String(number(this.prop("max"), 100));
    control.step = String(number(this.prop("step"), 1));
    control.value = String(number(this.prop("value"), 0));
    control.disabled = this.flag("disabled");
    control.style.accentColor = this.text("activeColor", "#1aad19");
    this.show();
  }

  private show(): void {
    const text = this.flag("show-value") ? this.control.value : "";
    part(this.shadowRoot, "span").textContent = text;
  }

  override changed(): void {
    this.paint();
  }

  get value(): number {
    return Number(this.control.value);
  }

  reset(): void {
    this.control.value = this.first;
  }
}
define("slider", Slider);
