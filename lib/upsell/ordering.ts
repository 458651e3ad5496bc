// How orders come in, and how the one add-on is chosen.
import { CUSTOMERS_BY_EMAIL, CUSTOMERS_BY_PHONE } from '../../lambdas/upsell/names.ts';
import { JobQueue } from '../constructs/job-queue.ts';
import { alarmOnRefusals, grantModel } from '../constructs/model-access.ts';
import { grantContacts, tellOfContacts } from '../people.ts';
import type { UpsellParts } from './parts.ts';

/** Who may do what from the webhook to the choice. */
export function grantOrdering({
  scope,
  product,
  settings,
  alerts,
  webhookSecret,
  rules,
  orders,
  offers,
  catalogue,
  pairings,
  customers,
  optout,
  notices,
  order,
  picker,
}: UpsellParts): void {
  // upsr-order: the gate.
  const jobs = new JobQueue(scope, 'Jobs', {
    product,
    alerts,
    name: 'jobs',
    consumer: picker,
    batchSize: 5,
  });
  // Once a day, that the store is heard.
  notices.grant(order, { actions: ['UpdateItem'], as: 'NOTICES_TABLE' });
  orders.grant(order, { actions: ['BatchGetItem', 'GetItem', 'UpdateItem'], as: 'ORDERS_TABLE' });
  customers.grant(order, {
    actions: ['BatchGetItem', 'GetItem', 'UpdateItem', 'DeleteItem'],
    query: [CUSTOMERS_BY_PHONE, CUSTOMERS_BY_EMAIL],
    as: 'CUSTOMERS_TABLE',
  });
  optout.grant(order, { actions: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'], as: 'OPTOUT_TABLE' });
  webhookSecret.grantRead(order, 'WEBHOOK_SECRET');
  rules.grantRead(order, ['settings.txt']);
  jobs.grantSend(order, 'JOBS_QUEUE_URL');
  // What it hears of people goes by the queue, and the picker passes it on.
  tellOfContacts(order, settings);
  grantContacts(picker, 'tells', settings);

  // upsr-picker: the choice. The only one that may ask the model.
  offers.grant(picker, { actions: ['GetItem', 'PutItem', 'UpdateItem'], as: 'OFFERS_TABLE' });
  catalogue.grant(picker, { actions: ['BatchGetItem'], as: 'CATALOGUE_TABLE' });
  pairings.grant(picker, { actions: ['BatchGetItem'], as: 'PAIRINGS_TABLE' });
  orders.grant(picker, { actions: ['GetItem', 'UpdateItem'], as: 'ORDERS_TABLE' });
  customers.grant(picker, { actions: ['GetItem', 'BatchGetItem', 'UpdateItem'], as: 'CUSTOMERS_TABLE' });
  // What came of earlier nudges: an order that bought what was offered, and its week's figures.
  notices.grant(picker, { actions: ['UpdateItem'], as: 'NOTICES_TABLE' });
  rules.grantRead(picker, ['settings.txt']);
  // What a store told once and will not tell again goes back to the door.
  order.grantInvoke(picker, 'ORDER_FUNCTION');
  grantModel(picker, settings.model);
  alarmOnRefusals(scope, alerts, settings.model);
}
