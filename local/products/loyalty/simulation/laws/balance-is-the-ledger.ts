// The two halves of every change of points are written together, whatever fails.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { erasuresIn, fine, short } from './reading.ts';

export const balanceIsTheLedger: Law = {
  says: 'A member’s balance equals the sum of the ledger.',
  when: 'step',
  check(seen) {
    // An erasure that somebody stopped is between the two, until the same command is run again.
    if (erasuresIn(seen).some(({ acknowledgedAt }) => acknowledgedAt === undefined)) return [];
    const { rows } = seen;
    const ledger = groupedBy(rows('loy-ledger'), ({ phone }) => String(phone));
    const known = new Set(rows('loy-members').map(({ phone }) => String(phone)));
    const strangers = [...ledger].filter(([phone]) => !known.has(phone));
    return [
      ...rows('loy-members').flatMap((member) => {
        const own = ledger.get(String(member.phone)) ?? [];
        const sum = own.reduce((points, { points_change }) => points + fine(points_change), 0);
        if (sum === fine(member.balance)) return [];
        const what = `${short(member.phone)} has ${member.balance} and a ledger of ${sum / 10_000}`;
        return [breach(what, member, ...own)];
      }),
      ...strangers.map(([phone, own]) =>
        breach(`The ledger has rows of ${short(phone)}, who is no member`, ...own),
      ),
    ];
  },
};
