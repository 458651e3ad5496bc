// cr-people: what must be known of a person whichever of their carts is looked at: when they last bought, and when
// they were last reminded and of which cart. An index could tell too, but a second late.
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed, type TransactItem } from '../../../shared/aws/conditional.ts';
import { formsOf } from '../../../shared/people/address.ts';
import type { PersonRow } from '../rows.ts';

const hasNotBoughtSince = '(attribute_not_exists(last_bought_at) OR last_bought_at < :began)';
const isNotDisturbed =
  '(attribute_not_exists(last_reminded_at) OR last_reminded_at <= :floor OR last_reminded_cart = :cart)';

export type RemindStamp = {
  readonly email: string;
  readonly cartId: string;
  readonly beganAt: string;
  readonly at: Date;
  readonly disturbFloor: Date;
};

export type People = ReturnType<typeof makePeople>;

export function makePeople(client: DynamoDBDocumentClient, table: string) {
  return {
    async get(email: string): Promise<PersonRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { email }, ConsistentRead: true }),
      );
      return Item as PersonRow | undefined;
    },

    /** Notes a purchase; an older one changes nothing. */
    async recordPurchase(email: string, boughtAt: string): Promise<void> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { email },
            ConditionExpression: 'attribute_not_exists(last_bought_at) OR last_bought_at < :at',
            UpdateExpression: 'SET last_bought_at = :at',
            ExpressionAttributeValues: { ':at': boughtAt },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    /** Part of the claim: nobody is reminded who bought since, or heard of another cart lately. */
    remindItem: (stamp: RemindStamp): TransactItem => ({
      Update: {
        TableName: table,
        Key: { email: stamp.email },
        ConditionExpression: `${hasNotBoughtSince} AND ${isNotDisturbed}`,
        UpdateExpression: 'SET last_reminded_at = :at, last_reminded_cart = :cart',
        ExpressionAttributeValues: {
          ':at': stamp.at.toISOString(),
          ':cart': stamp.cartId,
          ':began': stamp.beganAt,
          ':floor': stamp.disturbFloor.toISOString(),
        },
      },
    }),

    /** Part of the release: the person as they were before this reminder. */
    unremindItem: (stamp: RemindStamp, before: PersonRow | undefined): TransactItem => {
      const restore = before?.last_reminded_at !== undefined && before.last_reminded_cart !== undefined;
      return {
        Update: {
          TableName: table,
          Key: { email: stamp.email },
          ConditionExpression: 'last_reminded_at = :at AND last_reminded_cart = :cart',
          UpdateExpression: restore
            ? 'SET last_reminded_at = :beforeAt, last_reminded_cart = :beforeCart'
            : 'REMOVE last_reminded_at, last_reminded_cart',
          ExpressionAttributeValues: {
            ':at': stamp.at.toISOString(),
            ':cart': stamp.cartId,
            ...(restore
              ? { ':beforeAt': before.last_reminded_at, ':beforeCart': before.last_reminded_cart }
              : {}),
          },
        },
      };
    },

    async erase(email: string): Promise<void> {
      for (const form of formsOf(email))
        await client.send(new DeleteCommand({ TableName: table, Key: { email: form } }));
    },
  };
}
