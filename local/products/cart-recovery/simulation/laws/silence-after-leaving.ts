// A page, one click, the owner, a complaint, a bounce, an erasure: one list, and it counts at once.
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';
import { breach, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { remindersIn } from './reading.ts';

/** The bus tells of a complaint in whole seconds, which may lie just before the mail itself. */
const SECOND_MS = 1_000;

export const silenceAfterLeaving: Law = {
  says: 'Nobody is reminded who unsubscribed, complained, bounced or was erased.',
  when: 'step',
  check(seen) {
    const listed = new Map(seen.rows('cr-unsub').map((row) => [String(row.email), row]));
    const sends = new Map(seen.rows('cr-sends').map((row) => [`${row.cart_id} ${row.step}`, row]));
    return remindersIn(seen).flatMap(({ to, at, cartId, step, message }) => {
      const claimedAt = ms(String(sends.get(`${cartId} ${step}`)?.sent_at ?? at));
      const row = [to, digestOfAddress(to)]
        .map((key) => listed.get(key))
        .find((found) => found !== undefined && ms(String(found.unsubscribed_at)) + SECOND_MS < claimedAt);
      const said = seen.told.facts.find(
        ({ product, kind, about, acknowledgedAt }) =>
          product === 'cart-recovery' &&
          (kind === 'left' || kind === 'opted-out') &&
          String(about.email).toLowerCase() === to &&
          acknowledgedAt !== undefined &&
          ms(acknowledgedAt) + SECOND_MS < claimedAt &&
          !cameBack(to, acknowledgedAt),
      );
      const why = row ?? said;
      return why === undefined
        ? []
        : [breach(`${to} was reminded of ${cartId} at ${at} and had left`, message, why)];
    });

    function cameBack(email: string, since: string): boolean {
      return seen.told.facts.some(
        ({ kind, about, at }) =>
          kind === 'came-back' && String(about.email).toLowerCase() === email && at >= since,
      );
    }
  },
};
