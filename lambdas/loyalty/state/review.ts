// loy-review: what a person must decide. Held means that nothing was added or taken; approving does it, once, in the same
// transaction that closes the case.
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { localDate } from '../../../shared/time.ts';
import { exact } from '../decisions/points.ts';
import { pointsLeft, pointsTaken, restOf, takenBackBy } from '../decisions/refund.ts';
import { REVIEW_BY_OPEN } from '../names.ts';
import type { Reward } from '../rules/shape.ts';
import { auditItem } from './audit.ts';
import { makeMembers } from './members.ts';
import { balanceItem, ledgerItem } from './points-items.ts';
import type { LedgerRow, ReviewRow, SaleFigures } from './rows.ts';
import { type Credit, type CreditTables, makeSaleCredit } from './sale-credit.ts';
import {
  hasRefund,
  isRegistered,
  isVoided,
  makeSales,
  type RegisteredSale,
  refundName,
  saleLeft,
} from './sales.ts';
import { isRefused, makeTransact } from './transact.ts';

export type ReviewTables = CreditTables & { readonly review: string; readonly sales: string };

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

export type Review = ReturnType<typeof makeReview>;

const MOST_ROUNDS = 10;

export function makeReview(client: DynamoDBDocumentClient, tables: ReviewTables, zone: string) {
  const transact = makeTransact(client);
  const sales = makeSales(client, tables.sales);
  const members = makeMembers(client, tables, zone);
  const credit = makeSaleCredit(client, tables, zone);

  async function get(phone: string, saleId: string): Promise<ReviewRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({
        TableName: tables.review,
        Key: { phone, sale_id: saleId },
        ConsistentRead: true,
      }),
    );
    return Item as ReviewRow | undefined;
  }

  async function standingOf(sale: RegisteredSale): Promise<Standing> {
    if (sale.move !== 'hold') return { kind: 'given' };
    const row = await get(sale.phone, sale.sale_id);
    if (row === undefined) throw new Error('A sale is to be held and has no case yet');
    if (row.status === 'held') return { kind: 'waits', row };
    return row.status === 'approved' ? { kind: 'given' } : { kind: 'refused' };
  }

  /** The case is still open, and closes with this. */
  const closeItem = (
    { phone, sale_id }: Pick<ReviewRow, 'phone' | 'sale_id'>,
    status: Exclude<ReviewRow['status'], 'held'>,
    { at, byStaff }: { readonly at: Date; readonly byStaff: string },
  ): TransactItem => ({
    Update: {
      TableName: tables.review,
      Key: { phone, sale_id },
      ConditionExpression: '#status = :held',
      UpdateExpression: 'SET #status = :status, decided_at = :at, by_staff = :staff REMOVE #open',
      ExpressionAttributeNames: { '#status': 'status', '#open': 'open' },
      ExpressionAttributeValues: {
        ':held': 'held',
        ':status': status,
        ':at': at.toISOString(),
        ':staff': byStaff,
      },
    },
  });

  const decidedItem = (
    { row, at, byStaff }: Omit<Decision, 'rewards'>,
    action: 'approve' | 'reject',
    points: number,
  ) =>
    auditItem(tables.audit, {
      phone: row.phone,
      at,
      reference: row.sale_id,
      action,
      by_user: byStaff,
      before: { status: 'held', kind: row.kind, flag_reason: row.flag_reason },
      after: { status: action === 'approve' ? 'approved' : 'rejected', points },
      day: localDate(at, zone),
    });

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
        closeItem(row, 'approved', { at, byStaff }),
        decidedItem({ row, at, byStaff }, 'approve', points),
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
    const outcome = await transact([
      closeItem(decision.row, 'approved', decision),
      decidedItem(decision, 'approve', 0),
      ...together,
    ]);
    return outcome.applied ? { kind: 'approved', crossed: [] } : decidedMeanwhile(decision.row);
  }

  /** The till settled it in the meantime: there is nothing left to decide. */
  async function withdraw({ row, at }: Decision): Promise<Approved | undefined> {
    await transact([closeItem(row, 'withdrawn', { at, byStaff: 'system' })]);
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
        ts: `${row.refund?.at ?? row.held_at}#refund:${refundName(sale.sale_id, id)}`,
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
      return settleWithoutPoints(decision, [figuresItem, stillHeldItem(standing.row, now)]);
    }
    if (standing.kind === 'refused' || points === 0) return settleWithoutPoints(decision, [figuresItem]);
    const correctedAs = `${sale.ts}#${digest.slice(0, 12)}.${sale.version + 1}`;
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
    // A member whom the sale comes back to has a row of its first key already.
    const ts = `${sale.closed_at}#sale:${sale.sale_id}#moved.${sale.version + 1}`;
    const taken: LedgerRow = {
      phone: sale.phone,
      ts: `${sale.ts}#moved`,
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
        ...(standing.kind === 'waits' ? [closeItem(standing.row, 'withdrawn', decision)] : []),
        ...(sale.move === 'hold' ? [approvedItem(decision, sale)] : []),
      ],
    });
    if (result !== undefined) return result;
    const { balance = 0 } = (await members.get(sale.phone)) ?? {};
    return balance < old ? { kind: 'short', missing: exact(old - balance) } : undefined;
  }

  /** Part of a transaction: a sale that was held and moved is decided for its new member as well. */
  const approvedItem = ({ row, at, byStaff }: Decision, sale: RegisteredSale): TransactItem => {
    const decided: Omit<ReviewRow, 'phone' | 'sale_id'> = {
      kind: 'sale',
      about: sale.sale_id,
      total_minor: row.total_minor,
      currency: row.currency,
      computed_points: row.computed_points,
      flag_reason: row.flag_reason,
      status: 'approved',
      held_at: row.held_at,
      decided_at: at.toISOString(),
      by_staff: byStaff,
    };
    const names = Object.keys(decided);
    return {
      Update: {
        TableName: tables.review,
        Key: { phone: row.phone, sale_id: sale.sale_id },
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(decided).map(([name, value]) => [`:${name}`, value]),
        ),
      },
    };
  };

  /** Part of a transaction: the case still waits; what approving it comes to has changed. */
  const stillHeldItem = (
    { phone, sale_id }: Pick<ReviewRow, 'phone' | 'sale_id'>,
    now: { readonly points: number; readonly totalMinor: number },
  ): TransactItem => ({
    Update: {
      TableName: tables.review,
      Key: { phone, sale_id },
      ConditionExpression: '#status = :held',
      UpdateExpression: 'SET computed_points = :points, total_minor = :total',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':held': 'held', ':points': now.points, ':total': now.totalMinor },
    },
  });

  return {
    get,
    standingOf,

    /** Part of a transaction: the case, if there is none of this key. */
    holdItem: (row: ReviewRow): TransactItem => ({
      Put: {
        TableName: tables.review,
        Item: row,
        ConditionExpression: 'attribute_not_exists(phone)',
      },
    }),

    /** Part of a transaction: there is no such case. */
    noCaseItem: (phone: string, saleId: string): TransactItem => ({
      ConditionCheck: {
        TableName: tables.review,
        Key: { phone, sale_id: saleId },
        ConditionExpression: 'attribute_not_exists(phone)',
      },
    }),

    stillHeldItem,
    closeItem,

    /** Writes a case; `already` when it is there, `overtaken` when what must happen with it was refused. */
    async hold(
      row: ReviewRow,
      together: readonly TransactItem[] = [],
    ): Promise<'held' | 'already' | 'overtaken'> {
      const outcome = await transact([this.holdItem(row), ...together]);
      if (outcome.applied) return 'held';
      return isRefused(outcome, 0) ? 'already' : 'overtaken';
    },

    /** The case with what approving it comes to now: its sale may have been refunded or corrected since. */
    async asItStands(row: ReviewRow): Promise<ReviewRow> {
      if (row.status !== 'held' || row.kind === 'sale') return row;
      const sale = await sales.get(row.about);
      if (!isRegistered(sale)) return row;
      const before = saleLeft(sale);
      if (row.refund !== undefined)
        return { ...row, computed_points: exact(-pointsTaken(takenBackBy(row.refund, before))) };
      const points = pointsLeft({ ...before, figures: row.figures ?? sale.figures });
      const given = row.phone === sale.phone ? pointsLeft(before) : 0;
      return { ...row, computed_points: exact(points - given) };
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
      if (Items.length === 0) return [];
      const { Responses } = await client.send(
        new BatchGetCommand({
          RequestItems: {
            [tables.review]: {
              Keys: Items.map(({ phone, sale_id }) => ({ phone, sale_id })),
              ConsistentRead: true,
            },
          },
        }),
      );
      const rows = (Responses?.[tables.review] ?? []) as ReviewRow[];
      return rows
        .filter(({ status }) => status === 'held')
        .sort((one, other) => (one.held_at < other.held_at ? -1 : 1));
    },

    /** Does what was held, once. */
    async approve(decision: Decision): Promise<Approved> {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const sale = await sales.get(decision.row.about);
        if (!isRegistered(sale)) return { kind: 'already', status: 'withdrawn' };
        const approve = { sale: approveSale, refund: approveRefund, changed: approveChange }[
          decision.row.kind
        ];
        const result = await approve(decision, sale);
        if (result !== undefined) return result;
      }
      throw new Error('A held sale would not stand still');
    },

    /** Closes the case; nothing is added or taken. */
    async reject(
      decision: Omit<Decision, 'rewards'>,
    ): Promise<
      { readonly kind: 'rejected' } | { readonly kind: 'already'; readonly status: ReviewRow['status'] }
    > {
      const { row } = decision;
      const outcome = await transact([
        closeItem(row, 'rejected', decision),
        decidedItem(decision, 'reject', 0),
      ]);
      if (outcome.applied) return { kind: 'rejected' };
      const now = await get(row.phone, row.sale_id);
      return { kind: 'already', status: now?.status ?? 'withdrawn' };
    },
  };
}
