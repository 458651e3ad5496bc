// What is read of cr-state: one cart as it stands, and the carts of an address, of a day, and of those that wait. Part of
// carts.ts, which writes.
import { type DynamoDBDocumentClient, GetCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import { formsOf } from '../../../shared/people/address.ts';
import type { CartRef } from '../links/links.ts';
import { CARTS_BY_CUSTOMER, CARTS_BY_DAY, CARTS_BY_EMAIL, CARTS_BY_LINK, CARTS_BY_WAKEUP } from '../names.ts';
import type { CartRow } from '../rows.ts';

const DAYS_PAGE = 200;

export function makeCartReads(client: DynamoDBDocumentClient, table: string) {
  const query = (input: Omit<QueryCommandInput, 'TableName'>) =>
    queryRows<Partial<CartRow> & { cart_id: string }>(client, { ...input, TableName: table });

  async function get(cartId: string): Promise<CartRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { cart_id: cartId }, ConsistentRead: true }),
    );
    return Item as CartRow | undefined;
  }
  const rows = (ids: readonly string[]): Promise<CartRow[]> =>
    readMany(client, { table, keys: ids.map((cart_id) => ({ cart_id })) });

  return {
    /** Strongly consistent: it is the last look before something irrevocable. */
    get,

    /** The cart that a link is about. */
    async find(ref: CartRef): Promise<CartRow | undefined> {
      if ('cartId' in ref) return get(ref.cartId);
      const found = query({
        IndexName: CARTS_BY_LINK,
        KeyConditionExpression: 'link_id = :link',
        ExpressionAttributeValues: { ':link': ref.linkId },
      });
      for await (const { cart_id } of found) return get(cart_id);
      return undefined;
    },

    /** Carts of an address, in whichever form they have it: keys, status and times. Eventually consistent. */
    async *byEmail(email: string) {
      for (const form of formsOf(email))
        yield* query({
          IndexName: CARTS_BY_EMAIL,
          KeyConditionExpression: 'email = :email',
          ExpressionAttributeValues: { ':email': form },
        });
    },

    /** Carts of a customer of the store: keys. Eventually consistent. */
    byCustomer: (customerId: string) =>
      query({
        IndexName: CARTS_BY_CUSTOMER,
        KeyConditionExpression: 'customer_id = :customer',
        ExpressionAttributeValues: { ':customer': customerId },
      }),

    /** Open carts that wait for a look, by its moment, the longest overdue first: keys and the moment. */
    waiting: () =>
      query({
        IndexName: CARTS_BY_WAKEUP,
        KeyConditionExpression: 'waits = :open',
        ExpressionAttributeValues: { ':open': 'open' },
        Limit: DAYS_PAGE,
      }),

    /** Rows by id, in no order; eventually consistent. */
    rows,

    /** Whole rows of one local day, found by the index and fetched by key. */
    async byDay(day: string): Promise<CartRow[]> {
      const found = query({
        IndexName: CARTS_BY_DAY,
        KeyConditionExpression: '#day = :day',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': day },
      });
      return rows((await allOf(found)).map(({ cart_id }) => cart_id));
    },
  };
}
