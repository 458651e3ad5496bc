// Approving what was held: what a person agreed to happens once, in the transaction that closes the case. Each kind of
// case answers undefined where somebody was faster and the sale must be looked at again.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { Transact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import { correctionKey, movedHereKey, refundKey, refundName, takenAwayKey } from '../decisions/ledger-key.ts';
import { pointsLeft, pointsTaken, restOf, takenBackBy } from '../decisions/refund.ts';
import { exact } from '../points.ts';
import type { LedgerRow, ReviewRow, SaleFigures } from '../rows.ts';
import type { Reward } from '../rules/shape.ts';
import { auditItem } from './audit.ts';
import type { Members } from './members.ts';
import { balanceItem, ledgerItem } from './points-items.ts';
import type { ReviewItems } from './review-items.ts';
import type { Credit, makeSaleCredit } from './sale-credit.ts';
import { hasRefund, isVoided, type RegisteredSale, type Sales, saleLeft } from './sales.ts';

export type Decision = {
  readonly row: ReviewRow;
  /** The rewards in force, cheapest first. */
  readonly rewards: readonly Reward[];
  readonly at: Date;
  readonly byStaff: string;
};

export type Approved =
  | { readonly kind: 'approved'; readonly ledgerRow?: LedgerRow; readonly crossed: readonly string[] }
  | { readonly kind: 'already'; readonly status: ReviewRow['status'] }
  /** Taking the points of a corrected sale back needs more than the member has. */
  | { readonly kind: 'short'; readonly missing: number };

/** How far a sale that was registered and finished has come: its points are given, wait for a person, or were refused. */
export type Standing =
  | { readonly kind: 'given' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'waits'; readonly row: ReviewRow };

export type ApprovalParts = {
  readonly tables: { readonly members: string; readonly ledger: string; readonly audit: string };
  readonly zone: string;
  readonly items: ReviewItems;
  readonly sales: Sales;
  readonly members: Pick<Members, 'get'>;
  readonly credit: ReturnType<typeof makeSaleCredit>;
  readonly transact: Transact;
  readonly get: (phone: string, saleId: string) => Promise<ReviewRow | undefined>;
  readonly standingOf: (sale: RegisteredSale) => Promise<Standing>;
};

/** One function for each kind of case. */
export function makeApprovals(parts: ApprovalParts) {
  const { tables, zone, items, sales, members, credit, transact, get, standingOf } = parts;

  /** Credits, or says what the case has become meanwhile; undefined asks for another look. */
  async function settle(
    { row, rewards, at, byStaff }: Decision,
    change: Omit<Credit, 'rewards' | 'at' | 'member'> & { readonly together: readonly TransactItem[] },
  ): Promise<Approved | undefined> {
    const member = await members.get(change.row.phone);
    const points = change.row.points_change;
    const outcome = await credit({
      ...change,
      member,
      rewards,
      at,
      together: [
        items.closeItem(row, 'approved', { at, byStaff }),
        items.decidedItem({ row, at, byStaff }, 'approve', points),
        ...change.together,
        // A sale that was held enrols nobody; its approval does, and the month counts them from here.
        ...(member === undefined
          ? [
              auditItem(tables.audit, {
                phone: change.row.phone,
                at,
                action: 'joined',
                by_user: byStaff,
                before: {},
                after: { joined_by: 'sale' },
                day: localDate(at, zone),
              }),
            ]
          : []),
      ],
    });
    if (outcome.kind === 'credited')
      return { kind: 'approved', ledgerRow: outcome.row, crossed: outcome.row.crossed ?? [] };
    // Whoever it was asked to be forgotten since: there is nobody to give it to.
    if (outcome.kind === 'erased') return { kind: 'already', status: 'withdrawn' };
    return outcome.kind === 'short' ? outcome : decidedMeanwhile(row);
  }

  async function decidedMeanwhile({ phone, sale_id }: ReviewRow): Promise<Approved | undefined> {
    const status = (await get(phone, sale_id))?.status ?? 'withdrawn';
    return status === 'held' ? undefined : { kind: 'already', status };
  }

  /** An approval that moves no points. */
  async function settleWithoutPoints(
    decision: Decision,
    together: readonly TransactItem[],
  ): Promise<Approved | undefined> {
    const outcome = await transact({
      closed: items.closeItem(decision.row, 'approved', decision),
      audit: items.decidedItem(decision, 'approve', 0),
      together,
    });
    return outcome.applied ? { kind: 'approved', crossed: [] } : decidedMeanwhile(decision.row);
  }

  /** The till settled it in the meantime: there is nothing left to decide. */
  async function withdraw({ row, at }: Decision): Promise<Approved | undefined> {
    await transact({ closed: items.closeItem(row, 'withdrawn', { at, byStaff: 'system' }) });
    return decidedMeanwhile(row);
  }

  const posted = ({ at, byStaff }: Decision) => ({
    by_staff: byStaff,
    posted_at: at.toISOString(),
    day: localDate(at, zone),
  });

  /** What the sale earns, less what refunds have taken of it while it waited. */
  function approveSale(decision: Decision, sale: RegisteredSale): Promise<Approved | undefined> {
    const rest = restOf(saleLeft(sale));
    return settle(decision, {
      row: {
        phone: sale.phone,
        ts: sale.ts,
        points_change: pointsTaken(rest),
        reason: 'earn',
        sale_id: sale.sale_id,
        base_points: sale.figures.base_points,
        bonus_points: sale.figures.bonus_points,
        ...posted(decision),
      },
      visit: { at: sale.closed_at, totalMinor: sale.figures.total_minor },
      spentMinor: rest.total_minor - sale.figures.total_minor,
      together: [sales.unchangedItem(sale)],
    });
  }

  /** Takes back what can be taken: never more than the member has, and the case is closed with it. */
  async function approveRefund(decision: Decision, sale: RegisteredSale): Promise<Approved | undefined> {
    const { row } = decision;
    const id = row.refund_id ?? row.sale_id;
    if (hasRefund(sale, id)) return withdraw(decision);
    const taken = takenBackBy(row.refund ?? { at: row.held_at, voids: true }, saleLeft(sale));
    const member = await members.get(sale.phone);
    const points = Math.min(pointsTaken(taken), member?.balance ?? 0);
    const result = await settle(decision, {
      row: {
        phone: sale.phone,
        ts: refundKey(row.refund?.at ?? row.held_at, refundName(sale.sale_id, id)),
        points_change: exact(-points),
        reason: row.refund?.voids === true ? 'void' : 'refund',
        sale_id: sale.sale_id,
        ...posted(decision),
      },
      spentMinor: -taken.total_minor,
      ...(taken.voids === true && !isVoided(sale) ? { visits: -1 as const } : {}),
      together: [sales.refundItem(sale, { id, taken })],
    });
    // The member spent some in this very moment; what there is to take is counted anew.
    return result?.kind === 'short' ? undefined : result;
  }

  async function approveChange(decision: Decision, sale: RegisteredSale): Promise<Approved | undefined> {
    const { row } = decision;
    const { figures, digest, updated_at: updatedAt } = row;
    if (figures === undefined || digest === undefined) return { kind: 'already', status: row.status };
    const isOlder = updatedAt !== undefined && sale.updated_at !== undefined && updatedAt < sale.updated_at;
    if (isOlder || sale.digests.at(-1) === digest) return withdraw(decision);
    const standing = await standingOf(sale);
    if (row.phone !== sale.phone) return moveToOther(decision, sale, { figures, digest, standing });

    const figuresItem = sales.figuresItem(sale, { figures, digest, updatedAt });
    const after = { ...saleLeft(sale), figures };
    const points = exact(pointsLeft(after) - pointsLeft(saleLeft(sale)));
    if (standing.kind === 'waits') {
      const now = { points: pointsLeft(after), totalMinor: restOf(after).total_minor };
      return settleWithoutPoints(decision, [figuresItem, items.stillHeldItem(standing.row, now)]);
    }
    if (standing.kind === 'refused' || points === 0) return settleWithoutPoints(decision, [figuresItem]);
    const correctedAs = correctionKey(sale, digest);
    return settle(decision, {
      row: {
        phone: sale.phone,
        ts: correctedAs,
        points_change: points,
        reason: 'correction',
        sale_id: sale.sale_id,
        ...posted(decision),
      },
      spentMinor: figures.total_minor - sale.figures.total_minor,
      together: [sales.figuresItem(sale, { figures, digest, updatedAt, correctedAs })],
    });
  }

  /** The till told the sale again with another phone: what was given goes from the one member to the other. */
  async function moveToOther(
    decision: Decision,
    sale: RegisteredSale,
    {
      figures,
      digest,
      standing,
    }: { readonly figures: SaleFigures; readonly digest: string; readonly standing: Standing },
  ): Promise<Approved | undefined> {
    const { row, at } = decision;
    const before = restOf(saleLeft(sale));
    const after = restOf({ ...saleLeft(sale), figures });
    const old = standing.kind === 'given' ? pointsTaken(before) : 0;
    const ts = movedHereKey(sale);
    const taken: LedgerRow = {
      phone: sale.phone,
      ts: takenAwayKey(sale),
      points_change: exact(-old),
      reason: 'correction',
      sale_id: sale.sale_id,
      ...posted(decision),
    };
    const result = await settle(decision, {
      row: {
        phone: row.phone,
        ts,
        points_change: pointsTaken(after),
        reason: 'earn',
        sale_id: sale.sale_id,
        base_points: figures.base_points,
        bonus_points: figures.bonus_points,
        ...posted(decision),
      },
      visit: { at: sale.closed_at, totalMinor: figures.total_minor },
      spentMinor: after.total_minor - figures.total_minor,
      together: [
        sales.figuresItem(sale, {
          figures,
          digest,
          updatedAt: row.updated_at,
          owner: { phone: row.phone, ts },
        }),
        ...(standing.kind === 'given'
          ? [
              balanceItem(tables.members, {
                phone: sale.phone,
                points: exact(-old),
                needs: old,
                ...(isVoided(sale) ? {} : { visits: -1 }),
                spentMinor: -before.total_minor,
                at,
              }),
              ledgerItem(tables.ledger, taken),
            ]
          : []),
        ...(standing.kind === 'waits' ? [items.closeItem(standing.row, 'withdrawn', decision)] : []),
        ...(sale.move === 'hold' ? [items.approvedItem(decision, sale)] : []),
      ],
    });
    if (result !== undefined) return result;
    const { balance = 0 } = (await members.get(sale.phone)) ?? {};
    return balance < old ? { kind: 'short', missing: exact(old - balance) } : undefined;
  }

  return { sale: approveSale, refund: approveRefund, changed: approveChange };
}
