// The names of things in a cart, made fit to stand in a sentence. They are whatever somebody typed into the store:
// tags, quotation marks, emoji, right-to-left text, two hundred characters. All of it stays text.
import { isolated } from '../../../shared/pages/direction.ts';
import { cut } from '../../../shared/text/cut.ts';
import { listed } from '../../../shared/text/listed.ts';

const NAMED_ITEMS = 3;
const PHRASE_LENGTH = 60;

/** Line breaks, other control characters, and the marks that turn the direction of what follows them. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** A name on one line, without unseen characters and of at most `most` characters as people count them. */
export function shownName(name: string, most: number): string {
  const plain = name.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
  return plain === '' ? 'Item' : shortened(plain, most);
}

/** Cut at a word where one is near, never inside an emoji or an accented letter. */
export function shortened(text: string, most: number): string {
  if (cut(text, { characters: most }) === text) return text;
  const kept = cut(text, { characters: most - 1 });
  const space = kept.lastIndexOf(' ');
  return `${(space > most / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}

/** "Linen shirt, Candle and Tote"; of more than three the rest is counted. `count` where there are more than named here. */
export function itemsPhrase(names: readonly string[], count = names.length): string {
  const named = names.slice(0, NAMED_ITEMS).map((name) => isolated(shownName(name, PHRASE_LENGTH)));
  const more = count - named.length;
  const parts = more > 0 ? [...named, `${more} more`] : named;
  return listed(parts);
}
