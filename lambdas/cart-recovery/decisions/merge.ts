// What an event adds to a cart's row. Events come late, doubled and in any order, so the merge must
// give the same row whatever the order: every member is decided by the events' own times, never by their arrival.
//
//   newest change wins        items, total, currency; `changed_at` is the moment of abandonment
//   newest that knows it wins e-mail, name, return link, zone, language (each with the moment it was learnt)
//   newest word counts        consent of events that name nobody; what a named person says is theirs, and is on no cart
//   once is for ever          saved link, bought, that there was another address
//   earliest wins             began, bought at
//   first heard wins          when an event happened that the store dated into the future
import type { CartCancelled, CartChanged, CheckoutCompleted } from '../../../shared/events/cart-events.ts';
import { countsFrom, isNewerWord } from '../../../shared/people/consent.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { CartRow, ConsentWord } from '../rows.ts';
import { isNewer } from './newer.ts';
import { withAddressOf } from './told-address.ts';

export type MergeableEvent = CartChanged | CartCancelled | CheckoutCompleted;

/** The row with the event in it; the very same object when the event adds nothing. Status only ever moves to bought. */
export function mergeEvent(row: CartRow | undefined, told: MergeableEvent, shopZone: string): CartRow {
  const event = asFirstHeard(row, told);
  const before = withHeard(row ?? emptyRow(event), event);
  const known = withPerson(withBeginning(before, event), event);
  const after = withDeed(known, event);
  const dated: CartRow = {
    ...after,
    day: localDate(new Date(latest(after.changed_at, after.bought_at) ?? after.began_at), shopZone),
  };
  return row !== undefined && same(row, dated) ? row : dated;
}

function withDeed(row: Draft, event: MergeableEvent): Draft {
  switch (event.type) {
    case 'checkout.completed':
      return withPurchase(row, event);
    case 'cart.cancelled':
      return withCancellation(row, event);
    default:
      return withChange(row, event);
  }
}

/** The last time counts; whether it was the store itself can only be told beside the newest change. */
function withCancellation(row: Draft, event: CartCancelled): Draft {
  const { occurredAt, byItself } = event;
  const known = withOrderTakenBack(row, event);
  if (known.cancelled_at !== undefined && known.cancelled_at >= occurredAt) return known;
  const { cancels_itself: _, ...rest } = known;
  const span = byItself && {
    from: byItself.fromMinutes,
    ...(byItself.toMinutes === undefined ? {} : { to: byItself.toMinutes }),
  };
  return { ...rest, cancelled_at: occurredAt, ...(span === undefined ? {} : { cancels_itself: span }) };
}

function withOrderTakenBack(row: Draft, { orderId, occurredAt }: CartCancelled): Draft {
  if (orderId === undefined) return row;
  if (!isNewer(occurredAt, orderId, row.taken_back_at, row.taken_back_order)) return row;
  return { ...row, taken_back_order: orderId, taken_back_at: occurredAt };
}

type Draft = Omit<CartRow, 'day'> & { readonly day?: string };

const emptyRow = (event: MergeableEvent): Draft => ({
  cart_id: event.cartId,
  status: 'open',
  version: 0,
  began_at: event.occurredAt,
  saved_link: false,
});

/** What was dated into the future happened when it was first heard, however often it is told. */
function asFirstHeard(row: CartRow | undefined, event: MergeableEvent): MergeableEvent {
  const known =
    event.ahead === true ? row?.heard_ahead?.find(({ event_id }) => event_id === event.eventId) : undefined;
  return known === undefined ? event : { ...event, occurredAt: known.at };
}

/** More of them than any cart has; the latest are kept, so that the order in which they came makes no difference. */
const MOST_HEARD = 20;

function withHeard(row: Draft, { ahead, eventId, occurredAt }: MergeableEvent): Draft {
  const { heard_ahead = [] } = row;
  if (ahead !== true || heard_ahead.some(({ event_id }) => event_id === eventId)) return row;
  const all = [...heard_ahead, { event_id: eventId, at: occurredAt }];
  const inOrder = all.sort((a, b) => (isNewer(a.at, a.event_id, b.at, b.event_id) ? 1 : -1));
  return { ...row, heard_ahead: inOrder.slice(-MOST_HEARD) };
}

function withBeginning(row: Draft, event: MergeableEvent): Draft {
  const began = 'beganAt' in event ? (event.beganAt ?? event.occurredAt) : event.occurredAt;
  return { ...row, began_at: earlier(row.began_at, earlier(began, event.occurredAt)) };
}

function withPerson(row: Draft, event: MergeableEvent): Draft {
  if (event.type === 'cart.cancelled') return row;
  const told = event.type === 'checkout.completed' ? { email: event.email } : event;
  return {
    ...withAddressOf(row, event),
    ...learnt(row, 'customer_id', event.customerId, event.occurredAt),
    ...(told.email === undefined ? newerConsent(row.nameless_consent, event.consent) : {}),
    ...(told.email !== undefined && row.email !== undefined && told.email !== row.email
      ? { had_another_address: true as const }
      : {}),
    ...('name' in told ? learnt(row, 'name', told.name, event.occurredAt) : {}),
    ...('returnUrl' in told ? learnt(row, 'return_url', told.returnUrl, event.occurredAt) : {}),
    ...('timeZone' in told ? learnt(row, 'time_zone', told.timeZone, event.occurredAt) : {}),
    ...('locale' in told ? learnt(row, 'locale', told.locale, event.occurredAt) : {}),
  };
}

/** What an event knows replaces what was learnt earlier; an event that knows nothing takes nothing away. */
function learnt(
  row: Draft,
  attribute: 'customer_id' | 'name' | 'return_url' | 'time_zone' | 'locale',
  value: string | undefined,
  at: string,
): Partial<Draft> {
  if (value === undefined || !isNewer(at, value, row[`${attribute}_at`], row[attribute])) return {};
  return { [attribute]: value, [`${attribute}_at`]: at };
}

/** The newest word need not be the newest event's: a box says nothing where it is not ticked. */
function newerConsent(known: ConsentWord | undefined, told: ConsentWord | undefined): Partial<Draft> {
  if (told === undefined) return {};
  const remembered = known === undefined ? {} : { ...known, at: countsFrom(known) };
  return isNewerWord(told, remembered) ? { nameless_consent: told } : {};
}

function withChange(row: Draft, event: CartChanged): Draft {
  const saved_link = row.saved_link || event.savedLink || event.type === 'cart.saved';
  if (!isNewer(event.occurredAt, event.eventId, row.changed_at, row.changed_event))
    return { ...row, saved_link };
  const { item_count: _, extras: __, shop_total_minor: ___, not_kept: ____, ...rest } = row;
  return {
    ...rest,
    saved_link,
    ...(event.itemCount === undefined ? {} : { item_count: event.itemCount }),
    ...(event.isOrder === true ? { is_order: true as const } : {}),
    ...(event.notKept === true ? { not_kept: true as const } : {}),
    changed_at: event.occurredAt,
    changed_event: event.eventId,
    currency: event.currency,
    total_minor: event.totalMinor,
    ...(event.shopTotalMinor === undefined ? {} : { shop_total_minor: event.shopTotalMinor }),
    ...(event.extras === undefined ? {} : { extras: event.extras }),
    items: event.items.map(({ sku, name, quantity, priceMinor, lineMinor, imageUrl, addUrl }) => ({
      sku,
      name,
      quantity,
      price_minor: priceMinor,
      ...(lineMinor === undefined ? {} : { line_minor: lineMinor }),
      ...(imageUrl === undefined ? {} : { image_url: imageUrl }),
      ...(addUrl === undefined ? {} : { add_url: addUrl }),
    })),
  };
}

function withPurchase(row: Draft, event: CheckoutCompleted): Draft {
  const isFirst =
    row.bought_at === undefined ||
    isNewer(row.bought_at, row.order_id ?? '', event.occurredAt, event.orderId);
  const { waits: _, wakeup_at: __, ...kept } = row;
  if (!isFirst) return { ...kept, status: 'bought' };
  const { order_total_minor: ___, order_currency: ____, ...rest } = kept;
  return {
    ...rest,
    status: 'bought',
    bought_at: event.occurredAt,
    order_id: event.orderId,
    ...(event.totalMinor === undefined ? {} : { order_total_minor: event.totalMinor }),
    ...(event.totalMinor === undefined || event.currency === undefined
      ? {}
      : { order_currency: event.currency }),
  };
}

/** A cart left on Monday and bought on Tuesday belongs to Tuesday's list, where the owner sees it recovered. */
const latest = (...moments: readonly (string | undefined)[]): string | undefined =>
  moments
    .filter((moment) => moment !== undefined)
    .sort()
    .at(-1);

const earlier = (a: string, b: string): string => (a <= b ? a : b);

const same = (a: CartRow, b: CartRow): boolean => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof CartRow>;
  return [...keys].every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
};
