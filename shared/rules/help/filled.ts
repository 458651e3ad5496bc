// A sentence to write instead, with the owner's own figures in it: so long, so much, so many points. A figure is put where the
// sentence has one of its kind and the owner wrote exactly as many of that kind; whoever shows it looks first whether it is understood.
import { slice } from '../slots/free-text.ts';
import { numberAt, quantityAt } from '../slots/number.ts';
import type { Words } from '../slots/slot.ts';
import { tokenise } from '../tokens.ts';

export type Kind = 'time' | 'money' | 'share' | 'points' | 'clock' | 'bare';
type Figure = { readonly kind: Kind; readonly from: number; readonly until: number };

const UNITS: readonly (readonly [Kind, RegExp])[] = [
  ['time', /^(?:m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|fortnights?|months?|years?)$/],
  ['share', /^(?:%|percent|pct)$/],
  ['points', /^(?:points?|pts?)$/],
  ['clock', /^(?:am|pm|oclock)$/],
  ['money', /^(?:p|pence|pounds?|quid|euros?|cents?|dollars?|bucks?|kr|kronor|kroner|\p{Sc})$/u],
];
const COIN = /^(?:\p{Lu}{0,3}\p{Sc}|gbp|eur|usd|sek|nok|dkk|chf|aud|cad|nzd|pln)$/iu;

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/;
const EVERY = /^(?:every|per|each|last)$/;
const ONE = /^(?:an?|one) /i;

/** The same with the owner's figures; undefined where none of them fits, or what is "over" there is "under" here. */
export function filled(example: string, words: Words): string | undefined {
  if (isOtherEnd(example, words.text)) return undefined;
  const theirs = { text: example, tokens: tokenise(example) };
  const [places, said] = [figuresIn(theirs), figuresIn(words)];
  const changes = places.flatMap((place) => {
    const own = ofKind(said, place.kind);
    const alike = places.filter(({ kind }) => kind === place.kind);
    const found = own.length === alike.length ? own[alike.indexOf(place)] : undefined;
    return found === undefined ? [] : [{ place, figure: slice(words, found.from, found.until) }];
  });
  if (changes.length === 0) return undefined;
  let text = example;
  for (const { place, figure } of changes.toReversed()) {
    // "Every a month" is no English.
    const own = EVERY.test(theirs.tokens[place.from - 1]?.word ?? '') ? figure.replace(ONE, '') : figure;
    const [start, end] = [theirs.tokens[place.from]?.start ?? 0, theirs.tokens[place.until - 1]?.end ?? 0];
    text = `${text.slice(0, start)}${own}${text.slice(end)}`;
  }
  return text;
}

const COMPARED =
  /(?:\b(no|not|never|n't) )?\b(over|above|more|least|from|minimum|exceed|dearer|upwards|plus|under|below|less|fewer|most|up to|maximum|max|within|cheaper|until)\b/gi;
const LEAST = /^(?:over|above|more|least|from|minimum|exceed|dearer|upwards|plus)$/i;

/** "Over" there and "under" here. */
export function isOtherEnd(example: string, text: string): boolean {
  const [theirs, own] = [wayOf(example), wayOf(text)];
  return theirs !== undefined && own !== undefined && theirs !== own;
}

/** Which end of a range a sentence names: "at most" and "no more than" are one. */
function wayOf(text: string): boolean | undefined {
  const ways = new Set(
    [...text.matchAll(COMPARED)].map(([, not, word = '']) => LEAST.test(word) === (not === undefined)),
  );
  return ways.size === 1 ? [...ways][0] : undefined;
}

/** A bare figure of ours is an amount, or a number of times: either will do. */
function ofKind(said: readonly Figure[], kind: Kind): readonly Figure[] {
  const same = said.filter((one) => one.kind === kind);
  if (kind !== 'bare') return same;
  const amounts = said.filter((one) => one.kind === 'money');
  return amounts.length > 0 || said.some((one) => one.kind !== 'bare') ? amounts : same;
}

/** Every figure of a sentence, with its unit, as it is written there. */
export const figuresOf = (text: string): readonly { readonly kind: Kind; readonly text: string }[] => {
  const words = { text, tokens: tokenise(text) };
  return figuresIn(words).map(({ kind, from, until }) => ({ kind, text: slice(words, from, until) }));
};

function figuresIn(words: Words): readonly Figure[] {
  const found: Figure[] = [];
  for (let at = 0; at < words.tokens.length; at += 1) {
    const figure = figureAt(words, at);
    if (figure === undefined) continue;
    found.push(figure);
    at = figure.until - 1;
  }
  return found;
}

function figureAt(words: Words, at: number): Figure | undefined {
  const { tokens } = words;
  const word = tokens[at]?.word ?? '';
  if (tokens[at]?.quoted !== false) return undefined;
  if (/^\d{1,2}[:.]\d\d$/.test(word)) return { kind: 'clock', from: at, until: at + 1 };
  const coin = COIN.test(word) ? numberAt(words, at + 1) : undefined;
  if (coin !== undefined) return { kind: 'money', from: at, until: coin.next };
  const number = quantityAt(words, at);
  if (number === undefined) return undefined;
  const unit = tokens[number.next]?.word ?? '';
  const kind = UNITS.find(([, pattern]) => pattern.test(unit))?.[0];
  if (kind !== undefined) return { kind, from: at, until: number.next + 1 };
  const figure = numberAt(words, at);
  // "25 December", and the year of it.
  const isDate = MONTH.test(unit) || /^(?:19|20)\d\d$/.test(word);
  return figure === undefined || isDate || !/^\d/.test(word)
    ? undefined
    : { kind: 'bare', from: at, until: figure.next };
}
