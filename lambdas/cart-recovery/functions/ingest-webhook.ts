// cr-ingest-webhook: what the store tells of its carts. Admits, translates, queues and answers; whatever takes
// longer is the intake's, so that the store is never kept waiting and a burst is only a longer queue.

import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { makeQueue, type Queue } from '../../../shared/aws/queue.ts';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import { sqsClient } from '../../../shared/aws/sqs-client.ts';
import type { CartEvent } from '../../../shared/events/cart-events.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { makeSecrets } from '../../../shared/secrets/secrets.ts';
import { signingSecrets } from '../../../shared/secrets/webhook-secret.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { admit } from '../../../shared/webhooks/admit.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import { answerLate } from '../../../shared/webhooks/late.ts';
import { readRequest } from '../../../shared/webhooks/request.ts';
import { keepUnread, readUnread, type UnreadDelivery } from '../../../shared/webhooks/unread.ts';
import { heard } from '../decisions/heard.ts';
import { keptCart } from '../decisions/kept-cart.ts';
import type { TakenIn } from '../state/taken-in.ts';

const SECOND_ERASURE_SECONDS = 120;

export type IngestParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: Clock;
  readonly signingSecrets: (options: { readonly fresh: boolean }) => Promise<readonly string[]>;
  readonly events: Queue<CartEvent | UnreadDelivery>;
  /** Whether an event was taken in already. Asked only for a delivery that comes too late to be taken in. */
  readonly takenIn: TakenIn;
};

export function makeIngestWebhook({ shop, log, now, signingSecrets, events, takenIn }: IngestParts) {
  const platform = storePlatform(shop.platform);

  return async (event: LambdaFunctionURLEvent | UnreadDelivery): Promise<answers.Answer> => {
    // Not from outside: whatever comes by the address comes wrapped in a request.
    const isKept = 'unread' in event;
    const { request, cameAt } = isKept ? readUnread(event) : { request: readRequest(event), cameAt: now() };
    const admission = await admit(request, { platform, secrets: signingSecrets, now: cameAt }).catch(
      async (error: unknown) => {
        // It came by the queue, which hands it out again.
        if (isKept) throw error;
        const answer = await keepUnread(request, error, { platform, log, now: cameAt, keep: events.add });
        return { kind: 'kept' as const, answer };
      },
    );
    if (admission.kind === 'kept') return admission.answer;
    if (admission.kind === 'refused') {
      log.info('webhook refused', { reason: admission.reason });
      return admission.answer;
    }
    const translation = platform.translateCart(request, shop, cameAt);
    if (admission.kind === 'late') {
      const told = translation.kind === 'events' ? translation.events : [];
      const taken = () => Promise.all(told.map((cartEvent) => takenIn(keptCart(heard(cartEvent, now())))));
      const isRecorded = async () => told.length > 0 && (await taken()).every(Boolean);
      return answerLate({ isRecorded, admission, log });
    }
    if (translation.kind === 'invalid') {
      log.warn('webhook invalid', { paths: translation.issues.map((issue) => issue.path).join(' ') });
      return answers.invalid(translation.issues);
    }
    if (translation.kind === 'ignored') return answers.ignored(translation.reason);
    if (translation.notes !== undefined)
      log.warn('webhook not usable in part', { notes: translation.notes.join(' ') });
    // The intake is idempotent: where one of several fails, the store's retry may queue the others again.
    const kept = translation.events.map((cartEvent) => keptCart(heard(cartEvent, now())));
    if (kept.some(({ ahead }) => ahead === true)) log.warn('cart event dated into the future');
    await Promise.all(kept.flatMap((cartEvent) => [events.add(cartEvent), ...again(cartEvent, events)]));
    log.info('cart events queued', { types: kept.map(({ type }) => type).join(' ') });
    for (const one of kept)
      if ('itemCount' in one)
        log.info('a large cart was kept in part', { items: one.itemCount, kept: one.items.length });
    return answers.noting(answers.accepted(), translation.notes);
  };
}

/**
 * An erasure is done twice. It finds the person's carts by an index, which is a moment behind: a cart or a reminder of
 * that very moment is found the second time.
 */
const again = (event: CartEvent, events: Queue<CartEvent | UnreadDelivery>) =>
  event.type === 'shopper.erased' ? [events.add(event, { delaySeconds: SECOND_ERASURE_SECONDS })] : [];

/** The tables' client is loaded with the first late delivery: nearly no run needs it, and every cold start would wait. */
async function takenInOnAws(event: CartEvent, shop: Shop): Promise<boolean> {
  const [{ dynamoClient }, { makeTakenIn }] = await Promise.all([
    import('../../../shared/aws/dynamo-client.ts'),
    import('../state/taken-in.ts'),
  ]);
  const tables = { state: required('STATE_TABLE'), unsub: required('UNSUB_TABLE') };
  return makeTakenIn(dynamoClient(), tables, shop.timeZone)(event);
}

export const handler = onFirstCall(() => {
  const shop = readShop(process.env);
  return makeIngestWebhook({
    shop,
    log: standardLog('cr-ingest-webhook'),
    now: systemClock,
    signingSecrets: signingSecrets(makeSecrets(secretsClient(), systemClock), required('WEBHOOK_SECRET')),
    events: makeQueue(sqsClient(), required('EVENTS_QUEUE_URL')),
    takenIn: (event) => takenInOnAws(event, shop),
  });
});
