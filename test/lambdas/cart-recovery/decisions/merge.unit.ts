import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MergeableEvent, mergeEvent } from '../../../../lambdas/cart-recovery/decisions/merge.ts';
import type { CartRow } from '../../../../lambdas/cart-recovery/rows.ts';
import type { ConsentWord } from '../../../../shared/events/store-events.ts';
import { aChange, aCheckout, hoursAfter, two } from '../builders.ts';

const zone = 'Europe/London';
const at = (hours: number) => hoursAfter(two, hours).toISOString();
const merged = (...events: MergeableEvent[]): CartRow =>
  events.reduce<CartRow | undefined>((row, event) => mergeEvent(row, event, zone), undefined) as CartRow;

describe('an event and a cart', () => {
  it('the newest change wins, and its moment is the moment of abandonment', () => {
    const row = merged(
      aChange({ eventId: 'b', occurredAt: at(1), totalMinor: 20_000 }),
      aChange({ eventId: 'a', occurredAt: at(0) }),
    );
    expect(row).toMatchObject({
      total_minor: 20_000,
      changed_at: at(1),
      changed_event: 'b',
      began_at: at(0),
    });
  });

  it('the same event again changes nothing, not even the object', () => {
    const row = merged(aChange(), aCheckout());
    expect(mergeEvent(row, aChange(), zone)).toBe(row);
    expect(mergeEvent(row, aCheckout(), zone)).toBe(row);
  });

  it('an older event fills in a missing e-mail, name or saved-link flag, and nothing else', () => {
    const { email: _, name: __, ...anonymous } = aChange({ eventId: 'b', occurredAt: at(1) });
    const row = merged(
      anonymous,
      aChange({ type: 'cart.saved', eventId: 'a', occurredAt: at(0), totalMinor: 1 }),
    );
    expect(row).toMatchObject({
      email: 'ana@example.com',
      name: 'Ana',
      saved_link: true,
      total_minor: 12_000,
      changed_at: at(1),
    });
  });

  it('a newer change that knows no way back or language keeps those that were learnt', () => {
    const { returnUrl: _, ...later } = aChange({ eventId: 'b', occurredAt: at(1), totalMinor: 20_000 });
    const row = merged(aChange({ locale: 'en-GB' }), later);
    expect(row).toMatchObject({
      return_url: 'https://shop.example/cart/k-42',
      locale: 'en-GB',
      total_minor: 20_000,
    });
  });

  it('a newer change to which nothing leads back is not kept, in whichever order they come', () => {
    const { returnUrl: _, ...rest } = aChange({ eventId: 'b', occurredAt: at(1) });
    const events = [aChange(), { ...rest, notKept: true as const }];
    for (const row of [merged(...events), merged(...events.reverse())]) expect(row.not_kept).toBe(true);
    expect(merged(...events, aChange({ eventId: 'c', occurredAt: at(2) }))).not.toHaveProperty('not_kept');
  });

  it('bought is final, also when the checkout arrives before its cart', () => {
    const row = merged(aCheckout(), aChange());
    expect(row).toMatchObject({ status: 'bought', order_id: 'o-1', bought_at: at(1), total_minor: 12_000 });
    expect(merged(aChange(), aCheckout(), aChange({ eventId: 'z', occurredAt: at(5) })).status).toBe(
      'bought',
    );
  });

  it('a purchase takes a planned look away', () => {
    const waiting: CartRow = { ...merged(aChange()), waits: 'open', wakeup_at: at(2) };
    const row = mergeEvent(waiting, aCheckout(), zone);
    expect(row).not.toHaveProperty('waits');
    expect(row).not.toHaveProperty('wakeup_at');
  });

  it('a newer change takes the differences and the shop’s total of an older one away', () => {
    const told = aChange({
      currency: 'JPY',
      shopTotalMinor: 3_000,
      extras: [{ name: 'Shipping', minor: 500 }],
      items: [{ sku: 'CHEESE', name: 'Cheese', quantity: 1.5, priceMinor: 2_000, lineMinor: 3_001 }],
    });
    const row = mergeEvent(undefined, told, 'Europe/London');
    expect(row).toMatchObject({
      shop_total_minor: 3_000,
      extras: [{ name: 'Shipping', minor: 500 }],
      items: [{ quantity: 1.5, price_minor: 2_000, line_minor: 3_001 }],
    });
    const later = aChange({ eventId: 'e-2', occurredAt: hoursAfter(two, 1).toISOString() });
    const after = mergeEvent(row, later, 'Europe/London');
    expect(after).not.toHaveProperty('extras');
    expect(after).not.toHaveProperty('shop_total_minor');
  });

  it('a purchase keeps its own currency beside the cart’s', () => {
    const cart = mergeEvent(undefined, aChange({ currency: 'JPY', totalMinor: 4_650 }), 'Europe/London');
    const bought = mergeEvent(cart, aCheckout({ currency: 'USD', totalMinor: 3_000 }), 'Europe/London');
    expect(bought).toMatchObject({ currency: 'JPY', order_currency: 'USD', order_total_minor: 3_000 });
  });

  it("belongs to the shop's local day, not to UTC's", () => {
    expect(merged(aChange({ occurredAt: '2026-06-09T23:30:00.000Z' })).day).toBe('2026-06-10');
  });
});

describe('five events of one cart', () => {
  const hour = fc.integer({ min: 0, max: 3 }).map(at);
  const word: fc.Arbitrary<ConsentWord> = fc
    .tuple(
      fc.constantFrom(
        { agrees: true },
        { agrees: false },
        { agrees: false, pending: true as const },
        { agrees: false, refused: true as const },
      ),
      hour,
    )
    .map(([said, when]) => ({ ...said, at: when }));
  const change: fc.Arbitrary<MergeableEvent> = fc.record(
    {
      type: fc.constantFrom('cart.updated' as const, 'cart.saved' as const),
      eventId: fc.constantFrom('a', 'b', 'c', 'd'),
      cartId: fc.constant('k-42'),
      occurredAt: hour,
      beganAt: hour,
      email: fc.constantFrom('ana@example.com', 'bea@example.com'),
      emailIsRecorded: fc.constant(true as const),
      consent: word,
      name: fc.constantFrom('Ana', 'Bea'),
      currency: fc.constant('USD'),
      totalMinor: fc.integer({ min: 0, max: 5 }),
      locale: fc.constantFrom('en-GB', 'fr-FR'),
      timeZone: fc.constantFrom('Europe/London', 'Asia/Tokyo'),
      returnUrl: fc.constantFrom('https://shop.example/1', 'https://shop.example/2'),
      savedLink: fc.boolean(),
      items: fc.constant([]),
    },
    {
      requiredKeys: [
        'type',
        'eventId',
        'cartId',
        'occurredAt',
        'currency',
        'totalMinor',
        'savedLink',
        'items',
      ],
    },
  );
  const checkout: fc.Arbitrary<MergeableEvent> = fc.record(
    {
      type: fc.constant('checkout.completed' as const),
      eventId: fc.constantFrom('x', 'y'),
      cartId: fc.constant('k-42'),
      occurredAt: hour,
      orderId: fc.constantFrom('o-1', 'o-2'),
      email: fc.constantFrom('ana@example.com', 'cleo@example.com'),
      emailIsRecorded: fc.constant(true as const),
      consent: word,
    },
    { requiredKeys: ['type', 'eventId', 'cartId', 'occurredAt', 'orderId'] },
  );
  // One happening has one content: two events of one id and moment are the same event.
  const five = fc.uniqueArray(
    fc.oneof({ weight: 4, arbitrary: change }, { weight: 1, arbitrary: checkout }),
    {
      minLength: 5,
      maxLength: 5,
      selector: (event) => `${event.eventId}@${event.occurredAt}`,
    },
  );

  it('make the same row in all 120 orders, each of them doubled or not', () => {
    fc.assert(
      fc.property(five, fc.nat({ max: 4 }), (events, doubled) => {
        const expected = merged(...events);
        for (const order of permutations(events)) {
          expect(merged(...order)).toEqual(expected);
          expect(merged(...order, order[doubled] as MergeableEvent)).toEqual(expected);
        }
      }),
      { seed: 42, numRuns: 60 },
    );
  });
});

describe('events that the store dated into the future', () => {
  const heardAt = (hours: number, changes: Partial<MergeableEvent> & { eventId: string }): MergeableEvent =>
    aChange({ occurredAt: at(hours), ahead: true, ...(changes as object) });

  it('happened when they were first heard: a later repeat changes nothing, not even the object', () => {
    const row = merged(
      heardAt(0, { eventId: 'a' }),
      aChange({ eventId: 'b', occurredAt: at(1), email: 'bea@example.com' }),
    );
    expect(row).toMatchObject({ changed_event: 'b', email: 'bea@example.com' });
    expect(mergeEvent(row, heardAt(5, { eventId: 'a' }), zone)).toBe(row);
  });

  it('have one order with all others, whatever their ids are called', () => {
    const events = [
      heardAt(0, { eventId: '__proto__' }),
      heardAt(1, { eventId: 'constructor', totalMinor: 7 } as never),
      aChange({ eventId: 'c', occurredAt: at(0.5), totalMinor: 5 }),
      aCheckout({ eventId: 'd', occurredAt: at(2), ahead: true }),
    ];
    const expected = merged(...events);
    expect(expected).toMatchObject({ changed_event: 'constructor', total_minor: 7, bought_at: at(2) });
    for (const order of permutations(events)) {
      expect(merged(...order)).toEqual(expected);
      for (const event of events.filter(({ ahead }) => ahead))
        expect(merged(...order, { ...event, occurredAt: at(9) })).toEqual(expected);
    }
  });

  it('are remembered up to a bound, the latest of them, whatever their order', () => {
    const events = Array.from({ length: 30 }, (_, index) => heardAt(index, { eventId: `e-${index}` }));
    const row = merged(...events);
    expect(row.heard_ahead).toHaveLength(20);
    expect(merged(...[...events].reverse()).heard_ahead).toEqual(row.heard_ahead);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}
