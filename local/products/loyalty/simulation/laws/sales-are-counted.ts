// A till that was answered with a yes tells it nobody else: the sale earns what its figures come to, or waits for a person.
import { breach, groupedBy, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { erasuresIn, fine, newestOf, pointsFor } from './reading.ts';

const TELLINGS = ['sale.completed', 'sale.updated', 'sale.refunded', 'sale.voided'] as const;
/** The run of the evening finishes what a function that was stopped left behind. */
const PATIENCE_MS = 30 * HOUR_MS;

export const salesAreCounted: Law = {
  says: 'Every sale that was taken on is counted with its figures, or waits for a person.',
  when: 'hour',
  check(seen) {
    const told = takenOn(seen, TELLINGS);
    const until = seen.now.getTime() - PATIENCE_MS;
    const sales = new Map(seen.rows('loy-sales').map((row) => [String(row.sale_id), row]));
    const erased = new Set(erasuresIn(seen).map(({ about }) => String(about.phone)));
    const cases = new Set(seen.rows('loy-review').map(({ about }) => String(about)));
    const moves = groupedBy(seen.rows('loy-ledger'), ({ sale_id }) => String(sale_id));
    return [...groupedBy(told, ({ event }) => String(event.refund_of ?? event.sale_id))].flatMap(
      ([saleId, own]) => {
        const figures = own.filter(({ event }) => event.refund_of === undefined && event.phone !== undefined);
        const first = figures[0];
        // Nobody's, or still on its way.
        if (first === undefined || own.some(({ at }) => ms(at) > until)) return [];
        const row = sales.get(saleId);
        // Nobody is made a member again by a till that knows their number still.
        if (row === undefined && erased.has(String(first.event.phone))) return [];
        if (row?.move === undefined) return [breach(`The sale ${saleId} is not written down`, first)];
        if (cases.has(saleId)) return [];
        const ledger = moves.get(saleId) ?? [];
        if (ledger.length === 0) return [breach(`The sale ${saleId} came to nothing`, first, row)];
        // What was changed, given back or undone is another law's.
        if (own.length > figures.length || ledger.some(({ reason }) => reason === 'reversed')) return [];
        const wanted = pointsFor(newestOf(figures)?.event ?? {});
        const got = ledger.reduce((sum, { points_change }) => sum + fine(points_change), 0);
        return got === wanted
          ? []
          : [
              breach(
                `The sale ${saleId} earned ${got / 10_000} points instead of ${wanted / 10_000}`,
                ...figures,
                ...ledger,
              ),
            ];
      },
    );
  },
};
