// What a refund or a void comes to.
//
//   counted before ──▶ settled          its sale was refused ──▶ noted, nothing was given
//   its sale waits for a person ──▶ less to give, or nothing      its points are there ──▶ they go back
//   they are spent ──▶ a person decides, and then takes what there is
import { exact } from '../points.ts';
import type { RefundFigures, ReviewRow, ReviewStatus } from '../sale-rows.ts';
import { refundKey, refundName } from './ledger-key.ts';
import { pointsTaken, restOf, type TakenBack, takenBackBy } from './refund.ts';
import type { Hold, MovePoints, Note, Settled } from './sale-plan.ts';
import { hasRefund, isVoided, type RegisteredSale, type Standing, saleLeft } from './sale-row.ts';
import { opposite, someStamps } from './stamps.ts';

export type RefundTold = { readonly id: string; readonly refund: RefundFigures };

export type RefundState = {
  readonly sale: RegisteredSale;
  /** `unfinished`: registered and not yet credited; whoever was at it may have been stopped for good. */
  readonly standing: Standing | { readonly kind: 'unfinished' };
  /** Of the sale's member; 0 where there is none. */
  readonly balance: number;
  /** The case of this very refund, if there is one. */
  readonly known?: ReviewRow | undefined;
};

export type RefundPlan =
  | Settled<'taken-back' | ReviewStatus>
  | { readonly kind: 'finish-first' }
  | Note
  | MovePoints
  | Hold<'redeemed-already'>;

/** As the till tells it. */
export function decideRefund(state: RefundState, told: RefundTold): RefundPlan {
  const { sale, standing, balance, known } = state;
  if (hasRefund(sale, told.id)) return { kind: 'settled', as: 'taken-back' };
  if (standing.kind === 'unfinished') return { kind: 'finish-first' };
  const taken = takenBackBy(told.refund, saleLeft(sale));
  if (standing.kind !== 'given') return noted({ sale, standing, taken }, told);
  if (known !== undefined) return { kind: 'settled', as: known.status };
  const points = pointsTaken(taken);
  return balance < points
    ? { kind: 'hold', reason: 'redeemed-already', points: exact(-points), totalMinor: taken.total_minor }
    : takeBack(points, { sale, taken }, told);
}

/** As a manager agreed to it: never more than the member has, and the rest is let go. */
export function agreedRefund(
  { sale, standing, balance }: RefundState & { readonly standing: Standing },
  told: RefundTold,
): Settled<'taken-back'> | Note | MovePoints {
  if (hasRefund(sale, told.id)) return { kind: 'settled', as: 'taken-back' };
  const taken = takenBackBy(told.refund, saleLeft(sale));
  if (standing.kind !== 'given') return noted({ sale, standing, taken }, told);
  return takeBack(Math.min(pointsTaken(taken), balance), { sale, taken }, told);
}

/** What it takes back as the sale stands now; below zero. */
export const refundComesTo = (sale: RegisteredSale, refund: RefundFigures): number =>
  exact(-pointsTaken(takenBackBy(refund, saleLeft(sale))));

type Taking = { readonly sale: RegisteredSale; readonly taken: TakenBack };

function noted(
  { sale, standing, taken }: Taking & { readonly standing: Exclude<Standing, { kind: 'given' }> },
  { id }: RefundTold,
): Note {
  const change = { kind: 'refund', id, taken } as const;
  if (standing.kind === 'refused') return { kind: 'note', change };
  const left = saleLeft(sale);
  const rest = restOf({ ...left, refunds: [...left.refunds, taken] });
  const { row } = standing;
  return {
    kind: 'note',
    change,
    waiting:
      rest.total_minor === 0
        ? { kind: 'withdrawn', row }
        : { kind: 'comes-to', row, points: pointsTaken(rest), totalMinor: rest.total_minor },
  };
}

const takeBack = (points: number, { sale, taken }: Taking, { id, refund }: RefundTold): MovePoints => ({
  kind: 'move-points',
  change: { kind: 'refund', id, taken },
  row: {
    phone: sale.phone,
    ts: refundKey(refund.at, refundName(sale.sale_id, id)),
    points_change: exact(-points),
    reason: refund.voids === true ? 'void' : 'refund',
    // Also those that were used: they are owed then.
    ...someStamps(opposite(taken.stamps ?? {})),
  },
  spentMinor: -taken.total_minor,
  ...(refund.voids === true && !isVoided(sale) ? { visits: -1 as const } : {}),
});
