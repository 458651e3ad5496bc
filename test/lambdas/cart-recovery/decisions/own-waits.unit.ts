import { describe, expect, it } from 'vitest';
import { auditView } from '../../../../lambdas/cart-recovery/decisions/audit-view.ts';
import { earlierLook, ownDueAt, readWaits } from '../../../../lambdas/cart-recovery/decisions/own-waits.ts';
import { decideMove } from '../../../../lambdas/cart-recovery/decisions/two-reminders.ts';
import { aCart, hoursAfter, someRules, two } from '../builders.ts';

const changed_at = two.toISOString();

describe('waits of a cart’s own', () => {
  it.each([[[2, 20]], [[0.25, 0.5]], [['6', '30']], [[1, 720]]])('%j are two numbers of hours', (written) => {
    expect(readWaits(written)).toEqual(written.map(Number));
  });

  it.each([
    [undefined],
    [null],
    [[]],
    [[2]],
    [[2, 20, 30]],
    [[20, 2]],
    [[2, 2]],
    [[0, 2]],
    [[-1, 2]],
    [[1, 721]],
    [['x', 2]],
    [[Number.NaN, 2]],
    ['2,20'],
    [{ 0: 2, 1: 20 }],
  ])('%j are none, and the size’s waits hold', (written) => {
    expect(readWaits(written)).toBeUndefined();
    const cart = aCart({ changed_at, wait_override: written as never });
    expect(decideMove(cart, someRules(), hoursAfter(two, 0))).toEqual(
      decideMove(aCart({ changed_at }), someRules(), hoursAfter(two, 0)),
    );
  });

  it('make the next reminder due, whichever it is; nothing is due of a cart that is done with', () => {
    const cart = aCart({ changed_at, wait_override: [2, 20] });
    expect(ownDueAt(cart)).toEqual(hoursAfter(two, 2));
    expect(ownDueAt({ ...cart, first_at: changed_at })).toEqual(hoursAfter(two, 20));
    expect(ownDueAt({ ...cart, first_at: changed_at, second_at: changed_at })).toBeUndefined();
    expect(ownDueAt({ ...cart, status: 'closed' })).toBeUndefined();
    expect(ownDueAt(aCart({ changed_at }))).toBeUndefined();
  });

  it('call for a look before the planned one, at once where they are over, and never for a later one', () => {
    const planned = (hours: number) =>
      aCart({ changed_at, wait_override: [2, 20], wakeup_at: hoursAfter(two, hours).toISOString() });
    expect(earlierLook(planned(20), hoursAfter(two, 1))).toEqual(hoursAfter(two, 2));
    expect(earlierLook(planned(20), hoursAfter(two, 5))).toEqual(hoursAfter(two, 5));
    expect(earlierLook(planned(2), hoursAfter(two, 1))).toBeUndefined();
    expect(earlierLook(planned(1.5), hoursAfter(two, 1))).toBeUndefined();
  });
});

describe('a cart in the trail', () => {
  it('holds what the business needs and nothing that tells whose it is', () => {
    const cart = aCart({
      email: 'ana@example.com',
      name: 'Ana',
      return_url: 'https://shop.example/ana',
      first_outcome: 'sent',
    });
    const shown = JSON.stringify(auditView(cart));
    for (const trace of ['ana@example.com', 'Ana', 'shop.example/ana', 'Linen'])
      expect(shown).not.toContain(trace);
    expect(auditView(cart)).toMatchObject({
      status: 'open',
      total_minor: 12_000,
      items: 1,
      has_address: true,
      first_outcome: 'sent',
    });
    expect(auditView(undefined)).toEqual({ status: 'unknown' });
  });
});
