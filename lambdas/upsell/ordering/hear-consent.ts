// What the store says of a shopper's consent. The newest word counts, whichever we hear first; opting out is more than the
// end of a consent: it is for good and for every channel, and agreeing again does not undo it.

import type { ConsentWord, StoreEvent } from '../../../shared/events/store-events.ts';
import { notLaterThan } from '../../../shared/time/instant.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { CustomerRow } from '../rows.ts';
import { rememberedConsents } from '../state/customer-consents.ts';
import type { CustomerEventParts } from './customer-parts.ts';
import { idsOf, type KnownPerson } from './customer-rows.ts';

type Heard<Type extends StoreEvent['type']> = {
  readonly event: Extract<StoreEvent, { type: Type }>;
  readonly known: KnownPerson;
};

/** They agree to a channel. */
export async function hearAgreement(
  { event, known }: Heard<'customer.consented'>,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  const { customer: person, channel } = event;
  const word: ConsentWord = { agrees: true, at: momentOf(event.at, parts) };
  let isNews = false;
  for (const customerId of idsOf(person)) {
    const result = await parts.recordConsent({ customerId, person, channel, word, keys: known.keys });
    // Keeping an address of somebody who opted out would serve nothing.
    if (result === 'listed') return answers.ignored('opted-out');
    if (result === 'recorded') isNews = true;
  }
  return isNews ? answers.accepted() : answers.ignored('older-word');
}

/** They do not agree any more, or not yet: on every row that has the address, so that a nudge that waits is not sent. */
export async function hearEnd(
  { event, known }: Heard<'customer.consent_ended'>,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  const { customer: person, channel } = event;
  const word: ConsentWord = {
    agrees: false,
    at: momentOf(event.at, parts),
    ...(event.pending === true ? { pending: true } : {}),
  };
  const agreed = known.rows.some((row) => rememberedConsents(row)[channel]?.agrees === true);
  let isNews = false;
  for (const customerId of new Set([...idsOf(person), ...sharing(known.rows, event)])) {
    const result = await parts.recordConsent({ customerId, person, channel, word, keys: known.keys });
    if (result === 'recorded') isNews = true;
  }
  parts.log.info('consent ended', { channel, agreed, isNews });
  if (!isNews) return answers.ignored('older-word');
  return agreed ? answers.accepted() : answers.ignored('no-consent-to-end');
}

/**
 * For good, whatever was said before or after, and whichever of it is heard first: a refusal that comes late ends a newer
 * agreement just as one that came in time would have kept it from being heard.
 */
export async function hearOptOut(
  { keys }: Pick<KnownPerson, 'keys'>,
  { optOut, now, log }: Pick<CustomerEventParts, 'optOut' | 'now' | 'log'>,
): Promise<answers.Answer> {
  const result = await optOut.list(keys, 'store', now());
  log.info('customer opted out', { source: 'store', result });
  return result === 'listed' ? answers.accepted() : answers.duplicate();
}

/** Rows with the very address that the channel uses; an account that shares only the other one agreed by itself. */
const sharing = (
  rows: readonly CustomerRow[],
  { customer, channel }: Heard<'customer.consent_ended'>['event'],
): string[] => {
  const isTheirs = (row: CustomerRow) =>
    channel === 'email'
      ? row.email !== undefined && row.email === customer.email
      : row.phone !== undefined && row.phone === customer.phone;
  return rows.filter(isTheirs).map(({ customer_id }) => customer_id);
};

const momentOf = (at: string | undefined, { now }: CustomerEventParts): string =>
  at === undefined ? now().toISOString() : notLaterThan(at, now());
