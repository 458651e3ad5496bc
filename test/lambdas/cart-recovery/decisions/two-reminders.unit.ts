import { describe, expect, it } from 'vitest';
import {
  decideMove,
  firstLookAt,
  lookAgainAt,
  sizeOf,
} from '../../../../lambdas/cart-recovery/decisions/two-reminders.ts';
import { aCart, hoursAfter, someRules, two } from '../builders.ts';

const rules = someRules();
const moveAt = (hours: number, changes = {}) => decideMove(aCart(changes), rules, hoursAfter(two, hours));
const first = { first_at: hoursAfter(two, 2).toISOString(), first_outcome: 'sent' as const };
const second = { ...first, second_at: hoursAfter(two, 22).toISOString(), second_outcome: 'sent' as const };

describe('a cart in another currency than the shop’s', () => {
  const yen = { currency: 'JPY', total_minor: 4_650 };
  const wait = (changes: Parameters<typeof aCart>[0], of = rules) => {
    const move = decideMove(aCart(changes), of, two);
    return move.move === 'still-shopping' ? (move.until.getTime() - two.getTime()) / 3_600_000 : move;
  };

  it('is a medium one where the store does not say its total in the shop’s', () => {
    expect(wait({ currency: 'JPY', total_minor: 465_000 })).toBe(2);
    expect(wait(yen)).toBe(2);
    expect(wait({ currency: 'KWD', total_minor: 12_500 })).toBe(2);
  });

  it('has the size of its total in the shop’s currency where the store says it', () => {
    expect(wait({ ...yen, shop_total_minor: 3_000 })).toBe(4);
    expect(wait({ ...yen, shop_total_minor: 30_000 })).toBe(1);
  });

  it('is never too small because its figures are', () => {
    const strict = someRules({ minimumTotalMinor: 12_000 });
    expect(wait({ ...yen, total_minor: 500 }, strict)).toBe(2);
    expect(wait({ ...yen, shop_total_minor: 500 }, strict)).toEqual({ move: 'none', reason: 'too-small' });
  });

  it.each([
    [['quick', 'slow'], 'quick'],
    [['a', 'b', 'c', 'd', 'e'], 'c'],
    [['every'], 'every'],
  ])('given sizes called %j, is %s', (names, expected) => {
    const sizes = names.map((name, index) => ({ name, firstWaitMinutes: index, secondWaitMinutes: 60 }));
    expect(sizeOf(undefined, someRules({ sizes })).name).toBe(expected);
  });
});

describe('the four moves of a medium cart', () => {
  it('still shopping until two hours have passed, to the minute', () => {
    expect(moveAt(1.99)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 2) });
    expect(moveAt(2)).toEqual({ move: 'first-reminder' });
  });

  it('second reminder 22 hours after the abandonment, not after the first', () => {
    expect(moveAt(21.99, first)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 22) });
    expect(moveAt(22, first)).toEqual({ move: 'second-reminder' });
  });

  it('the second never at the heels of a first that was held back', () => {
    const late = { first_at: hoursAfter(two, 21).toISOString(), first_outcome: 'sent' as const };
    expect(moveAt(22, late)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 27) });
    expect(moveAt(27, late)).toEqual({ move: 'second-reminder' });
  });

  it('give up three days after the second', () => {
    expect(moveAt(22 + 71, second)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 22 + 72) });
    expect(moveAt(22 + 72, second)).toEqual({ move: 'give-up' });
  });

  it('give up too on a cart whose reminders could not go out for days', () => {
    expect(moveAt(22 + 72)).toEqual({ move: 'give-up' });
  });

  it.each([
    ['not-open', { status: 'bought' }],
    ['not-open', { status: 'closed' }],
    ['no-address', { email: undefined }],
    ['empty', { items: [] }],
  ])('none: %s', (reason, changes) => {
    expect(moveAt(5, changes)).toEqual({ move: 'none', reason });
  });

  it('none for a cart below the smallest total', () => {
    const strict = someRules({ minimumTotalMinor: 12_001 });
    expect(decideMove(aCart(), strict, two)).toEqual({ move: 'none', reason: 'too-small' });
  });
});

describe('the waits', () => {
  it.each([
    ['small', 3_999, 4],
    ['medium', 4_000, 2],
    ['medium', 14_999, 2],
    ['big', 15_000, 1],
  ])('of a %s cart of %i', (_, total_minor, hours) => {
    expect(moveAt(0, { total_minor })).toEqual({ move: 'still-shopping', until: hoursAfter(two, hours) });
  });

  it("are the cart's own where it has some", () => {
    const own = { wait_override: [0.5, 3] as const };
    expect(moveAt(0, own)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 0.5) });
    const soon = { first_at: hoursAfter(two, 0.5).toISOString() };
    expect(moveAt(3, { ...own, ...soon })).toEqual({ move: 'second-reminder' });
  });

  it('count again from the last change, with the reminder that went out still counting', () => {
    const changed = { changed_at: hoursAfter(two, 10).toISOString(), ...first };
    expect(moveAt(22, changed)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 32) });
  });
});

describe('the next look', () => {
  const next = (move: Parameters<typeof lookAgainAt>[1], hours: number) =>
    lookAgainAt(aCart(), move, rules, hoursAfter(two, hours));

  it('after the first reminder is the second wait, or an hour on when that is past', () => {
    expect(next({ move: 'first-reminder' }, 2)).toEqual(hoursAfter(two, 22));
    expect(next({ move: 'first-reminder' }, 25)).toEqual(hoursAfter(two, 26));
  });

  it('after the second is an hour on, should it come to nothing, and after the give-up there is none', () => {
    expect(next({ move: 'second-reminder' }, 22)).toEqual(hoursAfter(two, 23));
    expect(next({ move: 'give-up' }, 100)).toBeUndefined();
  });

  it('of a new cart is its first wait, at once for one that is long overdue, none for one nobody can be told of', () => {
    expect(firstLookAt(aCart(), rules, two)).toEqual(hoursAfter(two, 2));
    expect(firstLookAt(aCart(), rules, hoursAfter(two, 5))).toEqual(hoursAfter(two, 5));
    const { email: _, ...anonymous } = aCart();
    expect(firstLookAt(anonymous, rules, two)).toBeUndefined();
  });
});

describe('one reminder only', () => {
  const once = someRules({ remindersPerCart: 1 });
  const at = (hours: number, changes = {}) => decideMove(aCart(changes), once, hoursAfter(two, hours));

  it('goes out after the first wait, and no second ever follows', () => {
    expect(at(2)).toEqual({ move: 'first-reminder' });
    for (const hours of [3, 22, 23, 48, 73])
      expect(at(hours, first)).toMatchObject({ move: 'still-shopping', until: hoursAfter(two, 74) });
  });

  it('is so for one size of carts where the owner names one wait for it', () => {
    const some = someRules({
      sizes: [
        { name: 'small', belowMinor: 4_000, firstWaitMinutes: 240 },
        { name: 'big', firstWaitMinutes: 60, secondWaitMinutes: 1_200 },
      ],
    });
    const small = (hours: number, changes = {}) =>
      decideMove(aCart({ total_minor: 3_999, ...changes }), some, hoursAfter(two, hours));
    const reminded = { first_at: hoursAfter(two, 4).toISOString() };
    expect(small(3)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 4) });
    expect(small(4)).toEqual({ move: 'first-reminder' });
    expect(small(24, reminded)).toEqual({ move: 'still-shopping', until: hoursAfter(two, 76) });
    expect(small(76, reminded)).toEqual({ move: 'give-up' });
    expect(small(76)).toEqual({ move: 'give-up' });
    expect(
      lookAgainAt(aCart({ total_minor: 3_999 }), { move: 'first-reminder' }, some, hoursAfter(two, 4)),
    ).toEqual(hoursAfter(two, 5));
    expect(decideMove(aCart({ total_minor: 4_000, ...reminded }), some, hoursAfter(two, 20))).toEqual({
      move: 'second-reminder',
    });
  });

  it('is given up so many days after the first', () => {
    expect(at(74, first)).toEqual({ move: 'give-up' });
    expect(decideMove(aCart(first), rules, hoursAfter(two, 22))).toEqual({ move: 'second-reminder' });
  });
});
