// Taking a change of points back: the opposite of its row, once, and what has been spent since stays.

import { lookAgain } from '../../../../shared/aws/look-again.ts';
import { makeTransact } from '../../../../shared/aws/transact.ts';
import { localDate } from '../../../../shared/time/time.ts';
import { isReversible } from '../../decisions/desk-undo.ts';
import { giftKey, reversalKey } from '../../decisions/ledger-key.ts';
import { pointsTaken, restOf } from '../../decisions/refund.ts';
import { isRegistered, saleLeft } from '../../decisions/sale-row.ts';
import { opposite as oppositeStamps, someStamps, withUnlapsed } from '../../decisions/stamps.ts';
import { exact, sum } from '../../points.ts';
import type { LedgerRow } from '../../rows.ts';
import { auditItem } from '../audit.ts';
import { makeMembers } from '../members.ts';
import { makeSales } from '../sales.ts';
import { memberSnapshot } from '../snapshot.ts';
import { balanceItem } from './balance-item.ts';
import type { MovesPlace } from './moves-place.ts';
import { ledgerItem } from './points-items.ts';

export type Undo = {
  readonly phone: string;
  readonly ts: string;
  readonly at: Date;
  readonly byStaff: string;
};

export type Reversed =
  | { readonly kind: 'reversed'; readonly row: LedgerRow }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'already' | 'not-found' | 'not-reversible' };

const TRIES = 20;

export function makeReversing({ client, tables, zone, row: rowOf }: MovesPlace) {
  const transact = makeTransact(client);
  const sales = makeSales(client, tables.sales);
  const members = makeMembers(client, tables, zone);

  /** The rows that take `original` back, and what else must change with them. */
  async function oppositeOf(original: LedgerRow, { ts, at, byStaff }: Undo) {
    const opposite = (of: LedgerRow, points: number, stamps = of.stamps ?? {}): LedgerRow => {
      const row = {
        phone: of.phone,
        ts: reversalKey(of.ts),
        points_change: exact(points),
        reason: 'reversed' as const,
        reverses: of.ts,
        ...(of.reward === undefined ? {} : { reward: of.reward }),
        ...(of.sale_id === undefined ? {} : { sale_id: of.sale_id }),
        by_staff: byStaff,
        posted_at: at.toISOString(),
        day: localDate(at, zone),
        ...someStamps(oppositeStamps(stamps)),
      };
      return withUnlapsed(row, { at, zone });
    };
    if (original.reason === 'earn' && original.sale_id !== undefined) {
      const sale = await sales.get(original.sale_id);
      if (!isRegistered(sale)) return { rows: [opposite(original, -original.points_change)], items: [] };
      // It is another member's by now, and nothing of it is left here.
      if (sale.phone !== original.phone || sale.ts !== original.ts) return { rows: [], items: [] };
      const taken = restOf(saleLeft(sale));
      const { stamps = {} } = taken;
      if (pointsTaken(taken) === 0 && Object.keys(stamps).length === 0) return { rows: [], items: [] };
      return {
        rows: [opposite(original, -pointsTaken(taken), stamps)],
        items: [sales.refundItem(sale, { id: `reversed:${ts}`, taken })],
      };
    }
    const present = giftKey(original);
    const gift = present === undefined ? undefined : await rowOf({ phone: original.phone, ts: present });
    return {
      rows: [
        opposite(original, -original.points_change),
        ...(gift === undefined ? [] : [opposite(gift, -gift.points_change)]),
      ],
      items: [],
    };
  }

  /**
   * Writes the opposite of a row, once. Of a sale it takes what refunds have left of it, if anything, and no refund finds
   * anything more; of a redemption that a manager helped along, the gift goes back too. What has been spent since stays.
   */
  return async function reverse(undo: Undo): Promise<Reversed> {
    const { phone, ts, at, byStaff } = undo;
    const original = await rowOf({ phone, ts });
    if (original === undefined) return { kind: 'not-found' };
    if (!isReversible(original)) return { kind: 'not-reversible' };
    return lookAgain({ tries: TRIES, who: 'The reversal of a sale' }, async () => {
      const { rows, items } = await oppositeOf(original, undo);
      const [row, ...others] = rows;
      const points = sum(rows.map((one) => one.points_change));
      // After the sale was read: whoever undid it just now left nothing of it, and it is undone.
      const [member, done] = await Promise.all([
        members.get(phone),
        rowOf({ phone, ts: reversalKey(original.ts) }),
      ]);
      if (done !== undefined) return { kind: 'already' };
      if (row === undefined) return { kind: 'not-reversible' };
      if (member === undefined) return { kind: 'not-found' };
      if (member.balance < -points) return { kind: 'short', missing: exact(-points - member.balance) };
      const outcome = await transact({
        balance: balanceItem(tables.members, {
          phone,
          points,
          stamps: row.stamps,
          at,
          // Exactly the balance that the audit tells of.
          guard: { atLeast: member.balance, below: exact(member.balance + 0.0001) },
        }),
        ledger: ledgerItem(tables.ledger, row),
        others: others.map((other) => ledgerItem(tables.ledger, other)),
        sale: items,
        audit: auditItem(tables.audit, {
          phone,
          at,
          reference: ts,
          action: 'reverse',
          by_user: byStaff,
          before: {
            ...memberSnapshot(member),
            ts,
            points_change: original.points_change,
            reason: original.reason,
          },
          after: {
            ...memberSnapshot(member),
            balance: exact(member.balance + points),
            points_change: points,
          },
          day: localDate(at, zone),
        }),
      });
      if (outcome.applied) return { kind: 'reversed', row };
      if (outcome.refusedBy.includes('ledger')) return { kind: 'already' };
      // A refund of the same sale came between, or the balance moved; it is counted anew.
      return 'again';
    });
  };
}
