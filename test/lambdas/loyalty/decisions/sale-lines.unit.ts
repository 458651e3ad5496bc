import { describe, expect, it } from 'vitest';
import { pointsTaken, type TakenBack, takenBackBy } from '../../../../lambdas/loyalty/decisions/refund.ts';
import { keptFigures, keptRefund } from '../../../../lambdas/loyalty/decisions/sale-lines.ts';
import { exact } from '../../../../lambdas/loyalty/points.ts';
import type { RefundFigures, SaleFigures } from '../../../../lambdas/loyalty/sale-rows.ts';

/** Every third line earns extra, at rates of its own. */
const lineNumbered = (number: number, name = `Item number ${number} of a long sale`) => ({
  code: `C-${number}`,
  name,
  quantity: 1,
  amount_minor: 100 + (number % 7),
  bonus: number % 3 === 0 ? exact((100 + (number % 7)) / 100) : 0,
});
function saleOf(items: SaleFigures['items']): SaleFigures {
  const total_minor = items.reduce((total, { amount_minor }) => total + amount_minor, 0);
  const bonus_points = exact(items.reduce((total, { bonus }) => total + bonus, 0));
  return { total_minor, items, base_points: exact(total_minor / 100), bonus_points };
}
const linesOf = (count: number) => Array.from({ length: count }, (_, number) => lineNumbered(number));
const refundOf = (items: SaleFigures['items']): RefundFigures => ({
  at: '2026-06-03T09:15:00.000Z',
  total_minor: items.reduce((total, { amount_minor }) => total + amount_minor, 0),
  items: items.map(({ bonus: _, ...item }) => item),
});
const points = (sale: SaleFigures, ...refunds: RefundFigures[]): number[] => {
  const taken: TakenBack[] = [];
  return refunds.map((refund) => {
    taken.push(takenBackBy(refund, { figures: sale, refunds: taken }));
    return pointsTaken(taken.at(-1) as TakenBack);
  });
};
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('the lines of a sale', () => {
  it('stay as they are told at any counter', () => {
    const sale = saleOf(linesOf(200));
    expect(keptFigures(sale)).toBe(sale);
  });

  it('of 5,000 fit a row and give back exactly what each refund of the whole sale would', () => {
    const sale = saleOf(linesOf(5_000));
    const kept = keptFigures(sale);
    expect(kept).toMatchObject({
      total_minor: sale.total_minor,
      base_points: sale.base_points,
      bonus_points: sale.bonus_points,
      line_count: 5_000,
    });
    expect(bytes(kept)).toBeLessThan(210_000);
    const some = refundOf([lineNumbered(3), lineNumbered(4), lineNumbered(3_000)]);
    const half = refundOf(linesOf(5_000).slice(1_000, 3_500));
    const plain: RefundFigures = { at: some.at, total_minor: 12_345 };
    const voids: RefundFigures = { at: some.at, voids: true };
    const refunds = [some, some, half, voids];
    expect(points(kept, ...refunds)).toEqual(points(sale, ...refunds));
    expect(points(kept, ...refunds.map(keptRefund))).toEqual(points(sale, ...refunds));
    const [share = 0, rest = 0] = points(kept, plain, voids);
    expect(share).toBe(points(sale, plain)[0]);
    expect(exact(share + rest)).toBe(exact(sale.base_points + sale.bonus_points));
  });

  it('that are all of one thing are one line, however many', () => {
    const same = (amount_minor: number) => ({
      name: 'Coffee',
      quantity: 1,
      amount_minor,
      bonus: amount_minor / 100,
    });
    const sale = saleOf(Array.from({ length: 20_000 }, (_, number) => same(100 + (number % 5))));
    const kept = keptFigures(sale);
    expect(bytes(kept)).toBeLessThan(400);
    expect(points(kept, refundOf([same(300)]))).toEqual(points(sale, refundOf([same(300)])));
  });

  it('beyond what a row holds are one line together, and the whole of it still goes back', () => {
    const sale = saleOf(
      Array.from({ length: 19_000 }, (_, number) => ({
        ...lineNumbered(number),
        bonus: 1 + number / 10_000,
      })),
    );
    const kept = keptFigures(sale);
    const taken = takenBackBy({ at: '', voids: true }, { figures: kept, refunds: [] });
    expect(bytes(kept)).toBeLessThan(210_000);
    expect(bytes(taken)).toBeLessThan(190_000);
    expect(pointsTaken(taken)).toBe(exact(sale.base_points + sale.bonus_points));
  });

  it('refunded a share at a time stay few: shares do not pile up in the row', () => {
    const kept = keptFigures(saleOf(linesOf(5_000)));
    const taken: TakenBack[] = [];
    for (let number = 0; number < 50; number += 1)
      taken.push(takenBackBy({ at: '', total_minor: 5_000 }, { figures: kept, refunds: taken }));
    expect(bytes(taken)).toBeLessThan(60_000);
  });

  it('of a long refund that comes before its sale fit a row too', () => {
    const refund = keptRefund(refundOf(linesOf(5_000)));
    expect(bytes(refund)).toBeLessThan(210_000);
    expect(points(saleOf(linesOf(5)), refund)).toEqual(points(saleOf(linesOf(5)), refundOf(linesOf(5_000))));
  });
});
