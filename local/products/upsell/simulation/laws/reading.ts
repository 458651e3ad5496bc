// How the laws of nudges read what is seen. Written apart from the product's own rules on purpose; a mistake there must not
// hide itself here.
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';
import type { Row, SimulatedPerson } from '../../../../simulator/books.ts';
import { DAY_MS, ms, wallDate } from '../../../../simulator/evidence.ts';
import { keptOf, keptOfList } from '../../../../simulator/kept.ts';
import type { Seen } from '../../../../simulator/law.ts';
import type { InboxMessage } from '../../../../world.ts';
import { addLinkIn } from '../../demo/shoppers.ts';

export const ZONE = 'Europe/London';

export type Nudge = {
  readonly at: string;
  readonly to: string;
  readonly offerId: string;
  /** Undefined where no row has this id. */
  readonly offer: Row | undefined;
  /** When it was claimed, which is when all of it was asked; the message may follow a moment later. */
  readonly claimedAt: string;
  readonly person: SimulatedPerson | undefined;
  readonly message: InboxMessage;
};

/** Nudges that left the house, oldest first. */
export function nudgesIn(seen: Pick<Seen, 'messages' | 'rows' | 'told'>): readonly Nudge[] {
  const offers = offersById(seen.rows('upsr-offers'));
  return linksAmong(seen.messages).map(({ message, link }) => {
    const { at, to } = message;
    const offerId = offerIn(link, offers.values());
    const offer = offers.get(offerId);
    const claimedAt = String(offer?.sent_at ?? at);
    return { at, to, offerId, offer, claimedAt, person: personAt(to, seen), message };
  });
}

const offersById = keptOf(
  (offers: readonly Row[]): ReadonlyMap<string, Row> =>
    new Map(offers.map((row) => [String(row.offer_id), row])),
);

const linksAmong = keptOfList(
  (): { readonly message: InboxMessage; readonly link: string }[] => [],
  (found, message: InboxMessage) => {
    const link = message.product === 'upsell' ? addLinkIn(message) : undefined;
    if (link !== undefined) found.push({ message, link });
  },
);

const SHORT = /\/(?<token>[0-9A-Za-z]{12})$/;

/** The offer that a one-tap link names: a text's by the word on its row, a mail's by what is signed into it. */
export function offerIn(link: string, offers: Iterable<Row>): string {
  const token = SHORT.exec(link)?.groups?.token;
  if (token !== undefined)
    return String([...offers].find(({ link_token }) => link_token === token)?.offer_id ?? token);
  const payload = /\/a\/([\w-]+)\./.exec(link)?.[1] ?? '';
  return Buffer.from(payload, 'base64url').toString('utf8').split('\0')[0] ?? '';
}

/** The one GET that acts. */
export const isOneTapLink = (url: string): boolean =>
  SHORT.test(new URL(url).pathname) || new URL(url).pathname.startsWith('/a/');

const personAt = (address: string, { told }: Pick<Seen, 'told'>): SimulatedPerson | undefined =>
  told.people.find(({ email, phone }) => email === address || phone === address);

/** Everything under which somebody may stand on the list. */
export const keysOf = (person: SimulatedPerson): readonly string[] => [
  ...(person.customerId === undefined ? [] : [person.customerId]),
  ...addressKeysOf(person),
];

export const addressKeysOf = ({ email, phone }: SimulatedPerson): readonly string[] =>
  [email, phone].filter((address) => address !== undefined).map(digestOfAddress);

export const ordersById = ({ rows }: Pick<Seen, 'rows'>): ReadonlyMap<string, Row> =>
  new Map(rows('upsr-orders').map((row) => [String(row.order_id), row]));

export const customerOf = (event: Row): Row => (event.customer ?? {}) as Row;

/** The letters about a week. */
export const weekLetters = ({ messages }: Pick<Seen, 'messages'>): readonly InboxMessage[] =>
  messages.filter(({ subject = '' }) => subject.startsWith('Add-on take-up, '));

/** Of this date's week. */
export function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** What was closed in the week that ended on this Monday. */
export function closedInWeekOf(monday: string, { rows }: Pick<Seen, 'rows'>): readonly Row[] {
  const begin = new Date(ms(`${monday}T00:00:00Z`) - 7 * DAY_MS).toISOString().slice(0, 10);
  return rows('upsr-offers').filter(({ closed_at }) => {
    const day = closed_at === undefined ? '' : wallDate(String(closed_at), ZONE);
    return day >= begin && day < monday;
  });
}
