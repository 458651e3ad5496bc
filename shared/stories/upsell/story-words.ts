// Why an order earned a nudge or none, in words: the outcomes that the rows hold, each as a sentence.
import { listed } from '../../text/listed.ts';
import type { StoryRow } from '../story.ts';

type Gate = { readonly says: string; readonly why: string; readonly next?: string };

const ANOTHER = 'Their next order may earn one.';
const GATES: Readonly<Record<string, Gate>> = {
  queueing: {
    says: 'It may earn a nudge',
    why: 'They agreed, can be reached, and had none lately.',
    next: 'The picker chooses in a moment.',
  },
  queued: {
    says: 'It may earn a nudge',
    why: 'They agreed, can be reached, and had none lately.',
    next: 'The picker chooses in a moment.',
  },
  capped: { says: 'No nudge for this order', why: 'They had one lately, or one is on its way.' },
  'opted-out': {
    says: 'No nudge for this order',
    why: 'They asked for no suggestions. That holds for good.',
  },
  'no-consent': {
    says: 'No nudge for this order',
    why: 'The store never said that they agreed to messages of this kind.',
    next: 'An order with their consent may earn one.',
  },
  'no-contact': {
    says: 'No nudge for this order',
    why: 'There is nobody to write to, or no address for the channel in use.',
    next: ANOTHER,
  },
  stopped: { says: 'No nudge for this order', why: 'It was taken back before it came.', next: ANOTHER },
  renewal: {
    says: 'No nudge for this order',
    why: 'A subscription made it by itself; they are not in the shop now.',
    next: ANOTHER,
  },
  imported: {
    says: 'Imported',
    why: 'It was bought before all this began: it counts as owned, and earns no nudge.',
  },
};

export function gateLine(order: StoryRow): Gate {
  const known = GATES[String(order.gate_outcome)];
  if (known !== undefined) return known;
  return order.stopped_reason === undefined
    ? { says: '', why: '' }
    : { says: 'It was taken back before it came', why: `The store says ${String(order.stopped_reason)}.` };
}

export function gateStands(order: StoryRow): string {
  const { says, why } = gateLine(order);
  return says === '' ? 'Nothing is known of it yet.' : `${says}: ${why}`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  chosen: 'chosen',
  'not-reached': 'not looked at any more',
  'unknown-sku': 'the shop sells no such thing',
  'never-offered': 'the owner never offers it',
  'out-of-stock': 'out of stock',
  'not-complementary': 'does not go with it',
  'other-currency': 'priced in another currency',
  'outside-price-band': 'outside the price band',
  'in-basket': 'bought with this very order',
  'already-owned': 'owned already',
  'nothing-complements-it': 'nothing in the shop goes with it',
  'order-below-minimum': 'the order is smaller than the owner’s least',
};

/** What became of each proposal, and who ranked them. */
export function pickWhy(offer: StoryRow): string {
  const trace = (Array.isArray(offer.trace) ? offer.trace : []) as readonly StoryRow[];
  const looked = trace.filter(({ outcome }) => outcome !== 'not-reached' && outcome !== 'chosen');
  const left = trace.length - looked.length - trace.filter(({ outcome }) => outcome === 'chosen').length;
  const words = looked.map(
    ({ sku, outcome }) => `${String(sku)}: ${OUTCOMES[String(outcome)] ?? String(outcome)}`,
  );
  const ranked =
    offer.ranked_by === 'model'
      ? 'The model proposed it and the rules allow it'
      : offer.ranked_by === 'shop'
        ? 'The shop’s own pairings ranked it first'
        : undefined;
  return [
    ...(ranked === undefined ? [] : [`${ranked}.`]),
    ...(words.length === 0 ? [] : [`${listed(words)}.`]),
    ...(left > 0 && words.length > 0 ? [`${left} more ${left === 1 ? 'was' : 'were'} not needed.`] : []),
  ].join(' ');
}

const NEVER: Readonly<Record<string, string>> = {
  'opted-out': 'they asked for no suggestions meanwhile.',
  'no-consent': 'they do not agree to messages any more.',
  'no-contact': 'there is no address for it any more.',
  capped: 'they had another nudge meanwhile.',
  cancelled: 'the order was cancelled.',
  refunded: 'the order was refunded.',
  edited: 'what it goes with was taken off the order.',
  'sold-out': 'it was sold out meanwhile.',
  'price-changed': 'its price changed meanwhile.',
  'already-owned': 'they bought it meanwhile.',
  'too-late': 'it could not go out in time, and late it is unwelcome.',
  'held-out':
    'the owner’s rules hold them out, to learn what nudges bring; they would have got it, and get none.',
  'silent-elsewhere': 'they want no messages of another product of the shop, and silence counts for all.',
  'enough-messages': 'they had as many messages of all products as the owner allows.',
  'not-live': 'they would have got it, and the recommender is not live for them yet.',
  'owner-only': 'it went to the owner instead: the recommender is not live for anybody else yet.',
  'message-does-not-fit': 'the text is too long, and they did not agree to e-mail.',
  impossible: 'something in it cannot be; the owner was told.',
  refused: 'the message service refused it for good.',
};

export const neverSentWhy = (offer: StoryRow): string =>
  NEVER[String(offer.reason)] ?? `${String(offer.reason)}.`;

/** Who it is, as the shop knows them; nobody's name stands anywhere else. */
export const nameOf = (customer: StoryRow | undefined): string =>
  typeof customer?.name === 'string' && customer.name !== '' ? customer.name : 'somebody';

/** Why nothing comes of what the store says, where nothing does. */
export const QUIET: Readonly<Record<string, string>> = {
  'order.created': 'The order is known already, as it is.',
  'order.cancelled': 'It stops a nudge that still waits, and none was waiting for this order.',
  'order.refunded': 'It stops a nudge that still waits, and none was waiting for this order.',
  'order.edited': 'It stops a nudge that no longer fits, and none was waiting for this order.',
  'customer.opted_out': 'No nudge was waiting that had to be stopped, and none will go out any more.',
  'customer.erased': 'No nudge was waiting that had to be stopped. What was known of them is gone.',
};
