// What a shopper's row must be like where an order is written without a look at it: nothing in it may change what the
// order alone comes to. When they were last nudged is a condition of every reservation anyway.
import type { PersonReference } from '../../../shared/events/store-events.ts';
import type { Unseen } from '../decisions/unseen.ts';

/** An address that the order does not name would have to be asked for on the list, and has a cap of its own. */
const remembersNoOther = (attribute: 'email' | 'phone', named: string | undefined): string =>
  named === undefined
    ? `attribute_not_exists(${attribute})`
    : `(attribute_not_exists(${attribute}) OR ${attribute} = :named_${attribute})`;
const ownsFew = '(attribute_not_exists(owned_skus) OR size(owned_skus) <= :mostOwned)';

/** Conditions of the row's update, and their values. */
export function unseenConditions(unseen: Unseen, { email, phone }: PersonReference) {
  return {
    conditions: [remembersNoOther('email', email), remembersNoOther('phone', phone), ownsFew],
    values: {
      ':mostOwned': unseen.mostOwned,
      ...(email === undefined ? {} : { ':named_email': email }),
      ...(phone === undefined ? {} : { ':named_phone': phone }),
    },
  };
}
