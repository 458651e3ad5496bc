// Approving what was held: what a person agreed to is decided as the sale stands now, and happens once, in the transaction
// that closes the case. Undefined asks for another look: somebody was faster.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { Transact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import { agreedSale } from '../decisions/agreed-sale.ts';
import { agreedCorrection } from '../decisions/correction-plan.ts';
import { agreedRefund } from '../decisions/refund-plan.ts';
import type { MovePoints, Note, Settled, Short } from '../decisions/sale-plan.ts';
import type { RegisteredSale, Standing } from '../decisions/sale-row.ts';
import type { LedgerRow } from '../rows.ts';
import type { Reward } from '../rules/shape.ts';
import type { ReviewRow } from '../sale-rows.ts';
import { auditItem } from './audit.ts';
import type { Members } from './members.ts';
import type { Settle } from './points/settling.ts';
import type { Decision, ReviewItems } from './review-items.ts';

export type Approval = Decision & {
  /** The rewards in force, cheapest first. */
  readonly rewards: readonly Reward[];
  /** What somebody gets for joining whom this makes a member. */
  readonly joining?: number | undefined;
};

export type Approved =
  | { readonly kind: 'approved'; readonly ledgerRow?: LedgerRow; readonly crossed: readonly string[] }
  | { readonly kind: 'already'; readonly status: ReviewRow['status'] }
  /** Taking the points of a corrected sale back needs more than the member has. */
  | Short;

export type ApprovalParts = {
  readonly tables: { readonly audit: string };
  readonly zone: string;
  readonly items: ReviewItems;
  readonly members: Pick<Members, 'get'>;
  readonly settle: Settle;
  readonly transact: Transact;
  readonly get: (phone: string, saleId: string) => Promise<ReviewRow | undefined>;
  readonly standingOf: (sale: RegisteredSale) => Promise<Standing>;
};

export function makeApprovals(parts: ApprovalParts) {
  const { tables, zone, items, members, settle, transact, get, standingOf } = parts;

  /** What a manager agrees to, as the sale stands now; undefined where the case holds nothing to agree to. */
  async function planOf(
    row: ReviewRow,
    sale: RegisteredSale,
  ): Promise<Note | MovePoints | Settled<string> | Short | undefined> {
    if (row.kind === 'sale') return agreedSale(sale);
    const [standing, member] = await Promise.all([standingOf(sale), members.get(sale.phone)]);
    const state = { sale, standing, balance: member?.balance ?? 0 };
    if (row.kind === 'refund') {
      const { refund = { at: row.held_at, voids: true }, refund_id: id = row.sale_id } = row;
      return agreedRefund(state, { id, refund });
    }
    const { phone, figures, digest, updated_at: updatedAt } = row;
    if (figures === undefined || digest === undefined) return undefined;
    return agreedCorrection(state, { phone, figures, digest, updatedAt });
  }

  async function perform(
    decision: Approval,
    sale: RegisteredSale,
    plan: Note | MovePoints,
  ): Promise<Approved | undefined> {
    const { at, byStaff, rewards, joining, row } = decision;
    const points = plan.kind === 'note' ? 0 : plan.row.points_change;
    const phone = plan.kind === 'note' ? sale.phone : plan.row.phone;
    const member = await members.get(phone);
    const outcome = await settle(sale, plan, {
      at,
      byStaff,
      member,
      rewards,
      joining,
      together: [
        items.closeItem(row, 'approved', decision),
        items.decidedItem(decision, 'approve', points),
        // The new member's as well, if it was held for the old one.
        ...(phone !== sale.phone && sale.move === 'hold' ? [items.approvedItem(decision, sale)] : []),
        // A sale that was held enrols nobody; its approval does, and the month counts them from here.
        ...(member === undefined && plan.kind === 'move-points' ? [joinedItem(phone, decision)] : []),
      ],
    });
    switch (outcome.kind) {
      case 'noted':
        return { kind: 'approved', crossed: [] };
      case 'credited':
        return { kind: 'approved', ledgerRow: outcome.row, crossed: outcome.row.crossed ?? [] };
      case 'erased':
        // Whoever it was asked to be forgotten since: there is nobody to give it to.
        return { kind: 'already', status: 'withdrawn' };
      default:
        // Whatever the sale or the member is by now, it is decided anew.
        return decidedMeanwhile(row);
    }
  }

  const joinedItem = (phone: string, { at, byStaff }: Decision): TransactItem =>
    auditItem(tables.audit, {
      phone,
      at,
      action: 'joined',
      by_user: byStaff,
      before: {},
      after: { joined_by: 'sale' },
      day: localDate(at, zone),
    });

  async function decidedMeanwhile({ phone, sale_id }: ReviewRow): Promise<Approved | undefined> {
    const status = (await get(phone, sale_id))?.status ?? 'withdrawn';
    return status === 'held' ? undefined : { kind: 'already', status };
  }

  return async (decision: Approval, sale: RegisteredSale): Promise<Approved | undefined> => {
    const { row, at } = decision;
    const plan = await planOf(row, sale);
    if (plan === undefined) return { kind: 'already', status: row.status };
    switch (plan.kind) {
      case 'settled':
        // The till settled it in the meantime: there is nothing left to decide.
        await transact({ closed: items.closeItem(row, 'withdrawn', { at, byStaff: 'system' }) });
        return decidedMeanwhile(row);
      case 'short':
        return (await decidedMeanwhile(row)) ?? plan;
      default:
        return perform(decision, sale, plan);
    }
  };
}
