import { define, type FormField, part, WxElement } from "./base";

const switchMarkup = `<style>
:host{display:inline-block}
i{display:block;width:52px;height:32px;border-radius:16px;background:#dfdfdf;position:relative;transition:.1s}
i:after{content:"";position:absolute;top:1px;left:1px;width:30px;height:30px;border-radius:50%;background:#fff;box-shadow:0 1px 3px #0006;transition:.2s}
i.on:after{left:21px}
</style><i></i>`;

/** What can be on or off, with the state the template gave it first. */
abstract class Toggle extends WxElement {
  on = false;
  private first = false;

  protected override init(): void {
    this.on = this.flag("checked");
    this.first = this.on;
    this.build();
    this.paint();
    this.onTap(() => {
      if (!this.flag("disabled")) this.toggle();
    });
  }

  protected abstract build(): void;
  protected abstract toggle(): void;
  abstract paint(): void;

  override changed(name: string): void {
    if (name === "checked") this.on = this.flag("checked");
    this.paint();
  }

  reset(): void {
    this.on = this.first;
    this.paint();
  }
}

class Switch extends Toggle implements FormField {
  protected build(): void {
    this.shadow(switchMarkup);
  }

  protected toggle(): void {
    this.on = !this.on;
    this.paint();
    this.emit("change", { value: this.on });
  }

  paint(): void {
    const knob = part<HTMLElement>(this.shadowRoot, "i");
    knob.className = this.on ? "on" : "";
    knob.style.background = this.on ? this.text("color", "#04be02") : "";
  }

  get value(): boolean {
    return this.on;
  }
}
define("switch", Switch);

function boxMarkup(radius: string): string {
  return `<style>:host{display:inline-block}
i{display:inline-block;vertical-align:middle;width:22px;height:22px;border:1px solid #d1d1d1;border-radius:${radius};margin-right:5px;text-align:center;font:normal 16px/22px sans-serif;box-sizing:border-box;background:#fff}
</style><i></i><slot></slot>`;
}

class Radio extends Toggle {
  protected build(): void {
    this.shadow(boxMarkup("50%"));
  }

  protected toggle(): void {
    if (this.on) return;
    const group = this.closest("wx-radio-group");
    if (group instanceof RadioGroup) group.choose(this);
    else this.on = true;
    this.paint();
  }

  paint(): void {
    const box = part<HTMLElement>(this.shadowRoot, "i");
    const color = this.text("color", "#09bb07");
    box.textContent = this.on ? "✓" : "";
    box.style.cssText = this.on ? `background:${color};border-color:${color};color:#fff` : "";
  }
}
define("radio", Radio);

class Checkbox extends Toggle {
  protected build(): void {
    this.shadow(boxMarkup("3px"));
  }

  protected toggle(): void {
    this.on = !this.on;
    this.paint();
    const group = this.closest("wx-checkbox-group");
    if (group instanceof CheckboxGroup) group.emit("change", { value: group.value });
  }

  paint(): void {
    const box = part<HTMLElement>(this.shadowRoot, "i");
    box.textContent = this.on ? "✓" : "";
    box.style.color = this.on ? this.text("color", "#09bb07") : "";
  }
}
define("checkbox", Checkbox);

class RadioGroup extends WxElement implements FormField {
  private get radios(): Radio[] {
    return [...this.querySelectorAll("wx-radio")].filter((item) => item instanceof Radio);
  }

  choose(chosen: Radio): void {
    for (const radio of this.radios) {
      radio.on = radio === chosen;
      radio.paint();
    }
    this.emit("change", { value: this.value });
  }

  get value(): string {
    return this.radios.find((radio) => radio.on)?.text("value") ?? "";
  }

  reset(): void {
    for (const radio of this.radios) radio.reset();
  }
}
define("radio-group", RadioGroup);

class CheckboxGroup extends WxElement implements FormField {
  private get boxes(): Checkbox[] {
    return [...this.querySelectorAll("wx-checkbox")].filter((item) => item instanceof Checkbox);
  }

  get value(): string[] {
    return this.boxes.filter((box) => box.on).map((box) => box.text("value"));
  }

  reset(): void {
    for (const box of this.boxes) box.reset();
  }
}
define("checkbox-group", CheckboxGroup);
