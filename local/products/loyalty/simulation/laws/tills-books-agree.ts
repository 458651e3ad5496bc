// The till knows what it sold and what it gave back, and so what is left of every sale; the ledger adds up to the same.
import type { Delivery, Row } from '../../../../simulator/books.ts';
import { breach, groupedBy, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { fine, newestOf, pointsFor } from './reading.ts';

const TELLINGS = ['sale.completed', 'sale.updated', 'sale.refunded', 'sale.voided'] as const;
const PATIENCE_MS = 30 * HOUR_MS;
/** Of each part that was given back the last of four decimals may be rounded. */
const ROUNDED = 1;

export const tillsBooksAgree: Law = {
  says: 'What a till’s own books leave of a sale after its refunds is what the ledger adds up to.',
  when: 'hour',
  check(seen) {
    const until = seen.now.getTime() - PATIENCE_MS;
    const cases = new Set(seen.rows('loy-review').map(({ about }) => String(about)));
    const moves = groupedBy(seen.rows('loy-ledger'), ({ sale_id }) => String(sale_id));
    const told = groupedBy(takenOn(seen, TELLINGS), ({ event }) => String(event.refund_of ?? event.sale_id));
    return [...told].flatMap(([saleId, own]) => {
      const figures = own.filter(({ event }) => event.refund_of === undefined && event.phone !== undefined);
      const refunds = own.filter(({ event }) => event.refund_of !== undefined);
      const ledger = moves.get(saleId) ?? [];
      if (figures.length === 0 || refunds.length === 0 || ledger.length === 0) return [];
      // On their way, before a person, or undone by one.
      if (own.some(({ at }) => ms(at) > until) || cases.has(saleId)) return [];
      if (ledger.some(({ reason }) => reason === 'reversed')) return [];
      const wanted = leftOf(newestOf(figures)?.event ?? {}, refunds);
      const got = ledger.reduce((sum, { points_change }) => sum + fine(points_change), 0);
      return Math.abs(got - wanted) <= ROUNDED * refunds.length
        ? []
        : [
            breach(
              `The till has ${wanted / 10_000} points’ worth left of ${saleId}, and the ledger ${got / 10_000}`,
              ...own,
              ...ledger,
            ),
          ];
    });
  },
};

function leftOf(sale: Row, refunds: readonly Delivery[]): number {
  const back = [...new Map(refunds.map(({ event }) => [String(event.sale_id), event])).values()];
  const money = back.reduce((sum, { total }) => sum + fine(total), 0);
  if (back.some(({ type }) => type === 'sale.voided') || money >= fine(sale.total)) return 0;
  return pointsFor(sale) - back.reduce((sum, event) => sum + pointsFor(event), 0);
}
