// Amounts in the shop's currency: £15, $15.00, 15 pounds, GBP 15. Another currency is a problem, not a rate.
import { parseMoney } from '../../shop/money.ts';
import { fold } from '../tokens.ts';
import {
  isCoin,
  isOwnCoin,
  namesCurrency,
  otherCurrency,
  plainWord,
  spokenNames,
  twoWordsAt,
} from './currency-words.ts';
import { numberAt } from './number.ts';
import type { Slot, SlotReading, Words } from './slot.ts';

export type MoneySlotOptions = {
  /** Take a bare figure for the shop's currency: where a document ships to shops of every currency. */
  readonly bare?: boolean;
  /** Take the currency's word alone for one of it, as in "per dollar". */
  readonly lone?: boolean;
};

/** An amount in integer minor units. The currency must be said unless `bare`; "£15.999" has too many decimals. */
export function money(currency: string, { bare = false, lone = false }: MoneySlotOptions = {}): Slot<number> {
  const isOwn = (word: string) => wordsFor(currency).has(plainWord(word));
  return {
    read: (words, at) => {
      const found = amountAt(words, at);
      const ones = lone ? loneReadings(words, at, currency, isOwn) : [];
      if (found === undefined) return ones;
      if (!bare || (found.named !== '' && isOwn(found.named)))
        return [amountReading(found, currency, isOwn), ...ones];
      // Whether the word after the figure is another currency or goes on with the sentence, the pattern finds out.
      const figure = numberAt(words, at);
      return [
        ...(figure === undefined ? [] : [parsedAmount(figure.decimal, figure.next, currency)]),
        ...(found.named === '' ? [] : [amountReading(found, currency, isOwn)]),
      ];
    },
  };
}

function loneReadings(
  words: Words,
  at: number,
  currency: string,
  isOwn: (word: string) => boolean,
): readonly SlotReading<number>[] {
  const word = words.tokens[at]?.word ?? '';
  if (word === '' || !(isOwn(word) || namesCurrency(word))) return [];
  return [amountReading({ decimal: '1', named: word, next: at + 1 }, currency, isOwn)];
}

type Found = {
  readonly decimal: string;
  readonly named: string;
  readonly next: number;
  /** Where two words name it, the currency's code. */
  readonly code?: string;
};

/** Banknotes that have a name of their own. */
const notes: Readonly<Record<string, string>> = { fiver: '5', tenner: '10' };

/** A number with what stands before it, or else after it, if that names a currency or might. */
function amountAt(words: Words, at: number): Found | undefined {
  const plain = numberAt(words, at);
  if (plain !== undefined) {
    const after = words.tokens[plain.next]?.word ?? '';
    const two = twoWordsAt(words, plain.next);
    if (two !== undefined)
      return { decimal: plain.decimal, named: two.said, code: two.code, next: plain.next + 2 };
    if (isCoin(after)) return { decimal: plain.decimal, named: after, next: plain.next + 1 };
    const pence = penceAt(words, plain);
    if (pence !== undefined) return pence;
    const named = mayBeCurrency(after) ? after : '';
    return { decimal: plain.decimal, named, next: named === '' ? plain.next : plain.next + 1 };
  }
  const before = words.tokens[at]?.word ?? '';
  const note = notes[before];
  if (note !== undefined) return { decimal: note, named: 'quid', next: at + 1 };
  const number = mayBeCurrency(before) ? numberAt(words, at + 1) : undefined;
  return number === undefined ? undefined : { decimal: number.decimal, named: before, next: number.next };
}

/** "Six pounds fifty", where nothing follows that the fifty could be of. */
function penceAt(
  words: Words,
  whole: { readonly decimal: string; readonly next: number },
): Found | undefined {
  const named = words.tokens[whole.next]?.word ?? '';
  const rest = numberAt(words, whole.next + 1);
  if (rest === undefined || !/^[1-9]\d$/.test(rest.decimal) || rest.next < words.tokens.length)
    return undefined;
  return /^\d+$/.test(whole.decimal) && namesCurrency(named)
    ? { decimal: `${whole.decimal}.${rest.decimal}`, named, next: rest.next }
    : undefined;
}

function amountReading(
  { decimal, named, next, code }: Found,
  currency: string,
  isOwn: (word: string) => boolean,
): SlotReading<number> {
  if (named === '')
    return { next, problem: `${decimal} what? The shop sells in ${currency}: write ${currency} ${decimal}` };
  if (isOwnCoin(named, currency))
    return /^\d+$/.test(decimal)
      ? { next, value: Number(decimal) }
      : { next, problem: `${decimal} ${named} is no whole number of coins` };
  if (code === undefined ? !isOwn(named) : code !== currency)
    return { next, problem: otherCurrency(currency, named) };
  return parsedAmount(decimal, next, currency);
}

function parsedAmount(decimal: string, next: number, currency: string): SlotReading<number> {
  const parsed = parseMoney(decimal, currency);
  return parsed.ok ? { next, value: parsed.minor } : { next, problem: `The amount ${parsed.message}` };
}

/** Asking Intl for names costs more than reading a whole document: only a sentence with an amount in it asks, and once for all slots. */
const known = new Map<string, ReadonlySet<string>>();
function wordsFor(currency: string): ReadonlySet<string> {
  const words = known.get(currency) ?? wordsAskedFor(currency);
  known.set(currency, words);
  return words;
}

/** `gbp`, `£`, `pound`: the code, the symbols and the last word of the English name. */
function wordsAskedFor(currency: string): ReadonlySet<string> {
  const shown = (currencyDisplay: 'symbol' | 'narrowSymbol' | 'name') =>
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .find(({ type }) => type === 'currency')?.value ?? currency;
  const name = fold(shown('name')).split(' ').at(-1) ?? '';
  const symbol = shown('narrowSymbol');
  // "S$" and "HK$" are what people write; Intl knows only some of them.
  const prefixed = [1, 2].map((letters) => currency.slice(0, letters) + symbol);
  return new Set(
    [currency, shown('symbol'), symbol, name, ...prefixed, ...spokenNames(currency)].map(plainWord),
  );
}

const joints = new Set(['or', 'and', 'to', 'per', 'more', 'for', 'on', 'after']);

/** A symbol, a code, or a word that could name a currency: which ones do, only Intl knows. */
function mayBeCurrency(word: string): boolean {
  return /\p{Sc}$/u.test(word) || (/^\p{L}{2,}$/u.test(word) && !joints.has(word));
}
