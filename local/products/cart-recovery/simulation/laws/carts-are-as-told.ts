// Events come late, doubled and in any order; the row is what they say together.
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';
import type { Delivery, Row } from '../../../../simulator/books.ts';
import { breach, groupedBy, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import {
  CHANGES,
  cartEvents,
  cartsById,
  isAhead,
  minorOf,
  occurredAt,
  PURCHASE,
  perhapsTakenIn,
} from './reading.ts';

/** What was told is in the row by then, whatever struck in between: queues try for hours. */
const PATIENCE_MS = 12 * HOUR_MS;

export const cartsAreAsTold: Law = {
  says: 'Every cart is what its events say together: the newest change, the newest address, the earliest purchase.',
  when: 'hour',
  check(seen) {
    const carts = cartsById(seen);
    const erased = new Set(
      seen
        .rows('cr-unsub')
        .filter(({ source }) => source === 'erased')
        .map(({ email }) => String(email)),
    );
    const until = seen.now.getTime() - PATIENCE_MS;
    const perhaps = groupedBy(perhapsTakenIn(seen), ({ event }) => String(event.cart_id));
    return [...groupedBy(cartEvents(seen), ({ event }) => String(event.cart_id))].flatMap(
      ([cartId, told]) => {
        if (told.some(({ at }) => ms(at) > until)) return [];
        const row = carts.get(cartId);
        if (row === undefined) return [breach(`The cart ${cartId} was told of and is not there`, ...told)];
        const isErased = told.some(({ event }) =>
          erased.has(digestOfAddress(String(event.email).toLowerCase())),
        );
        return differences(row, { told, perhaps: perhaps.get(cartId) ?? [] }, isErased).map((what) =>
          breach(`The cart ${cartId} ${what}`, row, ...told),
        );
      },
    );
  },
};

type Told = { readonly told: readonly Delivery[]; readonly perhaps: readonly Delivery[] };

const isChange = ({ event }: Delivery) => CHANGES.some((type) => type === event.type);
const isPurchase = ({ event }: Delivery) => event.type === PURCHASE;
const hasAddress = ({ event }: Delivery) => event.email !== undefined;

function differences(row: Row, { told, perhaps }: Told, isErased: boolean): readonly string[] {
  const dated = [...told, ...perhaps].some(isAhead);
  /** The newest of these, and whatever newer one may be in the row as well. */
  const newestOf = (which: (delivery: Delivery) => boolean): readonly Delivery[] => {
    const newest = told.filter(which).sort(inOrder).at(-1);
    if (newest === undefined) return [];
    return [newest, ...perhaps.filter((one) => which(one) && inOrder(newest, one) < 0)];
  };
  const changes = newestOf(isChange);
  const known = newestOf(hasAddress);
  const bought = told.filter(isPurchase).map(occurredAt).sort()[0];
  const earlier = perhaps.filter(isPurchase).map(occurredAt);
  const wrong = (what: string, is: unknown, wanted: readonly unknown[]) =>
    wanted.includes(is) ? [] : [`has ${what} ${is} instead of ${wanted[0]}`];
  return [
    ...(dated || changes.length === 0
      ? []
      : [
          ...wrong('a change at', row.changed_at, changes.map(occurredAt)),
          ...wrong(
            'a total of',
            row.total_minor,
            changes.map(({ event }) => minorOf(event.total)),
          ),
        ]),
    ...(dated || bought === undefined ? [] : wrong('a purchase at', row.bought_at, [bought, ...earlier])),
    ...(bought === undefined ? [] : wrong('the status', row.status, ['bought'])),
    // Who was erased is not known any more.
    ...(dated || known.length === 0 || isErased || row.erased_at !== undefined || row.email === undefined
      ? []
      : wrong(
          'the address',
          row.email,
          known.map(({ event }) => String(event.email).toLowerCase()),
        )),
  ];
}

const inOrder = (one: Delivery, other: Delivery): number => {
  const [a, b] = [one, other].map((each) => `${occurredAt(each)} ${each.event.event_id}`);
  return (a ?? '') < (b ?? '') ? -1 : 1;
};
