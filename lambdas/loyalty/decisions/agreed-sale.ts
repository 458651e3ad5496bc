// A sale that was held and that a manager agreed to.
import { pointsTaken, restOf } from './refund.ts';
import type { MovePoints } from './sale-plan.ts';
import { type RegisteredSale, saleLeft } from './sale-row.ts';
import { someStamps } from './stamps.ts';

/** What the sale earns, less what refunds have taken of it while it waited. */
export function agreedSale(sale: RegisteredSale): MovePoints {
  const { figures } = sale;
  const rest = restOf(saleLeft(sale));
  return {
    kind: 'move-points',
    change: { kind: 'unchanged' },
    row: {
      phone: sale.phone,
      ts: sale.ts,
      points_change: pointsTaken(rest),
      reason: 'earn',
      base_points: figures.base_points,
      bonus_points: figures.bonus_points,
      ...someStamps(rest.stamps ?? {}),
    },
    visit: { at: sale.closed_at, totalMinor: figures.total_minor },
    spentMinor: rest.total_minor - figures.total_minor,
  };
}
