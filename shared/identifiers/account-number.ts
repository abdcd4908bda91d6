/** An account or card number as bare digits. Undefined when it is not 8 to 32 digits long. */
export function normaliseAccountNumber(text: string): string | undefined {
  const digits = text.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{8,32}$/.test(digits) ? digits : undefined;
}

/** Whether the last digit of a card number fits the others (Luhn). */
export function hasCardCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, character, at) => {
    const digit = Number(character) * (at % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
