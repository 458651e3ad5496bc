// Whoever was told that it is done must be on the list.
import { breach, HOUR_MS, ms, takenOn, WORD_OF_MAIL_MS } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { customerOf, keysOf } from './reading.ts';

/** Texts come over a bus that tries for a while. */
const PATIENCE_MS = 6 * HOUR_MS;
/** What the stand-in of the mail service answers for these mailboxes, minutes later. */
const COMES_BACK = /^(?:bounce|complaint)\b/;

export const optingOutIsHeard: Law = {
  says: 'Everybody who opted out, and was told so, is on the list.',
  when: 'hour',
  check(seen) {
    const listed = new Set(seen.rows('upsr-optout').map(({ customer_id }) => String(customer_id)));
    const isLost = (text: string) => seen.deadLetters.some(({ body }) => body.includes(text));
    const back = new Set(
      seen.told.people
        .filter(({ email = '' }) => COMES_BACK.test(email))
        .map(({ customerId }) => String(customerId)),
    );
    const said = [
      ...takenOn(seen, ['customer.opted_out', 'customer.erased']).map(({ event, at }) => ({
        id: String(customerOf(event).id),
        at,
      })),
      ...seen.told.facts
        .filter(({ product, kind }) => product === 'upsell' && kind === 'opted-out')
        .flatMap(({ about, acknowledgedAt }) =>
          acknowledgedAt === undefined ? [] : [{ id: String(about.customerId), at: acknowledgedAt }],
        ),
      ...seen
        .rows('upsr-offers')
        .filter(
          ({ customer_id, channel, sent_at, reason }) =>
            channel === 'email' &&
            sent_at !== undefined &&
            reason !== 'fate-unknown' &&
            back.has(String(customer_id)),
        )
        .map(({ customer_id, sent_at }) => ({
          id: String(customer_id),
          at: String(sent_at),
          patienceMs: WORD_OF_MAIL_MS,
        })),
    ].map((one) => ({ patienceMs: PATIENCE_MS, ...one }));
    return said.flatMap(({ id, at, patienceMs }) => {
      const person = seen.told.people.find(({ customerId }) => customerId === id);
      if (person === undefined || seen.now.getTime() - ms(at) < patienceMs) return [];
      const keys = keysOf(person);
      const isKnown = keys.some((key) => listed.has(key));
      const addresses = [person.email, person.phone].filter((address) => address !== undefined);
      return isKnown || addresses.some(isLost)
        ? []
        : [breach(`${person.name} left at ${at} and is on no list`, person)];
    });
  },
};
