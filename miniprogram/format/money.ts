const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** 1,286,400.00 from integer fen. */
export function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100);
  const rest = String(Math.abs(Math.round(fen)) % 100).padStart(2, "0");
  return `${fen < 0 ? "−" : ""}${grouped(String(whole))}.${rest}`;
}

/** 128.64 万 or 1.29 亿: what fits a line. */
export function shortYuan(fen: number): string {
  const amount = Math.abs(fen) / 100;
  const sign = fen < 0 ? "−" : "";
  if (amount >= 1e8) return `${sign}${trimmed(amount / 1e8)} 亿`;
  if (amount >= 1e4) return `${sign}${trimmed(amount / 1e4)} 万`;
  return `${sign}${grouped(String(Math.round(amount)))} 元`;
}

/** +12,000.00 or −12,000.00: the sign is always there, colour is never alone. */
export function change(fen: number): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}

/** 12.5% from 0.125 */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, "")}%`;
}

const trimmed = (amount: number) => amount.toFixed(2).replace(/\.?0+$/, "");
