// What other figures of a sale come to than those that count.
//
//   told before, or older than what counts ──▶ settled          odd ──▶ a person decides
//   its sale waits for a person ──▶ another sum to give          its sale was refused ──▶ noted
//   its sale was given ──▶ one net correction, or all of it goes from the one member to the other
import type { Sale } from '../../../shared/events/till-events.ts';
import { exact } from '../points.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { SaleFigures } from '../sale-rows.ts';
import { pointsOf } from './earn-points.ts';
import { correctionKey, movedHereKey, takenAwayKey } from './ledger-key.ts';
import { decideMove, type Move } from './move.ts';
import { pointsLeft, pointsTaken, restOf } from './refund.ts';
import type { Hold, MovePoints, Note, SaleChange, Settled, Short } from './sale-plan.ts';
import { isVoided, type RegisteredSale, type Standing, saleLeft } from './sale-row.ts';
import { difference, opposite, someStamps } from './stamps.ts';

export type FiguresTold = {
  readonly phone: string;
  readonly figures: SaleFigures;
  readonly digest: string;
  readonly updatedAt?: string | undefined;
};

export type CorrectionState = {
  readonly sale: RegisteredSale;
  readonly standing: Standing;
  /** Of the sale's member as it stands; 0 where there is none. */
  readonly balance: number;
};

type HeldMove = Extract<Move, { move: 'hold' }>['reason'];
export type ReasonToHold =
  | HeldMove
  | 'told-twice-differently'
  | 'other-member'
  | 'changed-after-refund'
  | 'below-zero';

/** As the till tells it. `member`: as they were before the till told it. */
export function decideCorrection(
  state: CorrectionState,
  told: FiguresTold & { readonly type: Sale['type'] },
  by: { readonly rules: LoyaltyRules; readonly member: MemberRow | undefined },
): Settled<'told-before'> | Hold<ReasonToHold> | Note | MovePoints {
  const { sale } = state;
  if (isRepeat(told, sale)) return { kind: 'settled', as: 'told-before' };
  const reason = reasonToHold(state, told, by);
  if (reason === undefined) return corrected(state, told);
  return { kind: 'hold', reason, points: changeComesTo(sale, told), totalMinor: told.figures.total_minor };
}

/** As a manager agreed to it. */
export function agreedCorrection(
  state: CorrectionState,
  told: FiguresTold,
): Settled<'told-before'> | Short | Note | MovePoints {
  const { sale, balance } = state;
  if (isOlder(told, sale) || sale.digests.at(-1) === told.digest)
    return { kind: 'settled', as: 'told-before' };
  const plan = told.phone === sale.phone ? corrected(state, told) : movedToOther(state, told);
  if (plan.kind === 'note') return plan;
  const goes = plan.from === undefined ? -plan.row.points_change : plan.from.points;
  return balance < goes ? { kind: 'short', missing: exact(goes - balance) } : plan;
}

/** What counting them comes to as the sale stands now. */
export function changeComesTo(
  sale: RegisteredSale,
  { phone, figures }: Pick<FiguresTold, 'phone' | 'figures'>,
): number {
  const before = saleLeft(sale);
  const points = pointsLeft({ ...before, figures });
  return phone === sale.phone ? exact(points - pointsLeft(before)) : points;
}

const isOlder = ({ updatedAt }: Pick<FiguresTold, 'updatedAt'>, { updated_at }: RegisteredSale): boolean =>
  updatedAt !== undefined && updated_at !== undefined && updatedAt < updated_at;

/** Figures told before are a late repeat, unless the till says that they are newer. */
function isRepeat(told: FiguresTold, sale: RegisteredSale): boolean {
  const { digest, updatedAt } = told;
  const { digests, updated_at } = sale;
  if (isOlder(told, sale) || digests.at(-1) === digest) return true;
  const isNewer = updatedAt !== undefined && updated_at !== undefined && updatedAt > updated_at;
  return digests.includes(digest) && !isNewer;
}

function reasonToHold(
  { sale, standing, balance }: CorrectionState,
  { phone, figures, type }: FiguresTold & { readonly type: Sale['type'] },
  { rules, member }: { readonly rules: LoyaltyRules; readonly member: MemberRow | undefined },
): ReasonToHold | undefined {
  const isOther = phone !== sale.phone;
  // What a person refused stays refused, whatever its figures.
  if (standing.kind === 'refused' && !isOther) return undefined;
  if (type === 'sale.completed') return 'told-twice-differently';
  if (isOther) return 'other-member';
  if (standing.kind === 'waits') return undefined;
  if (Object.keys(sale.refunds).length > 0) return 'changed-after-refund';
  if (figures.total_minor > sale.figures.total_minor) {
    const move = decideMove({ phone, totalMinor: figures.total_minor }, member, rules);
    if (move.move === 'hold') return move.reason;
  }
  const delta = exact(pointsOf(figures) - pointsOf(sale.figures));
  return delta < 0 && balance < -delta ? 'below-zero' : undefined;
}

const figuresOf = ({ figures, digest, updatedAt }: FiguresTold): SaleChange & { kind: 'figures' } => ({
  kind: 'figures',
  figures,
  digest,
  updatedAt,
});

/** One net correction, or new figures for what is still held. */
function corrected({ sale, standing }: CorrectionState, told: FiguresTold): Note | MovePoints {
  const { figures, digest } = told;
  const after = { ...saleLeft(sale), figures };
  if (standing.kind === 'waits')
    return {
      kind: 'note',
      change: figuresOf(told),
      waiting: {
        kind: 'comes-to',
        row: standing.row,
        points: pointsLeft(after),
        totalMinor: restOf(after).total_minor,
      },
    };
  const points = exact(pointsLeft(after) - pointsLeft(saleLeft(sale)));
  const stamps = someStamps(difference(restOf(after).stamps ?? {}, restOf(saleLeft(sale)).stamps ?? {}));
  if (standing.kind === 'refused' || (points === 0 && stamps.stamps === undefined))
    return { kind: 'note', change: figuresOf(told) };
  const ts = correctionKey(sale, digest);
  return {
    kind: 'move-points',
    change: { ...figuresOf(told), correctedAs: ts },
    row: { phone: sale.phone, ts, points_change: points, reason: 'correction', ...stamps },
    spentMinor: figures.total_minor - sale.figures.total_minor,
  };
}

/** The till told the sale again with another phone: what was given goes from the one member to the other. */
function movedToOther({ sale, standing }: CorrectionState, told: FiguresTold): MovePoints {
  const { phone, figures } = told;
  const before = restOf(saleLeft(sale));
  const after = restOf({ ...saleLeft(sale), figures });
  const ts = movedHereKey(sale);
  return {
    kind: 'move-points',
    change: { ...figuresOf(told), owner: { phone, ts } },
    row: {
      phone,
      ts,
      points_change: pointsTaken(after),
      reason: 'earn',
      base_points: figures.base_points,
      bonus_points: figures.bonus_points,
      ...someStamps(after.stamps ?? {}),
    },
    visit: { at: sale.closed_at, totalMinor: figures.total_minor },
    spentMinor: after.total_minor - figures.total_minor,
    ...(standing.kind === 'given'
      ? {
          from: {
            phone: sale.phone,
            ts: takenAwayKey(sale),
            points: pointsTaken(before),
            ...someStamps(opposite(before.stamps ?? {})),
            spentMinor: -before.total_minor,
            ...(isVoided(sale) ? {} : { visits: -1 as const }),
          },
        }
      : {}),
    ...(standing.kind === 'waits' ? { waiting: { kind: 'withdrawn', row: standing.row } } : {}),
  };
}
