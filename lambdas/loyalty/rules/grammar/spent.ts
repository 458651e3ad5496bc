// The money that earns: a pound, £10, 10 dollars, or in a shipped document just a figure.
import { money } from '../../../../shared/rules/slots/money.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';

/** An amount above zero, in minor units; the currency's word alone is one of it. */
export function spent(currency: string): Slot<number> {
  const amount = money(currency, { bare: true, lone: true });
  return {
    read: (words, at) => {
      if (/^(?:visit|purchase|sale|order|transaction|receipt)s?$/.test(words.tokens[at]?.word ?? ''))
        return [{ next: at + 1, problem: 'Points are earned by the money that is spent, not by visits' }];
      return amount
        .read(words, at)
        .map((reading) =>
          'value' in reading && reading.value === 0
            ? { next: reading.next, problem: 'Nothing spent would earn points without end: name an amount' }
            : reading,
        );
    },
  };
}
