// Also a refund that comes before its sale is taken back in the end, or waits for a person.
import { breach, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';

const PATIENCE_MS = 30 * HOUR_MS;

export const refundsAreTakenBack: Law = {
  says: 'Every refund that was taken on is taken back, or waits for a person, once its sale is known.',
  when: 'hour',
  check(seen) {
    const until = seen.now.getTime() - PATIENCE_MS;
    const sales = new Map(seen.rows('loy-sales').map((row) => [String(row.sale_id), row]));
    const cases = seen.rows('loy-review');
    const told = takenOn(seen, ['sale.refunded', 'sale.voided']);
    const soldAt = new Map(
      takenOn(seen, ['sale.completed']).map(({ event, at }) => [String(event.sale_id), at]),
    );
    return told.flatMap((delivery) => {
      const { event, at } = delivery;
      const sale = sales.get(String(event.refund_of));
      const since = Math.max(ms(at), ms(soldAt.get(String(event.refund_of)) ?? at));
      if (sale?.move === undefined || since > until) return [];
      const refunds = Object.keys((sale.refunds ?? {}) as Row);
      const isCounted = refunds.includes(`refund:${event.sale_id}`);
      const isCase = cases.some(
        ({ kind, about, sale_id }) =>
          about === event.refund_of &&
          kind === 'refund' &&
          String(sale_id).startsWith(`${event.sale_id}#of:`),
      );
      return isCounted || isCase
        ? []
        : [
            breach(
              `The refund ${event.sale_id} of ${event.refund_of} was taken on and came to nothing`,
              delivery,
              sale,
            ),
          ];
    });
  },
};
