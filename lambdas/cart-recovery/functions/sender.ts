// cr-sender: one reminder that the waiter decided on. Every gate is asked again, the claim is written, and only
// then the mail goes out. At night, and while SES puts mail off, it plans the cart's next look instead. What comes of
// each mail is counted, and the run fails after all is done where the owner must hear of too many failures.

import type { EventBridgeEvent } from 'aws-lambda';
import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeOneOffs, oneOffEnvironment } from '../../../shared/aws/one-off-schedules.ts';
import { schedulerClient } from '../../../shared/aws/scheduler-client.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { makeSendTally } from '../../../shared/messages/send-tally.ts';
import { makeTellOfFailures, type TellOfFailures } from '../../../shared/messages/tell-of-failures.ts';
import { makeTurns } from '../../../shared/messages/turns.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { readDocuments } from '../../../shared/rules/owner-documents.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeTellOwner } from '../../../shared/rules/tell-owner.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import type { Reminder } from '../decisions/may-remind.ts';
import { ownerView } from '../owner/owner-view.ts';
import { type SendReminderParts, sendReminder } from '../reminding/send-reminder.ts';
import { tellOfBigCart } from '../reminding/tell-of-big-cart.ts';
import { type LoadedDocuments, loadDocuments } from '../rules/load.ts';
import { makeAudit } from '../state/audit.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import { makeCartUpdates } from '../state/cart-updates.ts';
import { makePeople } from '../state/people.ts';
import { makeRemindClaims } from '../state/remind-claim.ts';
import { makeUnsub } from '../state/unsub.ts';

export type SenderParts = Omit<SendReminderParts, 'rules' | 'voice'> & {
  readonly load: () => Promise<LoadedDocuments>;
  readonly tellOwner: ReturnType<typeof makeTellOwner>;
  readonly tellOfFailures: TellOfFailures;
};

/** From the bus. */
export type SenderEvent = Pick<EventBridgeEvent<string, Reminder>, 'detail'>;

export function makeSender(parts: SenderParts) {
  return async (event: SenderEvent): Promise<{ result: string }> => {
    const documents = await parts.load();
    await parts.tellOwner(readDocuments(documents));
    const rules = documents['rules.txt'].rules;
    const voice = documents['voice.txt'].rules;
    const { result, ...run } = await sendReminder(event.detail, { ...parts, rules, voice });
    await tellOfBigCart(event.detail.cart_id, result, { ...parts, rules });
    await parts.tellOfFailures(run);
    return { result };
  };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('cr-sender');
  const shop = readShop(process.env);
  const people = makePeople(dynamo, required('PEOPLE_TABLE'));
  const unsub = makeUnsub(dynamo, required('UNSUB_TABLE'));
  const state = required('STATE_TABLE');
  const rules = rulesOnAws(log);
  const letters = lettersOnAws(shop, log, dynamo);
  const table = required('NOTICES_TABLE');
  return makeSender({
    ...letters,
    load: () => loadDocuments(rules, shop.currency),
    tellOwner: makeTellOwner({ ...letters, ...ownerView }),
    tellOfFailures: makeTellOfFailures({
      ...letters,
      tally: makeSendTally({ documents: dynamo, table }),
    }),
    turns: makeTurns({ documents: dynamo, table, perSecond: shop.mailsPerSecond }),
    carts: { ...makeCartReads(dynamo, state), ...makeCartUpdates(dynamo, state) },
    people,
    unsub,
    claims: makeRemindClaims(
      dynamo,
      { state, sends: required('SENDS_TABLE') },
      { people, unsub, audit: makeAudit(dynamo, required('AUDIT_TABLE')) },
    ),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
    linkKeys: makingKeys(),
    unsubUrl: required('UNSUB_URL'),
    ...contactsOnAws(process.env),
  });
});
