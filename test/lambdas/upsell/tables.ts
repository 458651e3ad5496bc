// The upsell tables on a real engine, with their state functions.
import {
  CUSTOMERS_BY_EMAIL,
  CUSTOMERS_BY_PHONE,
  OFFERS_BY_LINK,
  OFFERS_BY_STATE,
  ORDERS_BY_ENDING,
} from '../../../lambdas/upsell/names.ts';
import { makeCameOf } from '../../../lambdas/upsell/state/came-of.ts';
import { makeCameWeeks } from '../../../lambdas/upsell/state/came-weeks.ts';
import { makeCatalogue, makePairings } from '../../../lambdas/upsell/state/catalogue.ts';
import { makeCustomerChanges } from '../../../lambdas/upsell/state/customer-changes.ts';
import { makeCustomers } from '../../../lambdas/upsell/state/customers.ts';
import { makeHoldOut } from '../../../lambdas/upsell/state/hold-out.ts';
import { makeNudgeCap } from '../../../lambdas/upsell/state/nudge-cap.ts';
import { makeOffers } from '../../../lambdas/upsell/state/offers.ts';
import { makeOptOut } from '../../../lambdas/upsell/state/optout.ts';
import { makeOrders } from '../../../lambdas/upsell/state/orders.ts';
import { makeRecordOrder } from '../../../lambdas/upsell/state/record-order.ts';
import { makeSendClaim } from '../../../lambdas/upsell/state/send-claim.ts';
import { startEngine, table } from '../../support/dynamo.ts';

export async function startUpsellTables() {
  const engine = await startEngine([
    table('orders', 'order_id', [{ name: ORDERS_BY_ENDING, partition: 'ended_as', sort: 'recorded_at' }]),
    table('offers', 'offer_id', [
      { name: OFFERS_BY_STATE, partition: 'state', sort: 'send_at' },
      { name: OFFERS_BY_LINK, partition: 'link_token' },
    ]),
    table('customers', 'customer_id', [
      { name: CUSTOMERS_BY_PHONE, partition: 'phone' },
      { name: CUSTOMERS_BY_EMAIL, partition: 'email' },
    ]),
    table('optout', 'customer_id'),
    table('catalogue', 'sku'),
    table('pairings', 'pairs_with'),
    table('notices', 'notice_id'),
  ]);
  const { documents } = engine;
  const orders = makeOrders(documents, 'orders');
  const offers = makeOffers(documents, 'offers');
  const customers = makeCustomers(documents, 'customers');
  const optOut = makeOptOut(documents, 'optout');
  const cap = makeNudgeCap(documents, 'customers');
  return {
    ...engine,
    orders,
    offers,
    customers,
    changes: makeCustomerChanges(documents, { table: 'customers', customers, optOut }),
    cap,
    optOut,
    catalogue: makeCatalogue(documents, 'catalogue'),
    pairings: makePairings(documents, 'pairings'),
    record: makeRecordOrder(documents, { orders, customers, cap, optOut }),
    cameOf: makeCameOf(documents, {
      offers,
      orders,
      names: { offers: 'offers', orders: 'orders', notices: 'notices' },
      zone: 'Europe/London',
    }),
    cameWeeks: makeCameWeeks(documents, 'notices'),
    claim: makeSendClaim(documents, { orders, offers, cap, optOut }),
    holdOut: makeHoldOut(documents, { orders, offers, cap, optOut }),
  };
}

export type UpsellTables = Awaited<ReturnType<typeof startUpsellTables>>;
