import { describe, expect, it } from 'vitest';
import { addOwned } from '../../../../lambdas/upsell/decisions/owned.ts';
import { mayBeUnseen } from '../../../../lambdas/upsell/decisions/unseen.ts';
import type { Order, Person } from '../../../../shared/events/store-events.ts';
import { MOST_ID_CHARACTERS } from '../../../../shared/text/ids.ts';
import { anOrder, noon, tom } from '../builders.ts';

const unseen = (changes: Partial<Order> = {}, channel: 'sms' | 'email' = 'sms') =>
  mayBeUnseen({ order: anOrder(changes), channel, capDays: 30 }, noon);
const by = (person: Partial<Person>) => unseen({ customer: { ...tom, ...person } });
const lines = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => ({
    sku: String(index).padStart(length, 'x'),
    name: 'Thing',
    quantity: 1,
    priceMinor: 100,
  }));

describe('an order may be written unseen', () => {
  it('given it says who, how to reach them and that they agreed, then it may', () => {
    expect(unseen()).toBeDefined();
    expect(unseen({}, 'email')).toBeDefined();
    expect(by({ email: undefined as never })).toBeDefined();
  });

  it.each<[string, Partial<Person>]>([
    ['did not agree', { smsConsent: false }],
    ['agreed to the other channel', { smsConsent: undefined as never }],
    ['have no address for the channel', { phone: undefined as never }],
    ['have an address with earlier forms', { email: "pat.o'neil@example.com" }],
  ])('given somebody who %s, then it is looked at first', (_, person) => {
    expect(by(person)).toBeUndefined();
  });

  it('given nobody, then it is looked at first', () => {
    const { customer: _, ...nobodys } = anOrder();
    expect(mayBeUnseen({ order: nobodys, channel: 'sms', capDays: 30 }, noon)).toBeUndefined();
  });

  it('given as many SKUs as it lets a shopper own, however long, then adding its own never folds them', () => {
    for (const bought of [lines(1, 12), lines(40, 200), lines(150, MOST_ID_CHARACTERS)]) {
      const { mostOwned } = unseen({ items: bought }) ?? { mostOwned: -1 };
      expect(mostOwned).toBeGreaterThan(0);
      const longest = Array.from(
        { length: mostOwned },
        (_, index) => `${'€'.repeat(MOST_ID_CHARACTERS - 4)}${String(index).padStart(4, '0')}`,
      );
      const owned_skus = new Set(longest);
      expect(
        addOwned(
          { owned_skus },
          bought.map(({ sku }) => sku),
        ).kind,
      ).toBe('add');
    }
  });

  it('given more lines than a row takes without folding, then it is looked at first', () => {
    expect(unseen({ items: lines(5_000, 40) })).toBeUndefined();
  });
});
