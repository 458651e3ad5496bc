// Whatever is told twice, pressed twice or tried again counts once: a sale, a confirmation, a thing that was undone.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Breach, Law, Row } from '../../../../simulator/law.ts';
import { short } from './reading.ts';

export const operationsCountOnce: Law = {
  says: 'Every operation is applied at most once.',
  when: 'step',
  check({ rows }) {
    const ledger = rows('loy-ledger');
    const twice = (what: string, some: readonly Row[], idOf: (row: Row) => string): readonly Breach[] =>
      [...groupedBy(some, idOf)]
        .filter(([, same]) => same.length > 1)
        .map(([id, same]) => breach(`${what} ${id} counts ${same.length} times`, ...same));
    const earned = ledger.filter(({ reason, ts }) => reason === 'earn' && !String(ts).includes('#moved'));
    const given = ledger.filter(({ reason }) => reason === 'reward-redeem');
    return [
      ...twice('The sale', earned, ({ sale_id }) => String(sale_id)),
      ...twice(
        'The confirmation of',
        given,
        ({ phone, ts }) => `${short(phone)} at ${String(ts).split('#')[0]}`,
      ),
      ...twice(
        'The undoing of',
        ledger.filter(({ reverses }) => reverses !== undefined),
        ({ phone, reverses }) => `${short(phone)} ${reverses}`,
      ),
    ];
  },
};
