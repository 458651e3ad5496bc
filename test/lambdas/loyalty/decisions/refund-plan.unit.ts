import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsLeft, pointsTaken, type TakenBack } from '../../../../lambdas/loyalty/decisions/refund.ts';
import {
  agreedRefund,
  decideRefund,
  type RefundPlan,
  refundComesTo,
} from '../../../../lambdas/loyalty/decisions/refund-plan.ts';
import {
  type RegisteredSale,
  refundEntry,
  saleLeft,
} from '../../../../lambdas/loyalty/decisions/sale-row.ts';
import { exact } from '../../../../lambdas/loyalty/points.ts';
import { caseRow, GIVEN, REFUSED, registered, WAITS } from '../sale-builders.ts';

const AT = '2026-06-03T10:00:00.000Z';
const half = { id: 'r-1', refund: { at: AT, total_minor: 900, items: [] } };
const voided = { id: 'r-1', refund: { at: AT, voids: true } };
const state = { sale: registered(), standing: GIVEN, balance: 24 };

/** The sale's row once this plan was done. */
const done = (sale: RegisteredSale, plan: RefundPlan): RegisteredSale =>
  'change' in plan && plan.change.kind === 'refund'
    ? {
        ...sale,
        version: sale.version + 1,
        refunds: { ...sale.refunds, [refundEntry(plan.change.id)]: plan.change.taken },
      }
    : sale;

describe('a refund that the till tells of', () => {
  it('takes back what its lines earned, and names the sale in its key', () => {
    expect(decideRefund(state, half)).toMatchObject({
      kind: 'move-points',
      row: { phone: state.sale.phone, points_change: -12, reason: 'refund' },
      change: { kind: 'refund', id: 'r-1', taken: { total_minor: 900 } },
      spentMinor: -900,
    });
  });

  it('takes the visit off with a void, once', () => {
    expect(decideRefund(state, voided)).toMatchObject({
      visits: -1,
      row: { reason: 'void', points_change: -24 },
    });
    const sale = done(state.sale, decideRefund(state, voided));
    expect(decideRefund({ ...state, sale }, { ...voided, id: 'r-2' })).not.toHaveProperty('visits');
  });

  it('is held where the points are spent', () => {
    expect(decideRefund({ ...state, balance: 11.9999 }, half)).toEqual({
      kind: 'hold',
      reason: 'redeemed-already',
      points: -12,
      totalMinor: 900,
    });
  });

  it('stays quiet on a repeat, and where a person has its case', () => {
    const sale = done(state.sale, decideRefund(state, half));
    expect(decideRefund({ ...state, sale }, half)).toEqual({ kind: 'settled', as: 'taken-back' });
    for (const status of ['held', 'approved', 'rejected', 'withdrawn'] as const)
      expect(decideRefund({ ...state, known: caseRow({ status }) }, half)).toEqual({
        kind: 'settled',
        as: status,
      });
  });

  it('has its sale finished first', () => {
    expect(decideRefund({ ...state, standing: { kind: 'unfinished' } }, half)).toEqual({
      kind: 'finish-first',
    });
  });

  it('is noted where nothing was given', () => {
    expect(decideRefund({ ...state, standing: REFUSED, balance: 0 }, half)).toEqual({
      kind: 'note',
      change: { kind: 'refund', id: 'r-1', taken: expect.anything() },
    });
  });

  it('makes a held sale come to less, or to nothing', () => {
    const held = { ...state, standing: WAITS, balance: 0 };
    expect(decideRefund(held, half)).toMatchObject({
      kind: 'note',
      waiting: { kind: 'comes-to', points: 12, totalMinor: 900 },
    });
    expect(decideRefund(held, voided)).toMatchObject({ kind: 'note', waiting: { kind: 'withdrawn' } });
  });
});

describe('a refund that a manager agreed to', () => {
  it('takes what there is, and the rest is let go', () => {
    expect(agreedRefund({ ...state, balance: 5 }, half)).toMatchObject({
      kind: 'move-points',
      row: { points_change: -5 },
      spentMinor: -900,
    });
    expect(agreedRefund({ ...state, balance: 0 }, half)).toMatchObject({ row: { points_change: exact(-0) } });
  });

  it('is nothing to agree to once the till had its way', () => {
    const sale = done(state.sale, decideRefund(state, half));
    expect(agreedRefund({ ...state, sale }, half)).toEqual({ kind: 'settled', as: 'taken-back' });
  });

  it('is the very move that the till would have made, where the points are there', () => {
    expect(agreedRefund(state, half)).toEqual(decideRefund(state, half));
    expect(agreedRefund(state, voided)).toEqual(decideRefund(state, voided));
  });
});

const refunds = fc.array(
  fc.record({
    voids: fc.boolean(),
    total: fc.integer({ min: 0, max: 2_500 }),
    beans: fc.integer({ min: 0, max: 700 }),
    balance: fc.integer({ min: 0, max: 40 }),
    agreed: fc.boolean(),
  }),
  { maxLength: 8 },
);

it('given any refunds one after the other, then the points of the sale are taken once, and nobody goes below zero', () => {
  fc.assert(
    fc.property(refunds, (told) => {
      let sale = registered();
      const taken: TakenBack[] = [];
      for (const [index, { voids, total, beans, balance, agreed }] of told.entries()) {
        const items = beans === 0 ? [] : [{ code: 'BEANS', name: 'beans', quantity: 1, amount_minor: beans }];
        const refund = voids ? { at: AT, voids: true } : { at: AT, total_minor: total, items };
        const one = { id: `r-${index}`, refund };
        const before = { sale, standing: GIVEN, balance };
        const plan = agreed ? agreedRefund(before, one) : decideRefund(before, one);
        if (plan.kind === 'hold') {
          expect(balance).toBeLessThan(-plan.points);
          expect(plan.points).toBe(refundComesTo(sale, refund));
          continue;
        }
        expect(plan.kind).toBe('move-points');
        if (plan.kind !== 'move-points' || plan.change.kind !== 'refund') return;
        expect(plan.row.points_change + balance).toBeGreaterThanOrEqual(0);
        if (!agreed) expect(plan.row.points_change).toBe(refundComesTo(sale, refund));
        taken.push(plan.change.taken);
        const left = pointsLeft(saleLeft(sale));
        sale = done(sale, plan);
        expect(pointsLeft(saleLeft(sale))).toBe(exact(left - pointsTaken(plan.change.taken)));
        expect(decideRefund({ ...before, sale }, one).kind).toBe('settled');
      }
      expect(taken.reduce((sum, one) => sum + pointsTaken(one), 0)).toBeLessThanOrEqual(24 + 1e-9);
    }),
    { seed: 7, numRuns: 300 },
  );
});
