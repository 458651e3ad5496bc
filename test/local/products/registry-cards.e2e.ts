// The cards of the console add up: every order, cart and sale is in exactly one of the groups that say what became of it, whatever
// was pressed and however long ago, and each group has words for all that its product can write.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CloseReason } from '../../../lambdas/cart-recovery/rows.ts';
import type { Move } from '../../../lambdas/loyalty/decisions/move.ts';
import type { NeverSentReason, OfferState, RecordedOutcome } from '../../../lambdas/upsell/rows.ts';
import { fatesOf, tablesOf } from '../../../local/console/page/figures.ts';
import { packs } from '../../../local/products/registry.ts';
import { startWholeShop, type WholeShop } from '../../support/whole-shop.ts';

// Days of all products; bundled first where nothing is.
const LONG = 180_000;

let shop: WholeShop;
beforeAll(async () => {
  shop = await startWholeShop();
}, LONG);
afterAll(() => shop?.stop());

async function pressEverything() {
  const setup = await (await fetch(`${shop.runtime.url}/_local/console/setup`)).json();
  for (const { event } of (setup as { buttons: { event: string }[] }).buttons) {
    await fetch(`${shop.runtime.url}/_local/console/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event }),
    });
    await shop.runtime.idle();
  }
}

it(
  'after days of everything that can be pressed, all that there are is in a group, and in one',
  async () => {
    for (const pause of ['PT2H', 'P4D', 'P5D', undefined]) {
      await pressEverything();
      for (const { card, product } of packs) {
        const rows = new Map(
          await Promise.all(
            tablesOf(card).map(async (name) => [name, [...(await shop.runtime.table(name))]] as const),
          ),
        );
        if (card.fates === undefined) throw new Error(`${product} tells of nothing`);
        const { all, groups } = fatesOf(card.fates, rows);
        expect(all, product).toBeGreaterThan(0);
        expect(
          groups.reduce((sum, { count }) => sum + count, 0),
          product,
        ).toBe(all);
        // Nothing is under way, so that nothing is left over.
        expect(
          groups.map(({ words }) => words),
          product,
        ).not.toContain(card.fates.rest);
      }
      if (pause !== undefined) await shop.runtime.advance(pause);
    }
  },
  LONG,
);

describe('every reason that a row can have', () => {
  const wordsOf = (product: string, by: string) =>
    packs
      .find((pack) => pack.product === product)
      ?.card.fates?.groups.filter((group) => group.by === by)
      .flatMap(({ words }) => Object.keys(words))
      .sort();
  // Exhaustive by their types: a new one does not compile before it is here.
  const outcomes: Record<Exclude<RecordedOutcome, 'queued' | 'imported'>, true> = {
    queueing: true,
    'opted-out': true,
    'no-consent': true,
    'no-contact': true,
    capped: true,
    stopped: true,
    renewal: true,
  };
  const states: Record<Exclude<OfferState, 'never-sent'>, true> = {
    chosen: true,
    sent: true,
    taken: true,
    'out-of-window': true,
    ignored: true,
    'no-fit': true,
  };
  const reasons: Record<NeverSentReason, true> = {
    'opted-out': true,
    'no-consent': true,
    'no-contact': true,
    capped: true,
    cancelled: true,
    refunded: true,
    edited: true,
    'sold-out': true,
    'price-changed': true,
    'already-owned': true,
    'too-late': true,
    'held-out': true,
    'silent-elsewhere': true,
    'enough-messages': true,
    'not-live': true,
    'owner-only': true,
    'message-does-not-fit': true,
    impossible: true,
    refused: true,
  };
  const closed: Record<CloseReason, true> = {
    'gave-up': true,
    'bought-elsewhere': true,
    suppressed: true,
    'written-off': true,
    erased: true,
    'customer-deleted': true,
    cancelled: true,
    'before-go-live': true,
  };
  const held: Record<Extract<Move, { move: 'hold' }>['reason'], true> = {
    'far-larger-basket': true,
    'large-first-sale': true,
    'large-sale': true,
  };

  it.each([
    ['upsell', 'gate_outcome', outcomes],
    ['upsell', 'state', states],
    ['upsell', 'reason', reasons],
    ['cart-recovery', 'closed_reason', closed],
    ['loyalty', 'flag_reason', held],
  ])('of %s has words: %s', (product, by, known) => {
    expect(wordsOf(product, by)).toEqual(Object.keys(known).sort());
  });
});
