// A step that is done says what became of it, and says the truth.
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';
import type { Row } from '../../../../simulator/books.ts';
import { breach, DAY_MS, HOUR_MS, ms, struck } from '../../../../simulator/evidence.ts';
import type { Law, Seen } from '../../../../simulator/law.ts';
import { cartsById, comesBack, remindersIn } from './reading.ts';

const WINDOW_DAYS = 3;
const WELCOME_HOURS = 48;

export const whatWasDueWasSent: Law = {
  says: 'A reminder that was due is sent, or its row says truly why it was not.',
  when: 'hour',
  check(seen) {
    const mailed = new Set(remindersIn(seen).map(({ cartId, step }) => `${cartId} ${step}`));
    const carts = cartsById(seen);
    return seen.rows('cr-sends').flatMap((send) => {
      const cart = carts.get(String(send.cart_id));
      const why = untrue(send, cart, mailed.has(`${send.cart_id} ${send.step}`), seen);
      return why === undefined
        ? []
        : [breach(`The ${send.step} reminder of ${send.cart_id} is ${send.outcome}: ${why}`, send, cart)];
    });
  },
};

function untrue(send: Row, cart: Row | undefined, isMailed: boolean, seen: Seen): string | undefined {
  const { outcome, step } = send;
  const at = ms(String(send.sent_at));
  if (cart !== undefined && cart[`${step}_outcome`] !== outcome)
    return `and its cart says ${cart[`${step}_outcome`]}`;
  const around = (hours: number) => ({ from: at - hours * HOUR_MS, until: at + HOUR_MS });
  switch (outcome) {
    case 'sent':
      // What bounces was sent and never arrives.
      return isMailed || cameBack(String(send.recipient), seen) ? undefined : 'and nothing arrived';
    case 'unknown':
      return struck(seen, /^cr-sender/, around(1)) > 0 ? undefined : 'and nothing struck';
    case 'refused':
      return undefined;
    case 'skipped-unsubscribed':
      return isMailed || !hasLeft(String(send.recipient), seen) ? 'and nobody left' : undefined;
    case 'skipped-do-not-disturb':
      return wasDisturbed(send, seen) ? undefined : 'and nobody was disturbed';
    case 'skipped-too-late': {
      const late = at - ms(String(cart?.changed_at ?? send.sent_at)) > WELCOME_HOURS * HOUR_MS;
      const isHeldUp = struck(seen, /^cr-/, around(WELCOME_HOURS + 30)) > 0 || wasToldLate(send, seen);
      return late && isHeldUp ? undefined : 'and nothing held it up';
    }
    default:
      return 'which is no outcome';
  }
}

/** By the address, or by its digest where its owner was forgotten since. */
const cameBack = (recipient: string, { told }: Seen): boolean =>
  comesBack(recipient) ||
  told.deliveries.some(({ event: { email } }) => {
    const address = typeof email === 'string' ? email.toLowerCase() : '';
    return comesBack(address) && digestOfAddress(address) === recipient;
  });

/** The shopper's own page may have taken it back since. */
const hasLeft = (email: string, { rows, told }: Seen): boolean =>
  rows('cr-unsub').some((row) => row.email === email || row.email === digestOfAddress(email)) ||
  email.startsWith('guest-') ||
  told.facts.some(({ kind, about }) => kind === 'came-back' && String(about.email).toLowerCase() === email);

const wasDisturbed = (send: Row, { rows }: Seen): boolean =>
  rows('cr-sends').some(
    ({ recipient, cart_id, sent_at, outcome }) =>
      recipient === send.recipient &&
      cart_id !== send.cart_id &&
      (outcome === 'sent' || outcome === 'unknown') &&
      String(sent_at) <= String(send.sent_at) &&
      ms(String(send.sent_at)) - ms(String(sent_at)) <= WINDOW_DAYS * DAY_MS,
  );

const wasToldLate = ({ cart_id }: Row, { told }: Seen): boolean =>
  told.deliveries.some(
    ({ event, at }) => event.cart_id === cart_id && ms(at) - ms(String(event.occurred_at)) > 20 * HOUR_MS,
  );
