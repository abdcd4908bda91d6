import { format as words } from "../text/zh-CN/format";

/** The unit an amount is read in. `auto` takes the largest that leaves at least 1. */
export type MoneyUnit = "yuan" | "wan" | "yi" | "auto";

export interface MoneyOptions {
  readonly unit?: MoneyUnit;
  /** Shows + for gains too, for changes and income. */
  readonly signed?: boolean;
  /** Without the unit's name. */
  readonly bare?: boolean;
}

const fenPer = { yuan: 100, wan: 1_000_000, yi: 10_000_000_000 } as const;

/**
 * Says integer fen as a person reads it: `1,286,400.00 元`, `128.64 万元`, `1.20 亿元`.
 * Two decimals, rounded half away from zero without passing through binary fractions.
 */
export function sayMoney(fen: number, options: MoneyOptions = {}): string {
  const unit = chooseUnit(Math.abs(fen), options.unit ?? "auto");
  const hundredths = roundHalfUp(Math.abs(fen), fenPer[unit] / 100);
  const whole = Math.floor(hundredths / 100);
  const decimals = String(hundredths % 100).padStart(2, "0");
  const text = `${signOf(fen, hundredths, options)}${groupThousands(whole)}.${decimals}`;
  return options.bare ? text : `${text} ${words.units[unit]}`;
}

/** An amount that its owner keeps covered. */
export const hiddenMoney: string = words.hidden;

/** Red is up and green is down on Chinese screens; nothing is neither. */
export function toneOfChange(fen: number): "gain" | "loss" | "flat" {
  if (fen === 0) return "flat";
  return fen > 0 ? "gain" : "loss";
}

/** Splits a whole number in groups of three: 1,286,400. */
export function groupThousands(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}

function chooseUnit(size: number, unit: MoneyUnit): "yuan" | "wan" | "yi" {
  if (unit !== "auto") return unit;
  if (size >= fenPer.yi) return "yi";
  return size >= fenPer.wan ? "wan" : "yuan";
}

/** A minus in its typographic width, so that columns of figures line up. */
function signOf(fen: number, shown: number, { signed }: MoneyOptions): string {
  if (shown === 0) return "";
  if (fen < 0) return "−";
  return signed ? "+" : "";
}

function roundHalfUp(value: number, divisor: number): number {
  const rest = value % divisor;
  return (value - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
}
