// loy-sales: one row per sale id, for ever. The first delivery writes it, and with it the move and the ledger key:
// whatever a later delivery says or however late it comes, it comes to the same.
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import { isConditionFailed, refusedItem } from '../../../shared/aws/conditional.ts';
import { isRegistered, type RegisteredSale, refundEntry } from '../decisions/sale-row.ts';
import type { RefundFigures, SaleRow } from '../sale-rows.ts';
import { saleItems } from './sale-items.ts';

export type Sales = ReturnType<typeof makeSales>;

export function makeSales(client: DynamoDBDocumentClient, table: string) {
  async function get(saleId: string): Promise<SaleRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { sale_id: saleId }, ConsistentRead: true }),
    );
    return Item as SaleRow | undefined;
  }

  return {
    get,

    ...saleItems(table),

    /** Those of the ids that are known, in no particular order, to be shown: a read that may be a second behind. */
    getMany: (saleIds: readonly string[]): Promise<SaleRow[]> =>
      readMany<SaleRow>(client, { table, keys: saleIds.map((sale_id) => ({ sale_id })) }),

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
            Item: {
              sale_id: saleId,
              version: 0,
              waiting: { [refundEntry(refundId)]: refund },
            } satisfies SaleRow,
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
            ExpressionAttributeNames: { '#move': 'move', '#refund': refundEntry(refundId) },
            ExpressionAttributeValues: { ':refund': refund },
          }),
        );
        return 'kept';
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        return isRegistered(await get(saleId)) ? 'known' : 'already';
      }
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
  };
}
