import type { Vault } from "@server/core/vault";
import { pinyin } from "pinyin-pro";

const bookOf = (rmId: string) => `book:${rmId}`;

/** What a search is reduced to before it is compared: case and spaces make no difference. */
const plain = (text: string) => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();

/** Everything under which a customer can be found in their manager's book. */
export function searchWords(person: {
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
}): string[] {
  const name = plain(person.name);
  const syllables = pinyin(name, { toneType: "none", type: "array", mode: "surname" });
  const initials = syllables.map((syllable) => syllable.charAt(0)).join("");
  return [
    ...substrings(name),
    ...prefixes(initials).filter((prefix) => prefix.length > 1 || initials.length === 1),
    syllables.join(""),
    syllables[0] ?? "",
    person.phone.slice(-4),
    plain(person.idNumber.slice(-4)),
  ].filter(Boolean);
}

/** The stored tokens: the words under the key of one book, of no use in any other. */
export function bookTokens(
  vault: Vault,
  rmId: string,
  person: Parameters<typeof searchWords>[0],
): Promise<string[]> {
  return vault.tokens(bookOf(rmId), searchWords(person));
}

/** What to look for when one query is asked in several books at once. */
export async function searchTokensFor(
  vault: Vault,
  rmIds: readonly string[],
  query: string,
): Promise<string[]> {
  const word = plain(query);
  if (!word) return [];
  const perBook = await Promise.all(rmIds.map((rmId) => vault.tokenSearch(bookOf(rmId), [word])));
  return perBook.flat();
}

function substrings(text: string): string[] {
  const characters = [...text].slice(0, 8);
  return characters.flatMap((_, from) =>
    characters.slice(from).map((_, length) => characters.slice(from, from + length + 1).join("")),
  );
}

const prefixes = (text: string) => [...text].map((_, at) => text.slice(0, at + 1));
