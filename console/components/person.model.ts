const tints = 5;

/** One of five quiet tints, the same for the same name everywhere. */
export function tintOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % tints;
}

/** The family name of a Chinese name, the first letter of another. */
export function initialOf(name: string): string {
  const [first = "?"] = name.trim();
  return first.toUpperCase();
}
