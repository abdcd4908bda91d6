import { define, environment, WxElement } from "./base";
import { Form } from "./form";

class Button extends WxElement {
  protected override init(): void {
    this.onTap(() => {
      const formType = this.text("form-type");
      const form = this.closest("wx-form");
      if (formType && form instanceof Form) {
        if (formType === "submit") form.submit();
        else form.reset();
      }
      const openType = this.text("open-type");
      if (openType) void this.open(openType);
    });
  }

  private async open(type: string): Promise<void> {
    const target = {
      id: this.id,
      dataset: { ...this.__wxElement?.dataset },
      prop: (name: string) => this.prop(name),
    };
    const answer = await environment().host.openType(type, target);
    if (answer) this.emit(answer.event, answer.detail);
  }

  override get swallowsTap(): boolean {
    return this.flag("disabled");
  }
}
define("button", Button);
