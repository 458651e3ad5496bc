// An order earns at most one well-judged suggestion, whatever is tried again.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { nudgesIn } from './reading.ts';

export const oneNudgePerOrder: Law = {
  says: 'An order has at most one offer, and an offer at most one message.',
  when: 'step',
  check: (seen) => [
    ...[...groupedBy(seen.rows('upsr-offers'), ({ order_id }) => String(order_id))]
      .filter(([, same]) => same.length > 1)
      .map(([order, same]) => breach(`The order ${order} has ${same.length} offers`, ...same)),
    ...[...groupedBy(nudgesIn(seen), ({ offerId }) => offerId)]
      .filter(([, same]) => same.length > 1)
      .map(([offer, same]) =>
        breach(`The offer ${offer} was sent ${same.length} times`, ...same.map(({ message }) => message)),
      ),
  ],
};
