// Two managers may have the same case open, and one may press twice.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { short } from './reading.ts';

export const heldSalesAreDecidedOnce: Law = {
  says: 'A held sale is decided at most once.',
  when: 'step',
  check({ rows }) {
    const decisions = rows('loy-audit').filter(({ action }) => action === 'approve' || action === 'reject');
    const caseOf = (ts: unknown) => String(ts).split('#').slice(2).join('#');
    return [...groupedBy(decisions, ({ phone, ts }) => `${phone} ${caseOf(ts)}`)]
      .filter(([, same]) => same.length > 1)
      .map(([, same]) =>
        breach(
          `The case ${caseOf(same[0]?.ts)} of ${short(same[0]?.phone)} was decided ${same.length} times`,
          ...same,
        ),
      );
  },
};
