// What became of one offer, as lines of the story, as a sentence, and what comes next.

import type { StoryMessage } from '../story.ts';
import { messageAt, type Story, type StoryLine, type StoryRow, type StorySources, textOf } from '../story.ts';
import { nameOf, neverSentWhy, pickWhy } from './story-words.ts';

/** Where each customer is written to. */
export type Addresses = ReadonlyMap<unknown, readonly unknown[]>;

/** What was chosen, what went out, what became of it. */
export function offerLines(
  offer: StoryRow,
  customer: StoryRow | undefined,
  sources: StorySources,
): readonly StoryLine[] {
  const lines: StoryLine[] = [
    {
      at: String(offer.chosen_at),
      kind: 'decision',
      says:
        offer.state === 'no-fit'
          ? 'Nothing goes with it, so there is no nudge'
          : `${String(offer.product_name)} is chosen`,
      why: pickWhy(offer),
    },
  ];
  const sent = textOf(offer.sent_at);
  const message = sent === undefined ? undefined : messageOf(offer, addressMap(customer), sources.messages());
  if (sent !== undefined && offer.state !== 'never-sent')
    lines.push({
      at: sent,
      kind: 'message',
      says: offer.channel === 'sms' ? 'A text goes out' : 'An e-mail goes out',
      ...(message === undefined ? {} : { message: message.id, why: message.subject ?? message.text }),
    });
  const deed = (at: unknown, says: string) => {
    if (textOf(at) !== undefined) lines.push({ at: String(at), kind: 'deed', says });
  };
  deed(offer.tapped_at, `${nameOf(customer)} taps the link: taken`);
  deed(offer.late_tapped_at, `${nameOf(customer)} taps the link after its window`);
  deed(offer.opened_unclear_at, 'Something opens the link that may have been a machine');
  const closed = textOf(offer.closed_at);
  if (closed !== undefined && offer.state === 'never-sent')
    lines.push({ at: closed, kind: 'decision', says: 'The nudge is not sent', why: neverSentWhy(offer) });
  if (closed !== undefined && offer.state === 'ignored')
    lines.push({
      at: closed,
      kind: 'decision',
      says: 'Counted as not taken up',
      why: 'Nobody tapped while a tap counted.',
    });
  return lines;
}

/** How it stands, in one sentence. */
export function offerStands(offer: StoryRow, { moment }: Pick<StorySources, 'moment'>): string {
  switch (offer.state) {
    case 'chosen':
      return `${String(offer.product_name)} waits for its moment, ${moment(String(offer.send_at))}.`;
    case 'sent':
      return `The nudge went out on ${moment(String(offer.sent_at))}, and nobody has tapped it yet.`;
    case 'taken':
      return 'Taken: the link was tapped while a tap counted.';
    case 'out-of-window':
      return 'The link was tapped after a tap counted.';
    case 'ignored':
      return 'The nudge was not taken up.';
    case 'no-fit':
      return `No nudge: ${pickWhy(offer)}`;
    default:
      return `The nudge is not sent: ${neverSentWhy(offer)}`;
  }
}

export function nextOf(offer: StoryRow, { moment, now }: StorySources): Pick<Story, 'next'> {
  if (offer.state === 'chosen')
    return {
      next: `The nudge goes out with the first run after ${moment(String(offer.send_at))}; at night it waits for the morning.`,
    };
  if (offer.state === 'sent' && String(offer.window_ends_at) > now)
    return { next: `A tap counts until ${moment(String(offer.window_ends_at))}.` };
  if (offer.state === 'no-fit')
    return { next: 'Their next order may earn a nudge: this one counts for no cap.' };
  return {};
}

const addressMap = (customer: StoryRow | undefined): Addresses =>
  new Map(customer === undefined ? [] : [[customer.customer_id, [customer.phone, customer.email]]]);

/** The message that it went out as. */
export const messageOf = (
  offer: StoryRow,
  customers: Addresses,
  messages: readonly StoryMessage[],
): StoryMessage | undefined => {
  const at = textOf(offer.sent_at);
  const to = (customers.get(offer.customer_id) ?? []).filter((address) => address !== undefined);
  return at === undefined ? undefined : messageAt(messages, { product: 'upsell', to, at });
};
