import { lookAlikes, traditional } from "./characters";

/** Text as a reader takes it in, with the way back to where each character stood. */
export interface NormalText {
  readonly text: string;
  /** Start in the original of each character; one more at the end for the end of the text. */
  readonly starts: readonly number[];
  /** End in the original of each character. */
  readonly ends: readonly number[];
}

/** Written between the characters of a word to hide it: nothing a reader reads. */
const filler =
  /[\p{Cf}\p{Z}\p{M}\p{So}\p{Sk}\p{Emoji_Presentation}*_~|/\\.·•…\-—–+=^`'"“”‘’「」『』【】[\]<>#@&]/u;

/**
 * Undoes the common disguises: compatibility forms and full width (NFKC), case, zero-width and
 * blank characters, decoration between characters, traditional and look-alike characters.
 * Sentence marks and line ends stay: what they part is not one word.
 */
export function normalise(original: string): NormalText {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    for (const plain of character.normalize("NFKC").toLowerCase()) {
      if (plain !== "\n" && filler.test(plain)) continue;
      const simple = traditional.get(plain) ?? lookAlikes.get(plain) ?? plain;
      for (const unit of simple.split("")) {
        text += unit;
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text, starts, ends };
}
