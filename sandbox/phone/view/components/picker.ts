import { define, environment, type FormField, number, WxElement } from "./base";
import { addressBook } from "./regions";

const pad = (value: number) => String(value).padStart(2, "0");
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
const clamp = (value: string, low: string, high: string) => {
  if (value < low) return low;
  return value > high ? high : value;
};

/** The wheel is native in WeChat, above page and tab bar, so the shell draws it. */
class Picker extends WxElement implements FormField {
  private chosen: unknown;

  protected override init(): void {
    this.onTap(() => {
      if (!this.flag("disabled")) void this.open();
    });
  }

  private async open(): Promise<void> {
    switch (this.text("mode", "selector")) {
      case "multiSelector":
        return this.done(await this.multiple());
      case "time":
        return this.done(await this.time());
      case "date":
        return this.done(await this.date());
      case "region":
        return this.region();
      default:
        return this.done(await this.single());
    }
  }

  private label(item: unknown): string {
    const key = this.text("range-key");
    if (item && typeof item === "object") return String((item as Record<string, unknown>)[key]);
    return String(item);
  }

  private get heading(): string {
    return this.text("header-text");
  }

  private async single(): Promise<string | null> {
    const columns = [this.prop<unknown[]>("range", []).map((item) => this.label(item))];
    const value = [number(this.prop("value"), 0)];
    const picked = await environment().host.pick({ title: this.heading, columns, value });
    return picked && String(picked[0]);
  }

  private multiple(): Promise<number[] | null> {
    return environment().host.pick({
      title: this.heading,
      columns: () =>
        this.prop<unknown[][]>("range", []).map((column) => column.map((item) => this.label(item))),
      value: this.prop<number[]>("value", []).slice(),
      onColumn: (column, value) => this.emit("columnchange", { column, value }),
    });
  }

  private async time(): Promise<string | null> {
    const low = this.text("start", "00:00");
    const high = this.text("end", "23:59");
    const hours = range(number(low.slice(0, 2), 0), number(high.slice(0, 2), 23));
    const [hour = 0, minute = 0] = this.text("value", "00:00").split(":").map(Number);
    const picked = await environment().host.pick({
      title: this.heading,
      columns: [hours.map((h) => `${pad(h)}时`), range(0, 59).map((m) => `${pad(m)}分`)],
      value: [Math.max(0, hours.indexOf(hour)), minute],
    });
    if (!picked) return null;
    return clamp(`${pad(hours[picked[0] ?? 0] ?? 0)}:${pad(picked[1] ?? 0)}`, low, high);
  }

  private async date(): Promise<string | null> {
    const parts = { year: 1, month: 2, day: 3 }[this.text("fields", "day")] ?? 3;
    const low = this.text("start", "1900-01-01");
    const high = this.text("end", "2100-12-31");
    const years = range(number(low.slice(0, 4), 1900), number(high.slice(0, 4), 2100));
    const today = new Date().toISOString().slice(0, 10);
    const [year = 0, month = 1, day = 1] = this.text("value", today).split("-").map(Number);
    const columns = (value: number[]) => {
      const days = new Date(years[value[0] ?? 0] ?? 0, (value[1] ?? 0) + 1, 0).getDate();
      const all = [
        years.map((y) => `${y}年`),
        range(1, 12).map((m) => `${m}月`),
        range(1, days).map((d) => `${d}日`),
      ];
      return all.slice(0, parts);
    };

    const value = [Math.max(0, years.indexOf(year)), month - 1, day - 1].slice(0, parts);
    const picked = await environment().host.pick({ title: this.heading, columns, value });
    if (!picked) return null;
    const text = [years[picked[0] ?? 0], ...picked.slice(1).map((p) => pad(p + 1))].join("-");
    return clamp(text, low.slice(0, text.length), high.slice(0, text.length));
  }

  private async region(): Promise<void> {
    const at = (value: number[]) => addressBook.pick(value);
    const picked = await environment().host.pick({
      title: this.heading,
      columns: (value) => addressBook.columns(value),
      value: [0, 0, 0],
    });
    if (!picked) return this.done(null);
    const places = at(picked);
    this.done(
      places.map((place) => place.name),
      { code: places.map((place) => place.code), postcode: "" },
    );
  }

  private done(value: unknown, more: object = {}): void {
    if (value === null || value === undefined) {
      this.emit("cancel");
      return;
    }
    this.chosen = value;
    this.emit("change", { value, ...more });
  }

  override changed(name: string): void {
    if (name === "value") this.chosen = this.prop("value");
    if (name === "range") environment().host.pickRefresh();
  }

  get value(): unknown {
    return this.chosen ?? this.prop("value", "");
  }

  reset(): void {
    this.chosen = undefined;
  }
}

define("picker", Picker);
