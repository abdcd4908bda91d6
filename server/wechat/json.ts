// Ids of messages exceed 2^53, and JSON.parse would round them: whole numbers of 16 digits and
// more are therefore read as text. Strings are matched first, so digits inside them stay as they are.
const longNumber = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
const sixteenDigits = /\d{16}/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: nicknames arrive with raw control characters.
const controlCharacters = /[\u0000-\u001f]/g;

/** Reads the platform's JSON: big ids become strings, raw control characters are forgiven. */
export function parseJson(text: string): unknown {
  const safe = sixteenDigits.test(text) ? text.replace(longNumber, quoteNumber) : text;
  try {
    return JSON.parse(safe);
  } catch {
    return JSON.parse(safe.replace(controlCharacters, " "));
  }
}

function quoteNumber(token: string): string {
  return token.startsWith('"') ? token : `"${token}"`;
}

/** Depth of nesting, counted without parsing, so that a bomb is refused before it costs anything. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      if (c === 0x22) inString = false;
      continue;
    }
    if (c === 0x22) inString = true;
    if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth);
    if (c === 0x7d || c === 0x5d) depth--;
  }
  return deepest;
}
