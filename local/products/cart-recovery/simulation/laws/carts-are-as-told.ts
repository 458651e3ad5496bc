// Events come late, doubled and in any order; the row is what they say together.
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';
import type { Delivery, Row } from '../../../../simulator/books.ts';
import { breach, groupedBy, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { CHANGES, cartEvents, cartsById, isAhead, minorOf, occurredAt, PURCHASE } from './reading.ts';

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
    return [...groupedBy(cartEvents(seen), ({ event }) => String(event.cart_id))].flatMap(
      ([cartId, told]) => {
        if (told.some(({ at }) => ms(at) > until)) return [];
        const row = carts.get(cartId);
        if (row === undefined) return [breach(`The cart ${cartId} was told of and is not there`, ...told)];
        const isErased = told.some(({ event }) =>
          erased.has(digestOfAddress(String(event.email).toLowerCase())),
        );
        return differences(row, told, isErased).map((what) =>
          breach(`The cart ${cartId} ${what}`, row, ...told),
        );
      },
    );
  },
};

function differences(row: Row, told: readonly Delivery[], isErased: boolean): readonly string[] {
  const changes = told.filter(({ event }) => CHANGES.some((type) => type === event.type));
  const purchases = told.filter(({ event }) => event.type === PURCHASE);
  const dated = told.some(isAhead);
  const newest = [...changes].sort(inOrder).at(-1);
  const known = [...told]
    .filter(({ event }) => event.email !== undefined)
    .sort(inOrder)
    .at(-1);
  const bought = purchases.map(occurredAt).sort()[0];
  const wrong = (what: string, is: unknown, wanted: unknown) =>
    is === wanted ? [] : [`has ${what} ${is} instead of ${wanted}`];
  return [
    ...(dated || newest === undefined
      ? []
      : [
          ...wrong('a change at', row.changed_at, occurredAt(newest)),
          ...wrong('a total of', row.total_minor, minorOf(newest.event.total)),
        ]),
    ...(dated || bought === undefined ? [] : wrong('a purchase at', row.bought_at, bought)),
    ...(bought === undefined ? [] : wrong('the status', row.status, 'bought')),
    // Who was erased is not known any more.
    ...(dated || known === undefined || isErased || row.erased_at !== undefined || row.email === undefined
      ? []
      : wrong('the address', row.email, String(known.event.email).toLowerCase())),
  ];
}

const inOrder = (one: Delivery, other: Delivery): number => {
  const [a, b] = [one, other].map((each) => `${occurredAt(each)} ${each.event.event_id}`);
  return (a ?? '') < (b ?? '') ? -1 : 1;
};
