// Last night's balance in the afternoon would only puzzle.
import { breach, DAY_MS, ms, wallDate, wallHour } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { ZONE } from './reading.ts';

const NOON = 12;
const DAYS: Readonly<Record<string, number>> = {
  'reward-earned': 7,
  'win-back-bonus': 7,
  'win-back-nudge': 3,
};
/** A run may wait a little for its turn after it has looked at the clock. */
const SLACK_HOURS = 0.1;

export const mailIsInTime: Law = {
  says: 'No mail to a member is older than it is welcome.',
  when: 'hour',
  check: ({ rows }) =>
    rows('loy-sends').flatMap((send) => {
      const { letter, kind, at, outcome } = send;
      if (outcome !== 'sent') return [];
      const about = String(letter).split('#').slice(2).join('#');
      const sentAt = String(at);
      if (kind === 'nightly-balance') {
        const evening = ms(`${about}T12:00:00Z`);
        if (Number.isNaN(evening)) return [breach(`A balance mail is of no evening but of ${about}`, send)];
        const next = new Date(evening + DAY_MS).toISOString().slice(0, 10);
        const date = wallDate(sentAt, ZONE);
        const isLate = date > next || (date === next && wallHour(sentAt, ZONE) > NOON + SLACK_HOURS);
        return isLate ? [breach(`The balance of ${about} was mailed at ${sentAt}`, send)] : [];
      }
      const days = DAYS[String(kind)];
      const began = ms(about.split('#')[0] ?? '');
      // Keys begin with the till's moment, and a sale may be told a day later.
      if (days === undefined || Number.isNaN(began) || ms(sentAt) - began <= (days + 2) * DAY_MS) return [];
      return [breach(`The ${kind} of ${about.split('#')[0]} was mailed at ${sentAt}`, send)];
    }),
};
