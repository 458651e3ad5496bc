// cr-sends: one row per cart and step. Written by the claim (remind-claim.ts); here is what else happens to it.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { SENDS_BY_RECIPIENT } from '../names.ts';
import type { SendRow } from '../rows.ts';

export type Sends = ReturnType<typeof makeSends>;

export function makeSends(client: DynamoDBDocumentClient, table: string) {
  return {
    /** Both steps of a cart, as far as they were taken. */
    async ofCart(cartId: string): Promise<SendRow[]> {
      return allOf(
        queryRows<SendRow>(client, {
          TableName: table,
          KeyConditionExpression: 'cart_id = :cart',
          ExpressionAttributeValues: { ':cart': cartId },
        }),
      );
    },

    /** Puts a digest in the place of an erased address; the figures stay. */
    async erase(recipient: string, digest: string): Promise<void> {
      for (const form of formsOf(recipient)) await eraseForm(form, digest);
    },
  };

  async function eraseForm(recipient: string, digest: string): Promise<void> {
    const rows = queryRows(client, {
      TableName: table,
      IndexName: SENDS_BY_RECIPIENT,
      KeyConditionExpression: 'recipient = :recipient',
      ExpressionAttributeValues: { ':recipient': recipient },
    });
    for await (const { cart_id, step } of rows)
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { cart_id, step },
          UpdateExpression: 'SET recipient = :digest',
          ConditionExpression: 'attribute_exists(cart_id)',
          ExpressionAttributeValues: { ':digest': digest },
        }),
      );
  }
}
