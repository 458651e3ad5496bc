import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreedCorrection,
  changeComesTo,
  decideCorrection,
} from '../../../../lambdas/loyalty/decisions/correction-plan.ts';
import { pointsLeft } from '../../../../lambdas/loyalty/decisions/refund.ts';
import { saleLeft } from '../../../../lambdas/loyalty/decisions/sale-row.ts';
import { exact } from '../../../../lambdas/loyalty/points.ts';
import { STORY } from '../builders.ts';
import { CLOSED_AT, figuresOf, GIVEN, REFUSED, registered, WAITS } from '../sale-builders.ts';

const OTHER = '+447700900200';
const sale = registered();
const state = { sale, standing: GIVEN, balance: 24 };
const told = {
  phone: sale.phone,
  figures: figuresOf(2_000),
  digest: 'as-told-anew',
  updatedAt: '2026-06-02T14:00:00.000Z',
  type: 'sale.updated' as const,
};
const by = { rules: STORY, member: undefined };

describe('other figures that the till tells of', () => {
  it('come to one net correction, under the sale’s next version', () => {
    expect(decideCorrection(state, told, by)).toEqual({
      kind: 'move-points',
      change: {
        kind: 'figures',
        figures: told.figures,
        digest: told.digest,
        updatedAt: told.updatedAt,
        correctedAs: `${sale.ts}#as-told-anew.1`,
      },
      row: { phone: sale.phone, ts: `${sale.ts}#as-told-anew.1`, points_change: 2, reason: 'correction' },
      spentMinor: 200,
    });
  });

  it('are noted where they come to the same points, or a person refused the sale', () => {
    const same = { ...told, figures: figuresOf(1_800) };
    expect(decideCorrection(state, same, by)).toMatchObject({ kind: 'note' });
    expect(decideCorrection({ ...state, standing: REFUSED }, told, by)).toMatchObject({ kind: 'note' });
  });

  it('are what a held sale comes to now', () => {
    expect(decideCorrection({ ...state, standing: WAITS }, told, by)).toMatchObject({
      kind: 'note',
      waiting: { kind: 'comes-to', points: 26, totalMinor: 2_000 },
    });
  });

  it.each([
    ['told as if for the first time', { type: 'sale.completed' as const }, {}, 'told-twice-differently', 2],
    ['another’s', { phone: OTHER }, {}, 'other-member', 26],
    [
      'of a sale that was refunded',
      {},
      { refunds: { 'refund:r': { total_minor: 0, base_points: 0, bonus: {}, amounts: {} } } },
      'changed-after-refund',
      2,
    ],
  ])('are held where they are %s', (_, odd, row, reason, points) => {
    expect(decideCorrection({ ...state, sale: registered(row) }, { ...told, ...odd }, by)).toEqual({
      kind: 'hold',
      reason,
      points,
      totalMinor: 2_000,
    });
  });

  it('are held where what they take is spent, or the basket is far larger than any before', () => {
    const less = { ...told, figures: figuresOf(1_000) };
    expect(decideCorrection({ ...state, balance: 7.9999 }, less, by)).toMatchObject({ reason: 'below-zero' });
    expect(decideCorrection({ ...state, balance: 8 }, less, by)).toMatchObject({ kind: 'move-points' });
    const large = { ...told, figures: figuresOf(90_000) };
    const rules = { ...STORY, holdFirstSaleMinor: 50_000 };
    expect(decideCorrection(state, large, { ...by, rules })).toMatchObject({ reason: 'large-first-sale' });
  });

  it('stay quiet on a repeat, a late one too', () => {
    const quiet = { kind: 'settled', as: 'told-before' };
    const counted = registered({ digests: ['first', told.digest], updated_at: told.updatedAt });
    expect(decideCorrection({ ...state, sale: counted }, told, by)).toEqual(quiet);
    expect(decideCorrection({ ...state, sale: counted }, { ...told, digest: 'first' }, by)).toEqual(quiet);
    const newer = registered({ updated_at: '2026-06-02T15:00:00.000Z' });
    expect(decideCorrection({ ...state, sale: newer }, told, by)).toEqual(quiet);
  });

  it('count again where the till says that they are newer', () => {
    const counted = registered({ digests: [told.digest, 'second'], updated_at: CLOSED_AT });
    expect(decideCorrection({ ...state, sale: counted }, told, by)).toMatchObject({ kind: 'move-points' });
  });
});

describe('other figures that a manager agreed to', () => {
  it('are the very move that the till’s would have been', () => {
    expect(agreedCorrection(state, told)).toEqual(decideCorrection(state, told, by));
  });

  it('take the sale from the one member and give it to the other, in one move', () => {
    expect(agreedCorrection(state, { ...told, phone: OTHER })).toMatchObject({
      kind: 'move-points',
      change: { owner: { phone: OTHER, ts: `${sale.ts}#moved.1` } },
      row: { phone: OTHER, points_change: 26, reason: 'earn' },
      visit: { totalMinor: 2_000 },
      from: { phone: sale.phone, ts: `${sale.ts}#moved`, points: 24, visits: -1, spentMinor: -1_800 },
    });
  });

  it('take nothing from a member who was given nothing', () => {
    const moved = { ...told, phone: OTHER };
    const waits = agreedCorrection({ ...state, standing: WAITS, balance: 0 }, moved);
    expect(waits).toMatchObject({ kind: 'move-points', waiting: { kind: 'withdrawn' } });
    expect(waits).not.toHaveProperty('from');
    expect(agreedCorrection({ ...state, standing: REFUSED, balance: 0 }, moved)).not.toHaveProperty('from');
  });

  it('say how much is missing', () => {
    const less = { ...told, figures: figuresOf(1_000) };
    expect(agreedCorrection({ ...state, balance: 5 }, less)).toEqual({ kind: 'short', missing: 3 });
    expect(agreedCorrection({ ...state, balance: 20 }, { ...told, phone: OTHER })).toEqual({
      kind: 'short',
      missing: 4,
    });
  });

  it('are nothing to agree to once they count, or newer ones do', () => {
    const settled = { kind: 'settled', as: 'told-before' };
    const counted = registered({ digests: [told.digest] });
    expect(agreedCorrection({ ...state, sale: counted }, told)).toEqual(settled);
    const newer = registered({ updated_at: '2026-06-02T15:00:00.000Z' });
    expect(agreedCorrection({ ...state, sale: newer }, told)).toEqual(settled);
  });
});

it('given any figures, then what moves is the difference of what is left of the sale, and nobody goes below zero', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 600, max: 5_000 }),
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 60 }),
      (total, bonus, balance) => {
        const figures = figuresOf(total, bonus);
        const other = { ...told, figures };
        const left = (of = figures) => pointsLeft({ ...saleLeft(sale), figures: of });
        const difference = exact(left() - left(sale.figures));
        expect(changeComesTo(sale, other)).toBe(difference);
        for (const plan of [
          decideCorrection({ ...state, balance }, other, {
            ...by,
            rules: { ...STORY, holdFirstSaleMinor: 1e9 },
          }),
          agreedCorrection({ ...state, balance }, other),
        ]) {
          if (plan.kind === 'note') expect(difference).toBe(0);
          else if (plan.kind === 'move-points') {
            expect(plan.row.points_change).toBe(difference);
            expect(balance + difference).toBeGreaterThanOrEqual(0);
          } else expect(balance + difference).toBeLessThan(0);
        }
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
