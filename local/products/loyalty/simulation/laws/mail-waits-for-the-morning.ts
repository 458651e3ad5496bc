// A confirmation answers what somebody did this minute, and so does a note; everything else waits for the morning.
import { breach, wallHour } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { lettersIn, ZONE } from './reading.ts';

const QUIET_FROM = 21;
const QUIET_UNTIL = 8;

export const mailWaitsForTheMorning: Law = {
  says: 'No mail to a member goes out inside the quiet hours.',
  when: 'step',
  check: (seen) =>
    lettersIn(seen)
      .filter(({ kind, at }) => {
        const hour = wallHour(at, ZONE);
        return kind !== 'confirm' && (hour >= QUIET_FROM || hour < QUIET_UNTIL);
      })
      .map(({ kind, at, to, message }) => breach(`A ${kind} went to ${to} at ${at}`, message)),
};
