// Amounts in the shop's currency: £15, $15.00, 15 pounds, GBP 15. Another currency is a problem, not a rate.
import { parseMoney } from '../../money.ts';
import { fold, singular } from '../tokens.ts';
import { numberAt } from './number.ts';
import type { Slot, SlotReading, Words } from './slot.ts';

/** An amount in integer minor units. The currency must be said; "£15.999" has too many decimals. */
export function money(currency: string): Slot<number> {
  const own = wordsFor(currency);
  return {
    read: (words, at) => {
      const found = amountAt(words, at, currency, own);
      return found === undefined ? [] : [found];
    },
  };
}

function amountAt(
  words: Words,
  at: number,
  currency: string,
  own: ReadonlySet<string>,
): SlotReading<number> | undefined {
  const before = words.tokens[at]?.word ?? '';
  const leading = own.has(singular(before)) || isOtherCurrency(before);
  const number = numberAt(words, leading ? at + 1 : at);
  if (number === undefined) return undefined;
  const after = words.tokens[number.next]?.word ?? '';
  const trailing = !leading && (own.has(singular(after)) || isOtherCurrency(after));
  const next = trailing ? number.next + 1 : number.next;
  const named = leading ? before : trailing ? after : '';
  if (named === '')
    return {
      next,
      problem: `${number.decimal} what? The shop sells in ${currency}: write ${currency} ${number.decimal}`,
    };
  if (!own.has(singular(named)))
    return { next, problem: `The shop sells in ${currency}, so amounts must be in ${currency}` };
  const parsed = parseMoney(number.decimal, currency);
  return parsed.ok ? { next, value: parsed.minor } : { next, problem: `The amount ${parsed.message}` };
}

/** `gbp`, `£`, `pound`: the code, the symbols and the last word of the English name. */
function wordsFor(currency: string): ReadonlySet<string> {
  const shown = (currencyDisplay: 'symbol' | 'narrowSymbol' | 'name') =>
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .find(({ type }) => type === 'currency')?.value ?? currency;
  const name = fold(shown('name')).split(' ').at(-1) ?? '';
  const symbol = shown('narrowSymbol');
  // "S$" and "HK$" are what people write; Intl knows only some of them.
  const prefixed = [1, 2].map((letters) => currency.slice(0, letters) + symbol);
  return new Set([currency, shown('symbol'), symbol, name, ...prefixed].map((word) => singular(fold(word))));
}

function isOtherCurrency(word: string): boolean {
  return (
    /^\p{Sc}$/u.test(word) ||
    /^(?:[a-z]{1,2}\$|eur|gbp|usd|cad|aud|nzd|sgd|jpy|pounds?|dollars?|euros?|yen)$/.test(word)
  );
}
