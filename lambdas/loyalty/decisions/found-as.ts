// How a member is found without the whole number: by its last four digits, or by a part of the name. Both stand together in
// one short text on the member's row, `0100 ana lopez`, in an index that is parted by the last digit: four digits are one
// small look-up, and a name is looked for on each of the ten shelves.
import { cut } from '../../../shared/text/cut.ts';
import { oneLine } from '../../../shared/text/well-formed.ts';

export type FoundAs = { readonly shelf: string; readonly found_as: string };

export const SHELVES: readonly string[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** As many as people read out, and as the index begins with. */
export const LAST_DIGITS = 4;
const LONGEST_NAME = { characters: 60, bytes: 200 } as const;

/** What the row of a member says for finding them. */
export const foundAs = (phone: string, name: string | undefined): FoundAs => ({
  shelf: phone.slice(-1),
  found_as: `${phone.slice(-LAST_DIGITS)} ${cut(folded(name ?? ''), LONGEST_NAME)}`.trim(),
});

/** What staff typed in place of a whole number. */
export type Search =
  | { readonly by: 'digits'; readonly digits: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'name'; readonly words: readonly string[] };

const MOST_WORDS = 6;

/** Undefined where nothing of it could find anybody: fewer than four digits, or signs alone. */
export function readSearch(text: string): Search | undefined {
  const typed = oneLine(text).trim();
  if (typed.includes('@')) return { by: 'email', email: typed };
  const words = folded(typed).split(' ').slice(0, MOST_WORDS);
  if (words.some((word) => /\p{L}/u.test(word))) return { by: 'name', words };
  const digits = words.join('');
  return digits.length < LAST_DIGITS ? undefined : { by: 'digits', digits };
}

/** Every word that was typed begins one of the name's. */
export const isCalled = (name: string | undefined, words: readonly string[]): boolean => {
  const parts = folded(name ?? '').split(' ');
  return words.every((word) => parts.some((part) => part.startsWith(word)));
};

/** The word that tells most: the index is asked for it, and the rest is compared here. */
export const tellingWord = (words: readonly string[]): string =>
  words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** Small letters without accents, one blank between words: `Ana-María Løvås` is `ana maria løvas`. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
