// What a customer's row remembers of consent, and how a word comes into it. Part of customers.ts.

import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { ConsentChannel, ConsentWord } from '../../../shared/events/store-events.ts';
import { type ConsentWrite, consentWrite } from '../../../shared/people/consent-write.ts';
import type { OrderConsents, RememberedConsents } from '../decisions/order-consents.ts';
import type { ConsentRow } from '../rows.ts';

/** What a row remembers. */
export const rememberedConsents = (row: ConsentRow | undefined): RememberedConsents => ({
  email: {
    agrees: row?.email_consent,
    at: row?.email_consent_at,
    pending: row?.email_consent_pending,
    refused: row?.email_consent_refused,
  },
  sms: {
    agrees: row?.sms_consent,
    at: row?.sms_consent_at,
    pending: row?.sms_consent_pending,
    refused: row?.sms_consent_refused,
  },
});

/** The writes of an order's words. */
export const consentWrites = ({ email, sms }: OrderConsents): readonly ConsentWrite[] => [
  ...(email === undefined ? [] : [consentWrite('email_consent', email)]),
  ...(sms === undefined ? [] : [consentWrite('sms_consent', sms)]),
];

export type SaidByCustomer = {
  readonly channel: ConsentChannel;
  readonly word: ConsentWord;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};

const noNewerAddressIsKnown = '(attribute_not_exists(contact_at) OR contact_at <= :saidAt)';

/** Part of a transaction: remembers what somebody said of a channel, unless something newer is remembered. */
export function makeConsentItem(table: string) {
  return (customerId: string, { channel, word, email, phone }: SaidByCustomer): TransactItem => {
    const { set: said, remove, condition, values } = consentWrite(`${channel}_consent`, word);
    const addresses = {
      ...(email === undefined ? {} : { email, email_from: 'customer' }),
      ...(phone === undefined ? {} : { phone, phone_from: 'customer' }),
    };
    const named = Object.keys(addresses).length > 0;
    const set = Object.entries({ ...said, ...addresses });
    return {
      Update: {
        TableName: table,
        Key: { customer_id: customerId },
        ConditionExpression: named ? `(${condition}) AND ${noNewerAddressIsKnown}` : condition,
        UpdateExpression:
          `SET ${set.map(([name], index) => `${name} = :v${index}`).join(', ')}` +
          (remove.length === 0 ? '' : ` REMOVE ${remove.join(', ')}`),
        ExpressionAttributeValues: {
          ...values,
          ...(named ? { ':saidAt': word.at } : {}),
          ...Object.fromEntries(set.map(([, value], index) => [`:v${index}`, value])),
        },
      },
    };
  };
}
