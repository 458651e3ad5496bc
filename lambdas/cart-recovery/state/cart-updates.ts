// Changes of one cart that no trail tells of: what its events come to, when it is looked at next, and forgetting whose it
// is. Part of carts.ts, which has the audited ones; a function that needs these alone takes these alone.
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from '../../../shared/aws/conditional.ts';
import { linkIdOf } from '../links/links.ts';
import type { CartRow } from '../rows.ts';

export const cartIsOpen = '#status = :open';
export const nothingChangedSince = 'version = :seen';

/** The row, if nobody wrote since `seenVersion`; undefined means that the cart is new. */
export const cartPut = (table: string, row: CartRow, seenVersion: number | undefined) => ({
  TableName: table,
  Item: { ...row, link_id: linkIdOf(row.cart_id), version: (seenVersion ?? 0) + 1 },
  ...(seenVersion === undefined
    ? { ConditionExpression: 'attribute_not_exists(cart_id)' }
    : { ConditionExpression: nothingChangedSince, ExpressionAttributeValues: { ':seen': seenVersion } }),
});

export function makeCartUpdates(client: DynamoDBDocumentClient, table: string) {
  return {
    /** Gives a row of the time before the short name that a link is about to carry. */
    async nameForLinks(cart: Pick<CartRow, 'cart_id' | 'link_id'>): Promise<void> {
      if (cart.link_id !== undefined) return;
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { cart_id: cart.cart_id },
            ConditionExpression: 'attribute_exists(cart_id)',
            UpdateExpression: 'SET link_id = :link',
            ExpressionAttributeValues: { ':link': linkIdOf(cart.cart_id) },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    /**
     * Writes the row if nobody wrote since `seenVersion`; undefined means that the cart is new. A write whose answer was
     * lost reads as a lost race: whoever reads again finds it, with nothing left to add.
     */
    async save(row: CartRow, seenVersion: number | undefined): Promise<boolean> {
      try {
        await client.send(new PutCommand(cartPut(table, row, seenVersion)));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Remembers when the cart is next looked at, while it is open; undefined: not at all. */
    async planWakeUp(cart: Pick<CartRow, 'cart_id' | 'version'>, at: Date | undefined): Promise<boolean> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { cart_id: cart.cart_id },
            ConditionExpression: `${cartIsOpen} AND ${nothingChangedSince}`,
            UpdateExpression:
              at === undefined
                ? 'ADD version :one REMOVE waits, wakeup_at'
                : 'SET waits = :open, wakeup_at = :at ADD version :one',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':open': 'open',
              ':seen': cart.version,
              ':one': 1,
              ...(at === undefined ? {} : { ':at': at.toISOString() }),
            },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Forgets who the cart belongs to, if it is still theirs. Safe to repeat. */
    async erase(cartId: string, email: string, now: Date): Promise<boolean> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { cart_id: cartId },
            ConditionExpression: 'email = :email',
            UpdateExpression:
              'SET erased_at = :now ADD version :one REMOVE email, email_at, email_from, #name, name_at, return_url, return_url_at, ' +
              'time_zone, time_zone_at, locale, locale_at, customer_id, customer_id_at, nameless_consent, consent, waits, wakeup_at',
            ExpressionAttributeNames: { '#name': 'name' },
            ExpressionAttributeValues: { ':email': email, ':now': now.toISOString(), ':one': 1 },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}
