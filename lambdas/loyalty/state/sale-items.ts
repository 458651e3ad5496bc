// Parts of transactions that change a sale: each holds for the sale as it was read, and nothing else happens to it
// meanwhile.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { TakenBack } from '../decisions/refund.ts';
import { type RegisteredSale, refundEntry } from '../decisions/sale-row.ts';
import type { SaleFigures, SaleRow } from '../sale-rows.ts';

/** So many of a sale's figures are remembered, so that its row stays small whatever a till does. */
const MOST_DIGESTS = 100;

export function saleItems(table: string) {
  return {
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
          ExpressionAttributeNames: { '#refund': refundEntry(id) },
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
