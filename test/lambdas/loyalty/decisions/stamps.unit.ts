// What a sale stamps and what a refund takes of it, exactly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earnedBy } from '../../../../lambdas/loyalty/decisions/earn-points.ts';
import { restOf, type TakenBack, takenBackBy } from '../../../../lambdas/loyalty/decisions/refund.ts';
import { keptFigures } from '../../../../lambdas/loyalty/decisions/sale-lines.ts';
import {
  difference,
  lotOf,
  opposite,
  stampsLeft,
  stampsOf,
  withStamps,
  withUnlapsed,
} from '../../../../lambdas/loyalty/decisions/stamps.ts';
import type { StampCard } from '../../../../lambdas/loyalty/rules/shape.ts';
import type { SaleFigures } from '../../../../lambdas/loyalty/sale-rows.ts';
import type { SaleItem } from '../../../../shared/events/till-events.ts';
import { BEANS, LATTE, STORY } from '../builders.ts';

const ZONE = 'America/New_York';
const LATTES: StampCard = { name: 'latte', items: [{ kind: 'any', value: 'lattes' }], stamps: 9 };
const BAGS: StampCard = {
  name: 'beans250',
  items: [{ kind: 'code', value: 'BEANS-250' }],
  stamps: 4,
  months: 6,
};
const moment = { closedAt: new Date('2026-06-02T13:15:00.000Z'), zone: ZONE };
const figures = (items: readonly SaleItem[] = [BEANS, LATTE], cards = [LATTES, BAGS]): SaleFigures =>
  withStamps(
    earnedBy({ totalMinor: items.reduce((sum, { amountMinor }) => sum + amountMinor, 0), items }, STORY),
    cards,
    moment,
  );

describe('a sale', () => {
  it('brings a stamp for each piece, on every card that its line is of', () => {
    expect(stampsOf(figures())).toEqual({ latte: 3, 'beans250@2026-12': 1 });
    expect(stampsOf(figures([BEANS, BEANS]))).toEqual({ 'beans250@2026-12': 2 });
    const both: StampCard = { name: 'either', items: [...LATTES.items, ...BAGS.items], stamps: 5 };
    expect(stampsOf(figures([BEANS, LATTE], [LATTES, both]))).toEqual({ latte: 3, either: 4 });
  });

  it('brings none for what cost nothing, and a part for a part', () => {
    expect(figures([{ ...LATTE, amountMinor: 0 }])).not.toHaveProperty('stamps');
    expect(stampsOf(figures([{ ...LATTE, quantity: 0.5 }]))).toEqual({ latte: 0.5 });
  });

  it('of nothing that a card is of is as it was without cards', () => {
    const plain = earnedBy({ totalMinor: 1200, items: [LATTE] }, STORY);
    expect(withStamps(plain, [BAGS], moment)).toBe(plain);
    expect(withStamps(plain, [], moment)).toBe(plain);
  });

  it('brings stamps by the month in which it was closed where the shop is, however late it is told', () => {
    const lot = (closedAt: string) => lotOf(BAGS, new Date(closedAt), ZONE);
    expect(lot('2026-06-30T23:30:00.000Z')).toBe('beans250@2026-12');
    expect(lot('2026-07-01T03:30:00.000Z')).toBe('beans250@2026-12');
    expect(lot('2026-07-01T04:30:00.000Z')).toBe('beans250@2027-01');
    expect(lotOf({ ...BAGS, months: 12 }, new Date('2026-12-31T12:00:00.000Z'), ZONE)).toBe(
      'beans250@2027-12',
    );
  });

  it('that is told later than its stamps would count brings none', () => {
    const row = { stamps: { 'beans250@2026-12': 1, latte: 3 } };
    expect(withUnlapsed(row, { at: new Date('2027-01-01T04:59:00.000Z'), zone: ZONE })).toEqual(row);
    expect(withUnlapsed(row, { at: new Date('2027-01-01T05:00:00.000Z'), zone: ZONE })).toEqual({
      stamps: { latte: 3 },
    });
    expect(
      withUnlapsed({ stamps: { 'beans250@2026-12': 1 } }, { at: new Date('2027-02-01'), zone: ZONE }),
    ).toEqual({});
  });
});

describe('a refund', () => {
  const line = (item: SaleItem, amount: number, quantity = 1) => ({
    ...(item.code === undefined ? {} : { code: item.code }),
    name: item.name,
    quantity,
    amount_minor: amount,
  });
  const back = (
    of: SaleFigures,
    refunds: readonly TakenBack[],
    ...lines: readonly ReturnType<typeof line>[]
  ) =>
    takenBackBy(
      { at: '', total_minor: lines.reduce((sum, { amount_minor }) => sum + amount_minor, 0), items: lines },
      { figures: of, refunds },
    );

  it('takes the stamps of its lines, and no others', () => {
    expect(back(figures(), [], line(LATTE, 400)).stamps).toEqual({ latte: 1 });
    expect(back(figures(), [], line(BEANS, 600)).stamps).toEqual({ 'beans250@2026-12': 1 });
    expect(back(figures(), [], line({ ...LATTE, code: 'CAKE', name: 'Cake' }, 400))).not.toHaveProperty(
      'stamps',
    );
  });

  it('of a line in thirds comes to the whole line', () => {
    const of = figures([{ ...LATTE, quantity: 1, amountMinor: 1000 }, BEANS]);
    const refunds: TakenBack[] = [];
    for (const part of [333, 333, 334]) refunds.push(back(of, refunds, line(LATTE, part)));
    expect(refunds.map(({ stamps }) => stamps?.latte)).toEqual([0.333, 0.333, 0.334]);
    expect(stampsLeft(of, refunds)).toEqual({ 'beans250@2026-12': 1 });
  });

  it('that names no lines takes its share, and one in full takes all', () => {
    const part = takenBackBy({ at: '', total_minor: 600 }, { figures: figures(), refunds: [] });
    expect(part.stamps).toEqual({ latte: 1, 'beans250@2026-12': 0.3333 });
    expect(
      takenBackBy({ at: '', total_minor: 1200 }, { figures: figures(), refunds: [part] }).stamps,
    ).toEqual({
      latte: 2,
      'beans250@2026-12': 0.6667,
    });
    expect(takenBackBy({ at: '', voids: true }, { figures: figures(), refunds: [] }).stamps).toEqual({
      latte: 3,
      'beans250@2026-12': 1,
    });
  });

  it('of a sale of which not all lines are kept takes the share of its money', () => {
    const items = Array.from({ length: 250 }, (_, n) => ({ ...LATTE, name: `Latte ${n}`, quantity: 2 }));
    const kept = keptFigures(figures(items));
    expect(kept.items).toEqual([]);
    expect(stampsOf(kept)).toEqual({ latte: 500 });
    expect(takenBackBy({ at: '', total_minor: 30_000 }, { figures: kept, refunds: [] }).stamps).toEqual({
      latte: 50,
    });
    expect(back(kept, [], line({ ...LATTE, name: 'Latte 7' }, 1200)).stamps).toEqual({ latte: 2 });
  });

  it('of a sale without stamps is as it was', () => {
    expect(
      takenBackBy({ at: '', total_minor: 600 }, { figures: figures([BEANS], []), refunds: [] }),
    ).not.toHaveProperty('stamps');
  });

  it('never takes more than is left, whatever came before, and all together never more than all', () => {
    const refund = fc.record({
      part: fc.constantFrom(1, 100, 333, 400, 600, 1200, 1800),
      of: fc.constantFrom('beans', 'latte', 'none', 'void'),
    });
    fc.assert(
      fc.property(fc.array(refund, { maxLength: 6 }), (told) => {
        const of = figures();
        const refunds: TakenBack[] = [];
        for (const { part, of: what } of told) {
          const before = stampsLeft(of, refunds);
          const items = what === 'beans' ? [line(BEANS, part)] : what === 'latte' ? [line(LATTE, part)] : [];
          const taken = takenBackBy(
            what === 'void' ? { at: '', voids: true } : { at: '', total_minor: part, items },
            { figures: of, refunds },
          );
          refunds.push(taken);
          const after = stampsLeft(of, refunds);
          expect(difference(before, after)).toEqual(taken.stamps ?? {});
          for (const pieces of Object.values(taken.stamps ?? {})) expect(pieces).toBeGreaterThan(0);
        }
        const rest = restOf({ figures: of, refunds });
        if (rest.total_minor === 0) expect(rest).not.toHaveProperty('stamps');
      }),
      { seed: 15, numRuns: 300 },
    );
  });
});

it('sums are lot by lot, and what comes to nothing is left out', () => {
  expect(difference({ a: 3, b: 1 }, { a: 1, b: 1, c: 2 })).toEqual({ a: 2, c: -2 });
  expect(opposite({ a: 0.1 })).toEqual({ a: -0.1 });
});
