// loy-sales: one row per sale id, for ever. The first delivery writes it, and with it the move and the ledger key:
// whatever a later delivery says or however late it comes, it comes to the same.
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed, refusedItem, type TransactItem } from '../../../shared/aws/conditional.ts';
import type { TakenBack } from '../decisions/refund.ts';
import type { RefundFigures, SaleFigures, SaleRow } from '../rows.ts';

/** A sale with everything that its first delivery settles. */
export type RegisteredSale = SaleRow &
  Required<
    Pick<SaleRow, 'phone' | 'move' | 'ts' | 'closed_at' | 'currency' | 'figures' | 'digests' | 'refunds'>
  >;

export type Sales = ReturnType<typeof makeSales>;

export const isRegistered = (row: SaleRow | undefined): row is RegisteredSale => row?.move !== undefined;

/** Under its own name, an id such as `constructor` would be no member of a map but a part of every object. */
const PREFIX = 'refund:';
const keyOf = (refundId: string): string => `${PREFIX}${refundId}`;

/** True when the refund was taken into account. */
export const hasRefund = ({ refunds = {} }: SaleRow, refundId: string): boolean =>
  refunds[keyOf(refundId)] !== undefined;

/** The refunds that came before their sale. */
export const waitingRefunds = ({ waiting = {} }: SaleRow): readonly { id: string; refund: RefundFigures }[] =>
  Object.entries(waiting).map(([key, refund]) => ({ id: key.slice(PREFIX.length), refund }));

/** True when a void has taken the visit off already. */
export const isVoided = ({ refunds = {} }: SaleRow): boolean =>
  Object.values(refunds).some(({ voids }) => voids === true);

/** So many of a sale's figures are remembered, so that its row stays small whatever a till does. */
const MOST_DIGESTS = 100;

/** What `takenBackBy` needs of a sale. */
export const saleLeft = (sale: SaleRow): { figures: SaleFigures; refunds: readonly TakenBack[] } => ({
  figures: sale.figures ?? { total_minor: 0, items: [], base_points: 0, bonus_points: 0 },
  refunds: Object.values(sale.refunds ?? {}),
});

export function makeSales(client: DynamoDBDocumentClient, table: string) {
  async function get(saleId: string): Promise<SaleRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { sale_id: saleId }, ConsistentRead: true }),
    );
    return Item as SaleRow | undefined;
  }

  return {
    get,

    /** Writes the row, or answers the one that the first delivery wrote. */
    async register(row: RegisteredSale): Promise<{ kind: 'fresh' | 'known'; sale: RegisteredSale }> {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: row,
            // Nobody has told us of this sale.
            ConditionExpression: 'attribute_not_exists(sale_id)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { kind: 'fresh', sale: row };
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        const known = refusedItem(error) as SaleRow | undefined;
        if (isRegistered(known)) return { kind: 'known', sale: known };
      }
      return this.adopt(row);
    },

    /** A refund came before its sale and left a row: the sale moves into it. */
    async adopt(row: RegisteredSale): Promise<{ kind: 'fresh' | 'known'; sale: RegisteredSale }> {
      const { sale_id, ...rest } = row;
      const names = Object.keys(rest);
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { sale_id },
            ConditionExpression: 'attribute_not_exists(#move)',
            UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
            ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: Object.fromEntries(
              Object.entries(rest).map(([name, value]) => [`:${name}`, value]),
            ),
            ReturnValues: 'ALL_NEW',
          }),
        );
        return { kind: 'fresh', sale: Attributes as RegisteredSale };
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        const known = await get(sale_id);
        if (isRegistered(known)) return { kind: 'known', sale: known };
        throw new Error('A sale is neither registered nor free', { cause: error });
      }
    },

    /** Keeps a refund until its sale arrives. `known` when the sale is there by now. */
    async keepWaiting(
      saleId: string,
      refundId: string,
      refund: RefundFigures,
    ): Promise<'kept' | 'already' | 'known'> {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { sale_id: saleId, version: 0, waiting: { [keyOf(refundId)]: refund } } satisfies SaleRow,
            ConditionExpression: 'attribute_not_exists(sale_id)',
          }),
        );
        return 'kept';
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { sale_id: saleId },
            ConditionExpression: 'attribute_not_exists(#move) AND attribute_not_exists(waiting.#refund)',
            UpdateExpression: 'SET waiting.#refund = :refund',
            ExpressionAttributeNames: { '#move': 'move', '#refund': keyOf(refundId) },
            ExpressionAttributeValues: { ':refund': refund },
          }),
        );
        return 'kept';
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        return isRegistered(await get(saleId)) ? 'known' : 'already';
      }
    },

    /** Part of a transaction: this refund is taken into account, once, on the sale as it was read. */
    refundItem(
      sale: SaleRow,
      { id, taken }: { readonly id: string; readonly taken: TakenBack },
    ): TransactItem {
      return {
        Update: {
          TableName: table,
          Key: { sale_id: sale.sale_id },
          ConditionExpression: 'version = :version AND attribute_not_exists(refunds.#refund)',
          UpdateExpression: 'SET refunds.#refund = :taken, version = :next',
          ExpressionAttributeNames: { '#refund': keyOf(id) },
          ExpressionAttributeValues: { ':version': sale.version, ':next': sale.version + 1, ':taken': taken },
        },
      };
    },

    /** Part of a transaction: the sale has these figures now, on the sale as it was read. */
    figuresItem(
      sale: RegisteredSale,
      told: {
        readonly figures: SaleFigures;
        readonly digest: string;
        readonly updatedAt?: string | undefined;
        readonly owner?: { readonly phone: string; readonly ts: string };
        /** The key of the ledger row that goes with it. */
        readonly correctedAs?: string;
      },
    ): TransactItem {
      const { figures, digest, updatedAt, owner, correctedAs } = told;
      return {
        Update: {
          TableName: table,
          Key: { sale_id: sale.sale_id },
          ConditionExpression: 'version = :version',
          UpdateExpression: [
            'SET figures = :figures, version = :next',
            ...(updatedAt === undefined ? [] : ['updated_at = :updatedAt']),
            ...(owner === undefined ? [] : ['phone = :phone, ts = :ts']),
            correctedAs === undefined
              ? 'digests = :digests REMOVE corrected_as'
              : 'digests = :digests, corrected_as = :corrected',
          ].join(', '),
          ExpressionAttributeValues: {
            ':version': sale.version,
            ':next': sale.version + 1,
            ':figures': figures,
            ':digests': [...sale.digests.filter((known) => known !== digest), digest].slice(-MOST_DIGESTS),
            ...(updatedAt === undefined ? {} : { ':updatedAt': updatedAt }),
            ...(correctedAs === undefined ? {} : { ':corrected': correctedAs }),
            ...(owner === undefined ? {} : { ':phone': owner.phone, ':ts': owner.ts }),
          },
        },
      };
    },

    /** The same figures were told again later; false when the sale has changed since it was read. */
    async toldAgain({ sale_id, version }: SaleRow, updatedAt: string): Promise<boolean> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { sale_id },
            ConditionExpression: 'version = :version',
            UpdateExpression: 'SET updated_at = :updatedAt, version = :next',
            ExpressionAttributeValues: {
              ':version': version,
              ':next': version + 1,
              ':updatedAt': updatedAt,
            },
          }),
        );
        return true;
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        return false;
      }
    },

    /** Part of a transaction: the sale stands as it was read, and nothing else happens to it meanwhile. */
    unchangedItem: (sale: SaleRow): TransactItem => ({
      Update: {
        TableName: table,
        Key: { sale_id: sale.sale_id },
        ConditionExpression: 'version = :version',
        UpdateExpression: 'SET version = :next',
        ExpressionAttributeValues: { ':version': sale.version, ':next': sale.version + 1 },
      },
    }),
  };
}
