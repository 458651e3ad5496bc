// An offer is decided on when it is due, and its row says truly what became of it.
import type { Row } from '../../../../simulator/books.ts';
import { breach, DAY_MS, HOUR_MS, ms, struck, wallHour } from '../../../../simulator/evidence.ts';
import type { Law, Seen } from '../../../../simulator/law.ts';
import { nudgesIn, ordersById, ZONE } from './reading.ts';

const PATIENCE_MS = HOUR_MS;
const CAP_DAYS = 1;

export const whatWasDueWasSent: Law = {
  says: 'A nudge that was due is sent, or its row says truly why it was not.',
  when: 'hour',
  check(seen) {
    const mailed = new Set(nudgesIn(seen).map(({ offerId }) => offerId));
    return seen.rows('upsr-offers').flatMap((offer) => {
      const why = untrue(offer, mailed.has(String(offer.offer_id)), seen);
      return why === undefined
        ? []
        : [breach(`The offer of ${offer.order_id} is ${offer.state}: ${why}`, offer)];
    });
  },
};

function untrue(offer: Row, isMailed: boolean, seen: Seen): string | undefined {
  const { state, reason, channel } = offer;
  switch (state) {
    case 'chosen':
      return isLeft(offer, seen) ? 'and long due' : undefined;
    case 'sent':
    case 'taken':
    case 'ignored':
    case 'out-of-window':
      // What bounces was sent and never arrives.
      if (reason !== 'fate-unknown')
        return isMailed || channel === 'email' ? undefined : 'and nothing arrived';
      return wasStruck(offer.sent_at, seen) ? undefined : 'of unknown fate, and nothing struck';
    case 'never-sent':
      return isMailed && !wasStruck(offer.closed_at, seen)
        ? 'and it arrived'
        : unfounded(offer, String(reason), seen);
    default:
      return undefined;
  }
}

/** The sender comes every five minutes. */
function isLeft({ send_at }: Row, seen: Seen): boolean {
  const now = seen.now.getTime();
  const due = ms(String(send_at));
  const hour = wallHour(seen.now.toISOString(), ZONE);
  if (hour >= 20 || hour < 10 || now - due < PATIENCE_MS) return false;
  return struck(seen, /^upsr-sender/, { from: now - 6 * HOUR_MS, until: now }) === 0;
}

const wasStruck = (at: unknown, seen: Seen): boolean =>
  struck(seen, /^upsr-sender/, { from: ms(String(at)) - HOUR_MS, until: ms(String(at)) + HOUR_MS }) > 0;

function unfounded(offer: Row, reason: string, seen: Seen): string | undefined {
  const order = ordersById(seen).get(String(offer.order_id));
  const closed = ms(String(offer.closed_at));
  switch (reason) {
    case 'cancelled':
    case 'refunded':
      return order?.stopped_reason === reason ? undefined : `as ${reason}, which it is not`;
    case 'too-late': {
      const wasHeld =
        offer.put_off_at !== undefined ||
        struck(seen, /^upsr-/, { from: closed - DAY_MS, until: closed }) > 20;
      const wasLate = ms(String(offer.chosen_at)) - ms(String(offer.due_at)) > 12 * HOUR_MS;
      return wasHeld || wasLate ? undefined : 'too late, and nothing held it up';
    }
    case 'capped':
      return seen
        .rows('upsr-offers')
        .some(
          ({ sent_at: at }) =>
            at !== undefined &&
            ms(String(at)) < closed + HOUR_MS &&
            closed - ms(String(at)) < CAP_DAYS * DAY_MS + HOUR_MS,
        ) || seen.rows('upsr-offers').some(({ reason: other }) => other === 'fate-unknown')
        ? undefined
        : 'capped, and nobody was nudged';
    default:
      return undefined;
  }
}
