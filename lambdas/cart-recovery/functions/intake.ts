// cr-intake: cart events from the queue into one row per cart, and the cart's one wake-up. A purchase stops
// everything the person left open, wherever they left it.

import type { SQSRecord } from 'aws-lambda';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { lambdaClient } from '../../../shared/aws/lambda-client.ts';
import { makeOneOffs, oneOffEnvironment } from '../../../shared/aws/one-off-schedules.ts';
import { schedulerClient } from '../../../shared/aws/scheduler-client.ts';
import { makeNoteHeard, type NoteHeard } from '../../../shared/dead-man/heard.ts';
import type { CartEvent } from '../../../shared/events/cart-events.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { eachRecord } from '../../../shared/handlers/queue-records.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { makeTellFunction } from '../../../shared/webhooks/tell-function.ts';
import type { UnreadDelivery } from '../../../shared/webhooks/unread.ts';
import { loadRules } from '../rules/load.ts';
import { makeAudit } from '../state/audit.ts';
import { makeCarts } from '../state/carts.ts';
import { makeDraftsSeen } from '../state/drafts-seen.ts';
import { makePeople } from '../state/people.ts';
import { makeSends } from '../state/sends.ts';
import { tellingPeople, tellingUnsub } from '../state/telling-others.ts';
import { makeUnsub } from '../state/unsub.ts';
import { eraseShopper } from '../taking-in/erase-shopper.ts';
import { makeGoLive } from '../taking-in/go-live.ts';
import type { CartParts } from '../taking-in/parts.ts';
import { changeShopper, deleteShopper, mergeShoppers } from '../taking-in/shopper-changes.ts';
import { hearConsent } from '../taking-in/shopper-consent.ts';
import { takeIn } from '../taking-in/take-in.ts';

export type IntakeParts = CartParts & {
  /** That the store told of something today. */
  readonly noteHeard?: NoteHeard;
  /** Takes a delivery that nobody could read to the door again. Throws when it could not be read again. */
  readonly tellIngest: (delivery: UnreadDelivery) => Promise<void>;
};

export function makeIntake(parts: IntakeParts) {
  return eachRecord(
    async (record: SQSRecord) => {
      // The queue is ours and carries only what cr-ingest-webhook checked; anything else fails here, loudly.
      const event = JSON.parse(record.body) as CartEvent | UnreadDelivery;
      if ('unread' in event) return parts.tellIngest(event);
      await parts.goLive.begin();
      await parts.noteHeard?.(parts.now());
      switch (event.type) {
        case 'cart.updated':
        case 'cart.saved':
          if (event.isDraft === true) await parts.drafts?.note(parts.now());
          return takeIn(event, parts);
        case 'cart.cancelled':
        case 'checkout.completed':
          return takeIn(event, parts);
        case 'shopper.erased':
          return eraseShopper(event.email, parts);
        case 'shopper.consent':
          return hearConsent(event.email, event.word, parts);
        case 'shopper.changed':
          return changeShopper(event, parts);
        case 'shopper.deleted':
          return deleteShopper(event, parts);
        case 'shopper.merged':
          return mergeShoppers(event, parts);
        default:
          throw new Error('The queue holds something that is no cart event');
      }
    },
    (record, error) => parts.log.error('cart event failed', { messageId: record.messageId, error }),
  );
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('cr-intake');
  const shop = readShop(process.env);
  const audit = makeAudit(dynamo, required('AUDIT_TABLE'));
  const rules = rulesOnAws(log);
  const others = contactsOnAws(process.env);
  return makeIntake({
    shop,
    log,
    now: systemClock,
    rules: async () => (await loadRules(rules, shop.currency)).rules,
    audit,
    carts: makeCarts(dynamo, required('STATE_TABLE'), audit),
    people: tellingPeople(makePeople(dynamo, required('PEOPLE_TABLE')), others, systemClock),
    sends: makeSends(dynamo, required('SENDS_TABLE')),
    unsub: tellingUnsub(makeUnsub(dynamo, required('UNSUB_TABLE')), others, systemClock),
    goLive: makeGoLive({ client: dynamo, table: required('NOTICES_TABLE'), now: systemClock }),
    ...others,
    tellIngest: makeTellFunction(lambdaClient(), required('INGEST_FUNCTION')),
    noteHeard: makeNoteHeard(
      { client: dynamo, table: required('NOTICES_TABLE'), zone: shop.timeZone },
      { log },
    ),
    drafts: makeDraftsSeen(dynamo, required('NOTICES_TABLE')),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
  });
});
