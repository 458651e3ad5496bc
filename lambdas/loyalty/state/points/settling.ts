// Does what was decided of a sale (decisions/sale-plan.ts): the sale's row, a case that waits, the points and the ledger,
// all in one transaction with whatever else must happen with it. The till's way and a manager's both end here.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../../shared/aws/conditional.ts';
import { makeTransact } from '../../../../shared/aws/transact.ts';
import { localDate } from '../../../../shared/time/time.ts';
import type { CaseChange, MovePoints, Note, SaleChange } from '../../decisions/sale-plan.ts';
import type { RegisteredSale } from '../../decisions/sale-row.ts';
import { withUnlapsed } from '../../decisions/stamps.ts';
import { exact } from '../../points.ts';
import type { LedgerRow, MemberRow } from '../../rows.ts';
import type { Reward } from '../../rules/shape.ts';
import { reviewItems } from '../review-items.ts';
import { saleItems } from '../sale-items.ts';
import { balanceItem } from './balance-item.ts';
import { ledgerItem } from './points-items.ts';
import { type Credited, type CreditTables, makeSaleCredit } from './sale-credit.ts';

export type SettlingTables = CreditTables & { readonly review: string; readonly sales: string };

export type Deed = {
  readonly at: Date;
  /** The manager who agreed; absent where the till told it. */
  readonly byStaff?: string;
  /** The member whose balance moves, as last read; undefined for a phone nobody has seen. */
  readonly member: MemberRow | undefined;
  /** The rewards in force, cheapest first. */
  readonly rewards: readonly Reward[];
  /** What somebody gets for joining whom this makes a member. */
  readonly joining?: number | undefined;
  /** What must hold or happen with it. */
  readonly together: readonly TransactItem[];
};

/** `noted`: done, and no points moved. `overtaken`: the sale or what was to happen together is not as it was read. */
export type SettledAs = Credited | { readonly kind: 'noted' };

export type Settle = ReturnType<typeof makeSettling>;

/** Safe to repeat; the conditions are those of the rows that the decision was made of. */
export function makeSettling(client: DynamoDBDocumentClient, tables: SettlingTables, zone: string) {
  const transact = makeTransact(client);
  const credit = makeSaleCredit(client, tables, zone);
  const sales = saleItems(tables.sales);
  const cases = reviewItems(tables, zone);

  const saleItem = (sale: RegisteredSale, change: SaleChange): TransactItem => {
    switch (change.kind) {
      case 'refund':
        return sales.refundItem(sale, change);
      case 'figures':
        return sales.figuresItem(sale, change);
      case 'unchanged':
        return sales.unchangedItem(sale);
    }
  };

  const caseItems = (waiting: CaseChange | undefined, { at, byStaff = 'system' }: Deed): TransactItem[] => {
    if (waiting === undefined) return [];
    return waiting.kind === 'withdrawn'
      ? [cases.closeItem(waiting.row, 'withdrawn', { at, byStaff })]
      : [cases.stillHeldItem(waiting.row, waiting)];
  };

  const posted = ({ at, byStaff }: Deed) => ({
    ...(byStaff === undefined ? {} : { by_staff: byStaff }),
    posted_at: at.toISOString(),
    day: localDate(at, zone),
  });

  /** What was given for the sale goes from the member whose it was. */
  function fromItems(
    sale: RegisteredSale,
    from: NonNullable<MovePoints['from']>,
    deed: Deed,
  ): TransactItem[] {
    const { phone, ts, points, stamps, visits, spentMinor } = from;
    const row: LedgerRow = {
      phone,
      ts,
      points_change: exact(-points),
      reason: 'correction',
      sale_id: sale.sale_id,
      ...(stamps === undefined ? {} : { stamps }),
      ...posted(deed),
    };
    const taken = withUnlapsed(row, { at: deed.at, zone });
    return [
      balanceItem(tables.members, {
        phone,
        points: exact(-points),
        stamps: taken.stamps,
        needs: points,
        ...(visits === undefined ? {} : { visits }),
        spentMinor,
        at: deed.at,
      }),
      ledgerItem(tables.ledger, taken),
    ];
  }

  return async (sale: RegisteredSale, plan: Note | MovePoints, deed: Deed): Promise<SettledAs> => {
    const { change, waiting } = plan;
    if (plan.kind === 'note') {
      const outcome = await transact({
        sale: saleItem(sale, change),
        case: caseItems(waiting, deed),
        together: deed.together,
      });
      return { kind: outcome.applied ? 'noted' : 'overtaken' };
    }
    const { row, visit, visits, spentMinor, from } = plan;
    return credit({
      row: { ...row, sale_id: sale.sale_id, ...posted(deed) },
      member: deed.member,
      rewards: deed.rewards,
      joining: deed.joining,
      at: deed.at,
      ...(visit === undefined ? {} : { visit }),
      ...(visits === undefined ? {} : { visits }),
      spentMinor,
      together: [
        saleItem(sale, change),
        ...(from === undefined ? [] : fromItems(sale, from, deed)),
        ...caseItems(waiting, deed),
        ...deed.together,
      ],
    });
  };
}
