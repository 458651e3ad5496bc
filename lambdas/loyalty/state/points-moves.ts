// Every change of points that is not a sale's own: redeeming, undoing, gifts. Each is one transaction of the member's
// balance and a ledger row whose key comes from the operation's id, so that doing it again changes nothing (L3, L8).
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { localDate } from '../../../shared/time.ts';
import { isReversible } from '../decisions/desk-undo.ts';
import { exact, sum } from '../decisions/points.ts';
import { pointsTaken, restOf } from '../decisions/refund.ts';
import { auditItem } from './audit.ts';
import { balanceItem, ledgerItem, returnedItems } from './points-items.ts';
import type { LedgerRow, MemberRow } from './rows.ts';
import { isRegistered, makeSales, saleLeft } from './sales.ts';
import { isRefused, makeTransact, refusedRow } from './transact.ts';

export type PointsTables = {
  readonly members: string;
  readonly ledger: string;
  readonly sales: string;
  readonly lapsing: string;
  readonly audit: string;
};

export type Redemption = {
  readonly phone: string;
  /** The one-time confirmation. */
  readonly id: string;
  /** The instant inside the confirmation: part of the ledger key, so the same at every try. */
  readonly at: Date;
  readonly reward: string;
  readonly cost: number;
  readonly byStaff: string;
};

export type Redeemed =
  | { readonly kind: 'redeemed' | 'already'; readonly row: LedgerRow }
  | { readonly kind: 'short'; readonly missing: number; readonly balance: number }
  | { readonly kind: 'unknown-member' };

export type Reversed =
  | { readonly kind: 'reversed'; readonly row: LedgerRow }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'already' | 'not-found' | 'not-reversible' };

export type PointsMoves = ReturnType<typeof makePointsMoves>;

export type Undo = {
  readonly phone: string;
  readonly ts: string;
  readonly at: Date;
  readonly byStaff: string;
};

const MOST_ROUNDS = 20;

export function makePointsMoves(client: DynamoDBDocumentClient, tables: PointsTables, zone: string) {
  const transact = makeTransact(client);
  const sales = makeSales(client, tables.sales);

  async function rowOf({ phone, ts }: Pick<LedgerRow, 'phone' | 'ts'>): Promise<LedgerRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.ledger, Key: { phone, ts }, ConsistentRead: true }),
    );
    return Item as LedgerRow | undefined;
  }

  async function memberOf(phone: string): Promise<MemberRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.members, Key: { phone }, ConsistentRead: true }),
    );
    return Item as MemberRow | undefined;
  }

  const redemptionRow = ({ phone, id, at, reward, cost, byStaff }: Redemption): LedgerRow => ({
    phone,
    ts: `${at.toISOString()}#redeem:${id}`,
    points_change: -cost,
    reason: 'reward-redeem',
    reward,
    by_staff: byStaff,
    posted_at: at.toISOString(),
    day: localDate(at, zone),
  });

  /** The rows that take `original` back, and what else must change with them. */
  async function oppositeOf(original: LedgerRow, { ts, at, byStaff }: Undo) {
    const opposite = (of: LedgerRow, points: number): LedgerRow => ({
      phone: of.phone,
      ts: `${of.ts}#reversed`,
      points_change: exact(points),
      reason: 'reversed',
      reverses: of.ts,
      ...(of.reward === undefined ? {} : { reward: of.reward }),
      ...(of.sale_id === undefined ? {} : { sale_id: of.sale_id }),
      by_staff: byStaff,
      posted_at: at.toISOString(),
      day: localDate(at, zone),
    });
    if (original.reason === 'earn' && original.sale_id !== undefined) {
      const sale = await sales.get(original.sale_id);
      if (!isRegistered(sale)) return { rows: [opposite(original, -original.points_change)], items: [] };
      // It is another member's by now, and nothing of it is left here.
      if (sale.phone !== original.phone || sale.ts !== original.ts) return { rows: [], items: [] };
      const taken = restOf(saleLeft(sale));
      return {
        rows: [opposite(original, -pointsTaken(taken))],
        items: [sales.refundItem(sale, { id: `reversed:${ts}`, taken })],
      };
    }
    const gift = await rowOf({ phone: original.phone, ts: ts.replace('#redeem:', '#goodwill:') });
    return {
      rows: [
        opposite(original, -original.points_change),
        ...(original.reason === 'reward-redeem' && gift !== undefined
          ? [opposite(gift, -gift.points_change)]
          : []),
      ],
      items: [],
    };
  }

  return {
    /** One ledger row; undefined where there is none. */
    row: rowOf,

    /** A member's changes, newest first. */
    async history(phone: string, limit: number): Promise<LedgerRow[]> {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tables.ledger,
          KeyConditionExpression: 'phone = :phone',
          ExpressionAttributeValues: { ':phone': phone },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return (Items ?? []) as LedgerRow[];
    },

    /** Takes the cost off, if it is there and this confirmation has not been used. The member was here: not lapsing. */
    async redeem(redemption: Redemption): Promise<Redeemed> {
      const row = redemptionRow(redemption);
      const { phone, cost, at } = redemption;
      const seen = await memberOf(phone);
      if (seen === undefined) return { kind: 'unknown-member' };
      const outcome = await transact([
        // The condition is the check; what was read just now only tells whether the member was missed.
        balanceItem(tables.members, { phone, points: -cost, needs: cost, at, seenAt: at.toISOString() }),
        ledgerItem(tables.ledger, row),
        ...returnedItems(tables, seen, { ts: row.ts, at, day: localDate(at, zone) }),
      ]);
      if (outcome.applied) return { kind: 'redeemed', row };
      if (isRefused(outcome, 1)) return { kind: 'already', row: refusedRow<LedgerRow>(outcome, 1) ?? row };
      const { balance } = refusedRow<MemberRow>(outcome, 0) ?? seen;
      return { kind: 'short', missing: exact(cost - balance), balance };
    },

    /** A manager gives the points that are missing, and the reward is redeemed; both are rows of the ledger. */
    async redeemWithGoodwill(redemption: Redemption): Promise<Redeemed & { readonly goodwill?: number }> {
      const row = redemptionRow(redemption);
      const { phone, cost, at, byStaff, id, reward } = redemption;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const [member, before] = await Promise.all([memberOf(phone), rowOf(row)]);
        if (before !== undefined) return { kind: 'already', row: before };
        if (member === undefined) return { kind: 'unknown-member' };
        const goodwill = exact(Math.max(0, cost - member.balance));
        const gift: LedgerRow = {
          phone,
          // Before the redemption in the member's history, because it comes first.
          ts: `${at.toISOString()}#goodwill:${id}`,
          points_change: goodwill,
          reason: 'goodwill',
          reward,
          by_staff: byStaff,
          posted_at: at.toISOString(),
          day: localDate(at, zone),
        };
        const outcome = await transact([
          balanceItem(tables.members, {
            phone,
            points: exact(goodwill - cost),
            // Exactly the balance that the gift was counted for.
            guard:
              goodwill === 0
                ? { atLeast: cost }
                : { atLeast: member.balance, below: exact(member.balance + 0.0001) },
            at,
            seenAt: at.toISOString(),
          }),
          ledgerItem(tables.ledger, row),
          ...returnedItems(tables, member, { ts: row.ts, at, day: localDate(at, zone) }),
          ...(goodwill === 0 ? [] : [ledgerItem(tables.ledger, gift)]),
          auditItem(tables.audit, {
            phone,
            at,
            reference: id,
            action: 'override',
            by_user: byStaff,
            before: { balance: member.balance },
            after: { reward, goodwill },
            day: localDate(at, zone),
          }),
        ]);
        if (outcome.applied) return { kind: 'redeemed', row, goodwill };
        if (isRefused(outcome, 1)) return { kind: 'already', row: refusedRow<LedgerRow>(outcome, 1) ?? row };
      }
      throw new Error('The balance would not stand still for an override');
    },

    /**
     * Writes the opposite of a row, once. Of a sale it takes what refunds have left of it, and no refund finds anything
     * more; of a redemption that a manager helped along, the gift goes back too. What has been spent since stays.
     */
    async reverse(undo: Undo): Promise<Reversed> {
      const { phone, ts, at, byStaff } = undo;
      const original = await rowOf({ phone, ts });
      if (original === undefined) return { kind: 'not-found' };
      if (!isReversible(original)) return { kind: 'not-reversible' };
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const { rows, items } = await oppositeOf(original, undo);
        const [row, ...others] = rows;
        if (row === undefined) return { kind: 'not-reversible' };
        const points = sum(rows.map((one) => one.points_change));
        const outcome = await transact([
          balanceItem(tables.members, { phone, points, at, ...(points < 0 ? { needs: -points } : {}) }),
          ledgerItem(tables.ledger, row),
          ...others.map((other) => ledgerItem(tables.ledger, other)),
          ...items,
          auditItem(tables.audit, {
            phone,
            at,
            reference: ts,
            action: 'reverse',
            by_user: byStaff,
            before: { ts, points_change: original.points_change, reason: original.reason },
            after: { points_change: points },
            day: localDate(at, zone),
          }),
        ]);
        if (outcome.applied) return { kind: 'reversed', row };
        if (isRefused(outcome, 1)) return { kind: 'already' };
        const isOvertaken = items.some((_, place) => isRefused(outcome, 1 + rows.length + place));
        if (isRefused(outcome, 0) && !isOvertaken) {
          const { balance } = refusedRow<MemberRow>(outcome, 0) ?? { balance: 0 };
          return { kind: 'short', missing: exact(-points - balance) };
        }
        // A refund of the same sale came between; what is left of it is counted anew.
      }
      throw new Error('A sale would not stand still for its reversal');
    },

    /** A win-back gift, by hand. */
    async grantBonus(gift: {
      readonly phone: string;
      readonly id: string;
      readonly at: Date;
      readonly points: number;
      readonly byStaff: string;
    }): Promise<
      { readonly kind: 'granted' | 'already'; readonly row: LedgerRow } | { readonly kind: 'unknown-member' }
    > {
      const { phone, id, at, points, byStaff } = gift;
      const row: LedgerRow = {
        phone,
        ts: `${at.toISOString()}#bonus:${id}`,
        points_change: points,
        reason: 'win-back-bonus',
        by_staff: byStaff,
        posted_at: at.toISOString(),
        day: localDate(at, zone),
      };
      const outcome = await transact([
        balanceItem(tables.members, { phone, points, at }),
        ledgerItem(tables.ledger, row),
        auditItem(tables.audit, {
          phone,
          at,
          reference: id,
          action: 'win-back-bonus',
          by_user: byStaff,
          before: {},
          after: { points },
          day: localDate(at, zone),
        }),
      ]);
      if (outcome.applied) return { kind: 'granted', row };
      if (isRefused(outcome, 1)) return { kind: 'already', row: refusedRow<LedgerRow>(outcome, 1) ?? row };
      return { kind: 'unknown-member' };
    },
  };
}
