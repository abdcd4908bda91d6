const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = "10X98765432";

/** The last character that the first seventeen digits of a resident ID number call for (ISO 7064, mod 11-2). */
export function idCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checkDigits.charAt(sum % 11);
}

/**
 * A resident ID number in its one spelling, capital X and no spaces.
 * Undefined when the date does not exist or the check digit is wrong.
 */
export function normaliseIdNumber(text: string): string | undefined {
  const id = text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return undefined;
  if (!isDate(id.slice(6, 10), id.slice(10, 12), id.slice(12, 14))) return undefined;
  return idCheckDigit(id.slice(0, 17)) === id[17] ? id : undefined;
}

/** The birth date inside a resident ID number, as `YYYY-MM-DD`. */
export function birthDateOf(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

function isDate(year: string, month: string, day: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
