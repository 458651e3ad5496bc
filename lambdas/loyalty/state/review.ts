// loy-review: what a person must decide. Held means that nothing was added or taken; approving does it, once, in the same
// transaction that closes the case.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { makeTransact, type Part } from '../../../shared/aws/transact.ts';
import { changeComesTo } from '../decisions/correction-plan.ts';
import { refundComesTo } from '../decisions/refund-plan.ts';
import { isRegistered, type RegisteredSale, type Standing } from '../decisions/sale-row.ts';
import { REVIEW_BY_OPEN } from '../names.ts';
import type { ReviewRow } from '../sale-rows.ts';
import { type Approval, type Approved, makeApprovals } from './approvals.ts';
import { makeCaseReader } from './case-reader.ts';
import { makeMembers } from './members.ts';
import { makeSettling, type SettlingTables } from './points/settling.ts';
import { type Decision, reviewItems } from './review-items.ts';
import { makeSales } from './sales.ts';

export type Review = ReturnType<typeof makeReview>;

const TRIES = 10;

export function makeReview(client: DynamoDBDocumentClient, tables: SettlingTables, zone: string) {
  const transact = makeTransact(client);
  const sales = makeSales(client, tables.sales);
  const items = reviewItems(tables, zone);

  const get = makeCaseReader(client, tables.review);

  async function standingOf(sale: RegisteredSale): Promise<Standing> {
    if (sale.move !== 'hold') return { kind: 'given' };
    const row = await get(sale.phone, sale.sale_id);
    if (row === undefined) throw new Error('A sale is to be held and has no case yet');
    if (row.status === 'held') return { kind: 'waits', row };
    return row.status === 'approved' ? { kind: 'given' } : { kind: 'refused' };
  }

  const settle = makeSettling(client, tables, zone);
  const approve = makeApprovals({
    tables,
    zone,
    items,
    members: makeMembers(client, tables, zone),
    settle,
    transact,
    get,
    standingOf,
  });

  return {
    get,
    standingOf,

    ...items,

    /** Writes a case; `already` when it is there, `overtaken` when what must happen with it was refused. */
    async hold(row: ReviewRow, together: Part = []): Promise<'held' | 'already' | 'overtaken'> {
      const outcome = await transact({ opened: items.holdItem(row), together });
      if (outcome.applied) return 'held';
      return outcome.refusedBy.includes('opened') ? 'already' : 'overtaken';
    },

    /** The case with what approving it comes to now: its sale may have been refunded or corrected since. */
    async asItStands(row: ReviewRow): Promise<ReviewRow> {
      if (row.status !== 'held' || row.kind === 'sale') return row;
      const sale = await sales.get(row.about);
      if (!isRegistered(sale)) return row;
      if (row.refund !== undefined) return { ...row, computed_points: refundComesTo(sale, row.refund) };
      const { phone, figures = sale.figures } = row;
      return { ...row, computed_points: changeComesTo(sale, { phone, figures }) };
    },

    /** What waits, oldest first. */
    async open(limit: number): Promise<ReviewRow[]> {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tables.review,
          IndexName: REVIEW_BY_OPEN,
          KeyConditionExpression: '#open = :held',
          ExpressionAttributeNames: { '#open': 'open' },
          ExpressionAttributeValues: { ':held': 'held' },
          Limit: Math.min(limit, 100),
        }),
      );
      const rows = await readMany<ReviewRow>(client, {
        table: tables.review,
        keys: Items.map(({ phone, sale_id }) => ({ phone, sale_id })),
        ConsistentRead: true,
      });
      return rows
        .filter(({ status }) => status === 'held')
        .sort((one, other) => (one.held_at < other.held_at ? -1 : 1));
    },

    /** Does what was held, once. */
    async approve(decision: Approval): Promise<Approved> {
      return lookAgain({ tries: TRIES, who: 'A held sale' }, async () => {
        const sale = await sales.get(decision.row.about);
        if (!isRegistered(sale)) return { kind: 'already', status: 'withdrawn' };
        const result = await approve(decision, sale);
        return result ?? 'again';
      });
    },

    /** Closes the case; nothing is added or taken. */
    async reject(
      decision: Decision,
    ): Promise<
      { readonly kind: 'rejected' } | { readonly kind: 'already'; readonly status: ReviewRow['status'] }
    > {
      const { row } = decision;
      const outcome = await transact({
        closed: items.closeItem(row, 'rejected', decision),
        audit: items.decidedItem(decision, 'reject', 0),
      });
      if (outcome.applied) return { kind: 'rejected' };
      const now = await get(row.phone, row.sale_id);
      return { kind: 'already', status: now?.status ?? 'withdrawn' };
    },
  };
}
