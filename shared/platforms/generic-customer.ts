// A generic store's customers: changed, deleted, merged. Bodies of ours, read as strictly as its orders.
import type { Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import { customerChanged } from './customer-topics.ts';
import { at } from './fields.ts';
import { customerStateBody, customersMergedBody } from './generic-body.ts';
import { issuesOf } from './generic-fields.ts';
import * as translation from './translation.ts';

/** A member that is left out says nothing; null and "" say that the store has none. */
export function translateGenericCustomer(
  type: 'customer.changed' | 'customer.deleted' | 'customer.merged',
  body: unknown,
  shop: Shop,
): Translation {
  if (type === 'customer.merged') {
    const read = customersMergedBody.safeParse(body);
    if (!read.success) return translation.invalid(issuesOf(read.error));
    return translation.event({ type, keptId: read.data.kept_id, goneId: read.data.gone_id });
  }
  const read = customerStateBody.safeParse(body);
  if (!read.success) return translation.invalid(issuesOf(read.error));
  const { id: customerId, name } = read.data.customer;
  if (type === 'customer.deleted') return translation.event({ type, customerId });
  const given = at(body, 'customer');
  return translation.event(
    customerChanged({
      customerId,
      at: read.data.occurred_at,
      name,
      email: at(given, 'email'),
      phone: at(given, 'phone'),
      country: shop.country,
    }),
  );
}
