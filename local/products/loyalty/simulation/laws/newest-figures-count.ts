// Tellings of a sale come late and in any order; the till's own clock says which is the newest.
import { breach, groupedBy, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

export const newestFiguresCount: Law = {
  says: 'The figures of a sale that were written down last count, whatever came last.',
  when: 'hour',
  check(seen) {
    const told = groupedBy(takenOn(seen, ['sale.completed', 'sale.updated']), ({ event }) =>
      String(event.sale_id),
    );
    const waiting = new Set(seen.rows('loy-review').map(({ about }) => String(about)));
    return seen.rows('loy-sales').flatMap((sale) => {
      const { total_minor: total } = (sale.figures ?? {}) as { total_minor?: number };
      const own = told.get(String(sale.sale_id)) ?? [];
      const dated = own.filter(({ event }) => event.updated_at !== undefined);
      if (total === undefined || dated.length < 2 || waiting.has(String(sale.sale_id))) return [];
      const newest = [...dated]
        .sort((one, other) => (String(one.event.updated_at) < String(other.event.updated_at) ? -1 : 1))
        .at(-1);
      const wanted = Math.round(Number(newest?.event.total) * 100);
      return wanted === total
        ? []
        : [breach(`The sale ${sale.sale_id} counts with ${total} instead of ${wanted}`, sale, ...own)];
    });
  },
};
