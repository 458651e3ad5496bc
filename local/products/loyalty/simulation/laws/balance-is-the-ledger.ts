// The two halves of every change of points, and of stamps, are written together, whatever fails.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Breach, Law, Row } from '../../../../simulator/law.ts';
import { erasuresIn, fine, short } from './reading.ts';

/** The cards of these months do not lapse, so that nothing is ever forgotten of them. */
function stampsApart(member: Row, own: readonly Row[]): readonly Breach[] {
  const lots = new Set([
    ...Object.keys(member).flatMap((name) => (name.startsWith('stamps:') ? [name.slice(7)] : [])),
    ...own.flatMap(({ stamps = {} }) => Object.keys(stamps as Row)),
  ]);
  return [...lots].flatMap((lot) => {
    const has = fine(member[`stamps:${lot}`]);
    const sum = own.reduce((all, { stamps = {} }) => all + fine((stamps as Row)[lot]), 0);
    const what = `${short(member.phone)} has ${has / 10_000} stamps for ${lot} and a ledger of ${sum / 10_000}`;
    return has === sum ? [] : [breach(what, member, ...own)];
  });
}

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
      ...rows('loy-members').flatMap((member) => stampsApart(member, ledger.get(String(member.phone)) ?? [])),
      ...strangers.map(([phone, own]) =>
        breach(`The ledger has rows of ${short(phone)}, who is no member`, ...own),
      ),
    ];
  },
};
