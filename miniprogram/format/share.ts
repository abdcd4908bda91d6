/** 12.5% from 0.125; a whole number goes without decimals. */
export function sayShare(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, "")}%`;
}
