// cr-people: what must be known of a person whichever of their carts is looked at: when they last bought, and when
// they were last reminded and of which cart. An index could tell too, but a second late.
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed, type TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import type { ConsentWord } from '../../../shared/events/store-events.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { consentWrite } from '../../../shared/people/consent-write.ts';
import type { PersonRow } from '../rows.ts';

const hasNotBoughtSince = '(attribute_not_exists(last_bought_at) OR last_bought_at < :began)';
const isNotDisturbed =
  '(attribute_not_exists(last_reminded_at) OR last_reminded_at <= :floor OR last_reminded_cart = :cart)';

const agrees = 'consent = :yes';
const hasNotRefused = 'attribute_not_exists(consent_refused)';

export type RemindStamp = {
  readonly email: string;
  readonly cartId: string;
  readonly beganAt: string;
  readonly at: Date;
  readonly disturbFloor: Date;
  readonly needsConsent: boolean;
};

export type People = ReturnType<typeof makePeople>;

export function makePeople(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
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

    /** Remembers what an address says of getting mail; an older word changes nothing. */
    async recordConsent(email: string, word: ConsentWord): Promise<boolean> {
      const { set, remove, condition, values } = consentWrite('consent', word);
      const names = Object.keys(set);
      return update({
        key: { email },
        when: condition,
        change: `SET ${names.map((name, index) => `${name} = :c${index}`).join(', ')} REMOVE ${remove.join(', ')}`,
        values: {
          ...values,
          ...Object.fromEntries(Object.values(set).map((value, index) => [`:c${index}`, value])),
        },
      });
    },

    /** Part of the claim: nobody is reminded who bought since, heard of another cart lately, or does not agree. */
    remindItem: (stamp: RemindStamp): TransactItem => ({
      Update: {
        TableName: table,
        Key: { email: stamp.email },
        ConditionExpression: `${hasNotBoughtSince} AND ${isNotDisturbed} AND ${stamp.needsConsent ? agrees : hasNotRefused}`,
        UpdateExpression: 'SET last_reminded_at = :at, last_reminded_cart = :cart',
        ExpressionAttributeValues: {
          ':at': stamp.at.toISOString(),
          ':cart': stamp.cartId,
          ':began': stamp.beganAt,
          ':floor': stamp.disturbFloor.toISOString(),
          ...(stamp.needsConsent ? { ':yes': true } : {}),
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
