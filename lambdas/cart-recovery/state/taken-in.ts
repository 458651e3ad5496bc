// What was taken in already, asked for deliveries that come too late to be taken in: an event is recorded where it would
// add nothing to its cart's row, and an erasure where the list holds the address as erased.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { CartEvent } from '../../../shared/events/cart-events.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { ERASED } from '../../../shared/people/erased.ts';
import { withoutPerson } from '../decisions/forget.ts';
import { mergeEvent } from '../decisions/merge.ts';
import type { CartRow } from '../rows.ts';

export type TakenIn = (event: CartEvent) => Promise<boolean>;

export function makeTakenIn(
  client: DynamoDBDocumentClient,
  tables: { readonly state: string; readonly unsub: string },
  shopZone: string,
): TakenIn {
  const read = async (TableName: string, Key: Record<string, string>) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const isErased = async (email: string) =>
    (await read(tables.unsub, { email: digestOfAddress(email) }))?.source === ERASED;

  return async (event) => {
    if (event.type === 'shopper.erased') return isErased(event.email);
    // What a customer is like now, and what they say of mail, nothing but a newer body says.
    if (!('cartId' in event)) return false;
    const row = (await read(tables.state, { cart_id: event.cartId })) as CartRow | undefined;
    if (row === undefined) return false;
    if (mergeEvent(row, event, shopZone) === row) return true;
    // Of somebody who was forgotten since, only the cart is left.
    if (mergeEvent(row, withoutPerson(event), shopZone) !== row) return false;
    return (
      row.erased_at !== undefined || ('email' in event && event.email !== undefined && isErased(event.email))
    );
  };
}
