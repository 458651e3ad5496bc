// What the owner's document wants looked at gives nothing before a manager has agreed.
import { breach, groupedBy, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { fine, short } from './reading.ts';

/** As shipped. */
const TIMES_LARGEST = 10;
const FIRST_SALE_MINOR = 20_000;

export const oddBasketsWait: Law = {
  says: 'A basket that the document wants looked at is not counted before a manager has agreed.',
  when: 'hour',
  check(seen) {
    const approved = new Set(
      seen
        .rows('loy-review')
        .filter(({ status }) => status === 'approved')
        .map(({ about }) => String(about)),
    );
    const ledger = groupedBy(seen.rows('loy-ledger'), ({ sale_id }) => String(sale_id));
    const largest = new Map(
      seen.rows('loy-members').map(({ phone, largest_minor }) => [String(phone), Number(largest_minor ?? 0)]),
    );
    return takenOn(seen, ['sale.completed']).flatMap((delivery) => {
      const { event } = delivery;
      const minor = Math.round(Number(event.total) * 100);
      const phone = String(event.phone);
      const given = (ledger.get(String(event.sale_id)) ?? []).filter(({ reason }) => reason === 'earn');
      if (given.length === 0 || approved.has(String(event.sale_id))) return [];
      // So large that it is odd beside every basket that this member ever had, this one among them.
      const isOdd = minor >= FIRST_SALE_MINOR && minor > TIMES_LARGEST * largestBeside(phone, minor);
      const points = given.reduce((sum, { points_change }) => sum + fine(points_change), 0) / 10_000;
      return isOdd
        ? [
            breach(
              `The odd sale ${event.sale_id} gave ${short(phone)} ${points} points at once`,
              delivery,
              ...given,
            ),
          ]
        : [];
    });

    /** The largest basket of this member's that another sale brought. */
    function largestBeside(phone: string, minor: number): number {
      const others = takenOn(seen, ['sale.completed', 'sale.updated'])
        .filter(({ event }) => event.phone === phone)
        .map(({ event }) => Math.round(Number(event.total) * 100))
        .filter((one) => one < minor);
      const known = largest.get(phone) ?? 0;
      return Math.max(0, ...others, known < minor ? known : 0);
    }
  },
};
