// What points are worth: an amount, or the small coins that a single point comes to.

import { isCoin, isOwnCoin, otherCurrency } from '../../../../shared/rules/slots/currency-words.ts';
import { numberAt } from '../../../../shared/rules/slots/number.ts';
import type { Slot, Words } from '../../../../shared/rules/slots/slot.ts';

/** Minor units above zero, of small coins also parts: `5 cents`, `0.5p`, `half a penny`; else as `amount` reads. */
export function worth(currency: string, amount: Slot<number>): Slot<number> {
  return {
    read: (words, at) => {
      const coins = coinsAt(words, at);
      if (coins === undefined)
        return amount
          .read(words, at)
          .map((reading) =>
            'value' in reading && reading.value === 0 ? { next: reading.next, problem: nothing } : reading,
          );
      const { next, value, word } = coins;
      if (!isOwnCoin(word, currency)) return [{ next, problem: otherCurrency(currency, word) }];
      return [value > 0 ? { next, value } : { next, problem: nothing }];
    },
  };
}

const nothing = 'A point that is worth nothing would make every reward free of cost: name an amount';

function coinsAt(words: Words, at: number) {
  const word = (index: number) => words.tokens[index]?.word ?? '';
  const half = word(at) === 'half';
  const number = half
    ? { value: 0.5, next: at + 1 }
    : /^an?$/.test(word(at))
      ? { value: 1, next: at + 1 }
      : numberAt(words, at);
  if (number === undefined) return undefined;
  const next = half && /^an?$/.test(word(number.next)) ? number.next + 1 : number.next;
  const coin = word(next);
  return isCoin(coin) ? { value: number.value, word: coin, next: next + 1 } : undefined;
}
