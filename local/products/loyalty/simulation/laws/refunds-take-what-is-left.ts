// A refund takes back what its lines earned, never more than is left, and what closes a sale takes the rest.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { fine, refundsOf } from './reading.ts';

export const refundsTakeWhatIsLeft: Law = {
  says: 'Refunds take back exactly what their sale earned, and the last one all the rest.',
  when: 'hour',
  check: ({ rows }) =>
    rows('loy-sales').flatMap((sale) => {
      const refunds = refundsOf(sale);
      const figures = (sale.figures ?? {}) as Row;
      if (refunds.length === 0 || sale.move === undefined) return [];
      const sum = (attribute: string) => refunds.reduce((total, one) => total + fine(one[attribute]), 0);
      const base = sum('base_points');
      const isClosed =
        sum('total_minor') >= fine(figures.total_minor) || refunds.some(({ voids }) => voids === true);
      const whole = fine(figures.base_points);
      const isRight = isClosed ? base === whole : base <= whole;
      return isRight
        ? []
        : [
            breach(
              `Of the ${whole / 10_000} points of the sale ${sale.sale_id} ${base / 10_000} were taken back`,
              sale,
            ),
          ];
    }),
};
