// upsr-order: the store's webhooks. Decides whether an order may earn a nudge and queues its job; also
// hears of cancelled orders and of shoppers who agree, opt out or want to be forgotten. Nothing slow happens here. What
// fails is answered 5xx, so that the store tells it again; of a store that never does, it is kept and told again by us.

import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeQueue, type Queue } from '../../../shared/aws/queue.ts';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import { sqsClient } from '../../../shared/aws/sqs-client.ts';
import { makeNoteHeard, type NoteHeard } from '../../../shared/dead-man/heard.ts';
import type { StoreEvent } from '../../../shared/events/store-events.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makeRemembered } from '../../../shared/handlers/remembered.ts';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeSecrets } from '../../../shared/secrets/secrets.ts';
import { signingSecrets } from '../../../shared/secrets/webhook-secret.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { notLaterThan } from '../../../shared/time/instant.ts';
import { admit } from '../../../shared/webhooks/admit.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import { answerLate } from '../../../shared/webhooks/late.ts';
import { readRequest } from '../../../shared/webhooks/request.ts';
import { keepUnread, readUnread, type UnreadDelivery } from '../../../shared/webhooks/unread.ts';
import type { CameOfOrder } from '../ordering/came-of-order.ts';
import { hearOfCustomer } from '../ordering/customer-events.ts';
import type { CustomerEventParts } from '../ordering/customer-parts.ts';
import type { Job } from '../ordering/job.ts';
import { receiveOrder, stopOrder } from '../ordering/order-events.ts';
import type { LateEvent, ToldLater } from '../ordering/order-function.ts';
import type { InMemory, OrderEventParts } from '../ordering/order-parts.ts';
import { makeTellOthers, tellingOptOut } from '../ordering/tell-others.ts';
import { type ToldBeforeParts, toldBefore } from '../ordering/told-before.ts';
import { loadSettings } from '../rules/load.ts';
import { makeCustomerChanges } from '../state/customer-changes.ts';
import { makeCustomers } from '../state/customers.ts';
import { makeListedAs } from '../state/listed-as.ts';
import { makeLoadOrder } from '../state/load-order.ts';
import { makeNudgeCap } from '../state/nudge-cap.ts';
import { makeOptOut } from '../state/optout.ts';
import { makeOrders } from '../state/orders.ts';
import { makeRecordConsent } from '../state/record-consent.ts';
import { makeRecordOrder } from '../state/record-order.ts';

export type OrderParts = OrderEventParts &
  CustomerEventParts &
  ToldBeforeParts & {
    /** Also takes what a store told that could not be taken in, and that it will not tell again. */
    readonly jobs: Queue<Job | CameOfOrder | LateEvent | UnreadDelivery>;
    /** That the store told of something today. */
    readonly noteHeard?: NoteHeard;
    readonly signingSecrets: (options: { readonly fresh: boolean }) => Promise<readonly string[]>;
  };

/** More than a shop's day, and less than a megabyte. */
const MOST_SETTLED = 2_000;

export function makeOrder(given: OrderParts) {
  const parts = { ...given, settled: makeRemembered(MOST_SETTLED), underWay: new Map() };
  const platform = storePlatform(parts.shop.platform);

  return async (event: LambdaFunctionURLEvent | ToldLater): Promise<answers.Answer> => {
    // Not from outside: whatever comes by the address comes wrapped in a request.
    if ('late' in event) return perform(event.late, parts);
    const isKept = 'unread' in event;
    const { request, cameAt: now } = isKept
      ? readUnread(event)
      : { request: readRequest(event), cameAt: parts.now() };
    const door = { platform, secrets: parts.signingSecrets, now };
    const admission = await admit(request, door).catch(async (error: unknown) => {
      // It came by the queue, which hands it out again.
      if (isKept) throw error;
      const answer = await keepUnread(request, error, { ...parts, platform, now, keep: parts.jobs.add });
      return { kind: 'kept' as const, answer };
    });
    if (admission.kind === 'kept') return admission.answer;
    if (admission.kind === 'refused') {
      parts.log.info('webhook refused', { reason: admission.reason });
      return admission.answer;
    }
    const translation = platform.translate(request, parts.shop);
    if (admission.kind === 'late') {
      const isRecorded = async () =>
        translation.kind === 'event' && (await toldBefore(translation.event, parts));
      return answerLate({ isRecorded, admission, log: parts.log });
    }
    if (translation.kind === 'invalid') {
      parts.log.warn('webhook invalid', { paths: translation.issues.map((issue) => issue.path).join(' ') });
      return answers.invalid(translation.issues);
    }
    if (translation.kind === 'ignored') return answers.ignored(translation.reason);
    if (translation.notes !== undefined)
      parts.log.warn('webhook not usable in part', { notes: translation.notes.join(' ') });
    // Beside it, once a day and process, and over before the answer: what runs after that may never end.
    const noted = parts.noteHeard?.(now);
    const performed = perform(translation.event, parts).finally(() => noted);
    const answer = platform.repeats
      ? performed
      : performed.catch((error: unknown) => keep(translation.event, error, parts));
    return answers.noting(await answer, translation.notes);
  };
}

/** Told again by the queue's own function. Throws when the queue does not take it either. */
async function keep(event: StoreEvent, error: unknown, { jobs, log }: OrderParts): Promise<answers.Answer> {
  log.error('event kept for later', { type: event.type, error });
  await jobs.add({ late: event } satisfies LateEvent);
  return answers.accepted();
}

function perform(event: StoreEvent, parts: OrderParts & InMemory): Promise<answers.Answer> {
  switch (event.type) {
    case 'order.created':
      // A store's clock may run ahead; what is bought is bought now at the latest.
      return receiveOrder(
        { ...event.order, placedAt: notLaterThan(event.order.placedAt, parts.now()) },
        parts,
      );
    case 'order.cancelled':
      return stopOrder(event.orderId, 'cancelled', parts);
    case 'order.refunded':
      return stopOrder(event.orderId, 'refunded', parts);
    case 'order.edited':
      return stopOrder(event.orderId, 'edited', parts);
    default:
      return hearOfCustomer(event, parts);
  }
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('upsr-order');
  const orders = makeOrders(dynamo, required('ORDERS_TABLE'));
  const customers = makeCustomers(dynamo, required('CUSTOMERS_TABLE'));
  const cap = makeNudgeCap(dynamo, required('CUSTOMERS_TABLE'));
  const jobs = makeQueue<unknown>(sqsClient(), required('JOBS_QUEUE_URL'));
  // Told through the queue: a store does not wait for another region.
  const others = process.env.CONTACTS === undefined ? {} : { tellOthers: makeTellOthers(jobs) };
  const optOut = tellingOptOut(makeOptOut(dynamo, required('OPTOUT_TABLE')), others.tellOthers);
  const secrets = makeSecrets(secretsClient(), systemClock);
  const rules = rulesOnAws(log);
  const shop = readShop(process.env);
  return makeOrder({
    shop,
    noteHeard: makeNoteHeard(
      { client: dynamo, table: required('NOTICES_TABLE'), zone: shop.timeZone },
      { log },
    ),
    log,
    now: systemClock,
    signingSecrets: signingSecrets(secrets, required('WEBHOOK_SECRET')),
    settings: async () => (await loadSettings(rules, shop.currency)).rules,
    orders,
    customers,
    optOut,
    changes: makeCustomerChanges(dynamo, { table: required('CUSTOMERS_TABLE'), customers, optOut }),
    listedAs: makeListedAs(dynamo, required('OPTOUT_TABLE')),
    cap,
    load: makeLoadOrder(dynamo, {
      orders: required('ORDERS_TABLE'),
      customers: required('CUSTOMERS_TABLE'),
      optOut: required('OPTOUT_TABLE'),
    }),
    record: makeRecordOrder(dynamo, { orders, customers, cap, optOut }),
    recordConsent: makeRecordConsent(dynamo, customers, optOut),
    jobs,
    ...others,
  });
});
