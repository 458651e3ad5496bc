// The customers table: what somebody bought, how to reach them, and when they were last nudged. The cap's own writes,
// which go to every key of a person, are in nudge-cap.ts.

import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import { formsOfPhone } from '../../../shared/people/phone-forms.ts';
import { CUSTOMERS_BY_EMAIL, CUSTOMERS_BY_PHONE } from '../names.ts';
import type { CustomerRow } from '../rows.ts';
import { makeConsentItem } from './customer-consents.ts';
import { makePurchaseItem } from './purchase-item.ts';

type BoughtBefore = Pick<CustomerRow, 'owned_skus' | 'owned_digests' | 'order_count'>;

export type Customers = ReturnType<typeof makeCustomers>;

/** Reads and transitions of one customers table. */
export function makeCustomers(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  const idsBy = async (IndexName: string, attribute: string, value: string): Promise<string[]> => {
    const rows = queryRows(client, {
      TableName: table,
      IndexName,
      KeyConditionExpression: `${attribute} = :value`,
      ExpressionAttributeValues: { ':value': value },
    });
    return (await allOf(rows)).map(({ customer_id }) => String(customer_id));
  };
  return {
    async get(customerId: string): Promise<CustomerRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { customer_id: customerId }, ConsistentRead: true }),
      );
      return Item as CustomerRow | undefined;
    },

    /** What the shopper bought before, without who they are; undefined for somebody unknown. Strongly consistent. */
    async boughtBy(customerId: string): Promise<BoughtBefore | undefined> {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: { customer_id: customerId },
          ConsistentRead: true,
          ProjectionExpression: 'owned_skus, owned_digests, order_count',
        }),
      );
      return Item as BoughtBefore | undefined;
    },

    /** Ids of everybody with this number, in whichever of its forms and however many there are; eventually consistent. */
    idsByPhone: async (phone: string): Promise<string[]> => {
      const found = formsOfPhone(phone).map((form) => idsBy(CUSTOMERS_BY_PHONE, 'phone', form));
      return (await Promise.all(found)).flat();
    },
    /** Ids of everybody with this address, however many there are; eventually consistent. */
    idsByEmail: (email: string): Promise<string[]> => idsBy(CUSTOMERS_BY_EMAIL, 'email', email),

    purchaseItem: makePurchaseItem(table),
    consentItem: makeConsentItem(table),

    /** Forgets the person. Safe to repeat. */
    async erase(customerId: string): Promise<void> {
      await client.send(new DeleteCommand({ TableName: table, Key: { customer_id: customerId } }));
    },

    /** Takes an erased person's number off a row that is somebody else's: a family may share a telephone. */
    async forgetPhone(customerId: string, phone: string): Promise<boolean> {
      const forgotten = await Promise.all(
        formsOfPhone(phone).map((form) =>
          update({
            key: { customer_id: customerId },
            when: 'phone = :phone',
            change:
              'REMOVE phone, phone_from, sms_consent, sms_consent_at, sms_consent_pending, sms_consent_refused',
            values: { ':phone': form },
          }),
        ),
      );
      return forgotten.includes(true);
    },
  };
}
