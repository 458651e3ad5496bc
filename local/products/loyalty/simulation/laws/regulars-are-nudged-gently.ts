// A word or two to somebody who slipped away, and none to somebody who was just here.
import { breach, DAY_MS, groupedBy, ms } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { lettersIn, membersByAddress, short } from './reading.ts';

/** As shipped. */
const MOST_NUDGES = 2;
const AWAY_DAYS = 60;
/** The sweep counts days on the wall; and a sale may be told a day after it. */
const SLACK_DAYS = 3;

export const regularsAreNudgedGently: Law = {
  says: 'A regular is nudged twice at most since the last visit, by the sweep but once, and not while they come.',
  when: 'step',
  check(seen) {
    const members = membersByAddress(seen);
    const sales = groupedBy(seen.rows('loy-ledger'), ({ phone }) => String(phone));
    const nudges = lettersIn(seen).filter(({ kind }) => kind === 'nudge');
    // Named after the moment at which they were listed, and counted since.
    const bySweep = seen
      .rows('loy-audit')
      .filter(({ action, by_user }) => action === 'nudge' && by_user === 'system');
    const tooOften = [...groupedBy(bySweep, ({ phone, after }) => `${phone} ${listingOf(after as Row)}`)]
      .filter(([, same]) => same.length > 1)
      .map(([, same]) => breach(`The sweep nudged ${short(same[0]?.phone)} ${same.length} times`, ...same));
    const byMail = [...groupedBy(nudges, ({ to }) => to)].flatMap(([to, mails]) => {
      const member = members.get(to);
      const visits = (sales.get(String(member?.phone)) ?? [])
        .filter(({ reason }) => reason === 'earn' || reason === 'reward-redeem')
        .map(({ posted_at }) => ms(String(posted_at)));
      const afterAVisit = mails.filter(({ at }) =>
        visits.some((visit) => visit < ms(at) && ms(at) - visit < (AWAY_DAYS - SLACK_DAYS) * DAY_MS),
      );
      const name = short(member?.phone ?? to);
      return [
        ...afterAVisit.map(({ at, message }) => breach(`${name} was here and was missed at ${at}`, message)),
        ...(mails.length > MOST_NUDGES && visits.every((visit) => visit < ms(mails[0]?.at ?? ''))
          ? [breach(`${name} was nudged ${mails.length} times`, ...mails.map(({ message }) => message))]
          : []),
      ];
    });
    return [...tooOften, ...byMail];
  },
};

const listingOf = ({ ref }: Row): string => String(ref).split('#')[0] ?? '';
