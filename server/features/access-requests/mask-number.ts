import { maskIdNumber, maskPhone } from "@shared/masking/masking";

/** How a number that was asked for is kept and shown: by its shape, never as a whole. */
export function maskNumber(number: string): string {
  const plain = number.replace(/\s/g, "");
  if (/^1\d{10}$/.test(plain)) return maskPhone(plain);
  if (/^\d{17}[\dXx]$/.test(plain)) return maskIdNumber(plain);
  return `${plain.slice(0, 2)}****${plain.slice(-2)}`;
}
