// What was erased stays erased, whichever order, consent or job still knows of it.
import { breach, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { addressKeysOf, customerOf } from './reading.ts';

const TABLES = ['upsr-orders', 'upsr-offers', 'upsr-customers', 'upsr-optout', 'upsr-notices'] as const;
const PATIENCE_MS = HOUR_MS;

export const erasedCustomersAreNowhere: Law = {
  says: 'An erased customer has no row, and neither address nor number is in any table or object.',
  when: 'hour',
  check(seen) {
    // Whoever opted out later, as a guest, says nothing of what was known when the account was erased.
    const listed = new Set(
      seen
        .rows('upsr-optout')
        .filter(({ source }) => source === 'erased')
        .map(({ customer_id }) => String(customer_id)),
    );
    return takenOn(seen, ['customer.erased'])
      .filter(({ at }) => seen.now.getTime() - ms(at) > PATIENCE_MS)
      .flatMap(({ event }) => {
        const id = String(customerOf(event).id);
        const person = seen.told.people.find(({ customerId }) => customerId === id);
        // Of an account of which the shop knew no address nobody can tell that a guest is the same person.
        const isKnown =
          customerOf(event).email !== undefined ||
          (person !== undefined && addressKeysOf(person).some((key) => listed.has(key)));
        const addresses = isKnown
          ? [person?.email, person?.phone].filter((address) => address !== undefined)
          : [];
        const holds = (value: unknown) => {
          const text = JSON.stringify(value);
          return addresses.some((address) => text.includes(address));
        };
        const rows = TABLES.flatMap((table) =>
          seen
            .rows(table)
            .filter(holds)
            .map((row) => [table, row] as const),
        );
        const own = seen.rows('upsr-customers').filter(({ customer_id }) => customer_id === id);
        const objects = seen.phase === 'over' ? seen.objects.filter(({ body }) => holds(body)) : [];
        return [
          ...own.map((row) => breach(`${id} was erased and has a row`, row)),
          ...rows.map(([table, row]) => breach(`${table} still knows ${id}`, row)),
          ...objects.map(({ bucket, key }) => breach(`${bucket}/${key} still knows ${id}`)),
        ];
      });
  },
};
