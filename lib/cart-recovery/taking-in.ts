// How carts come in: the store's webhook, and cr-intake, which keeps one row and one wake-up for each.
import { CARTS_BY_CUSTOMER, CARTS_BY_EMAIL, SENDS_BY_RECIPIENT } from '../../lambdas/cart-recovery/names.ts';
import { JobQueue } from '../constructs/job-queue.ts';
import { grantContacts } from '../people.ts';
import type { CartParts } from './parts.ts';

/** Who may do what on the way of an event. */
export function grantTakingIn({
  settings,
  scope,
  product,
  alerts,
  webhookSecret,
  rules,
  wakeUps,
  state,
  sends,
  audit,
  unsub,
  people,
  notices,
  ingest,
  intake,
  waiter,
}: CartParts): void {
  // cr-ingest-webhook: fast, and writes nothing but to the queue.
  const events = new JobQueue(scope, 'Events', {
    product,
    alerts,
    name: 'events',
    consumer: intake,
    batchSize: 10,
  });
  events.grantSend(ingest, 'EVENTS_QUEUE_URL');
  webhookSecret.grantRead(ingest, 'WEBHOOK_SECRET');
  // A repeat whose signature is too old is told from a forgery by what is recorded.
  state.grant(ingest, { actions: ['GetItem'], as: 'STATE_TABLE' });
  unsub.grant(ingest, { actions: ['GetItem'], as: 'UNSUB_TABLE' });

  // cr-intake: one row per cart, one wake-up per row, and the stop on a purchase.
  state.grant(intake, {
    actions: ['GetItem', 'PutItem', 'UpdateItem'],
    query: [CARTS_BY_EMAIL, CARTS_BY_CUSTOMER],
    as: 'STATE_TABLE',
  });
  people.grant(intake, { actions: ['GetItem', 'UpdateItem', 'DeleteItem'], as: 'PEOPLE_TABLE' });
  sends.grant(intake, { actions: ['UpdateItem'], query: [SENDS_BY_RECIPIENT], as: 'SENDS_TABLE' });
  unsub.grant(intake, { actions: ['BatchGetItem', 'PutItem', 'DeleteItem'], as: 'UNSUB_TABLE' });
  audit.grant(intake, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  notices.grant(intake, { actions: ['PutItem', 'UpdateItem'], as: 'NOTICES_TABLE' });
  wakeUps.grantSet(intake, waiter);
  wakeUps.grantRemove(intake);
  grantContacts(intake, 'tells', settings);
  rules.grantRead(intake, ['rules.txt']);
  // A delivery that could not be read goes through the door again.
  ingest.grantInvoke(intake, 'INGEST_FUNCTION');
}
