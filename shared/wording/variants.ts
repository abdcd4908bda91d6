import type { Word } from "./words";

/** Beyond this many characters only the whole word and single characters turn into pinyin. */
const fullMixLength = 4;

/**
 * A word and the ways it hides behind pinyin: 保本, bao本, 保ben, baoben.
 * Words of Latin letters have no other way.
 */
export function variantsOf({ text, pinyin }: Word): string[] {
  const characters = [...text];
  if (characters.length !== pinyin.length) return [text];
  const masks =
    characters.length <= fullMixLength ? everyMask(characters.length) : fewMasks(characters.length);
  return masks.map((mask) =>
    characters
      .map((character, at) => (mask & (1 << at) ? (pinyin[at] ?? character) : character))
      .join(""),
  );
}

function everyMask(length: number): number[] {
  return Array.from({ length: 1 << length }, (_, mask) => mask);
}

function fewMasks(length: number): number[] {
  return [0, (1 << length) - 1, ...Array.from({ length }, (_, at) => 1 << at)];
}
