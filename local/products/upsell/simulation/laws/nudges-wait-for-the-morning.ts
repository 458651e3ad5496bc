// A telephone by the bed is nobody's advertisement.
import { breach, wallHour } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { nudgesIn, ZONE } from './reading.ts';

const QUIET_FROM = 21;
const QUIET_UNTIL = 8;

export const nudgesWaitForTheMorning: Law = {
  says: 'No nudge goes out inside the quiet hours.',
  when: 'step',
  check: (seen) =>
    nudgesIn(seen)
      .filter(({ at }) => {
        const hour = wallHour(at, ZONE);
        return hour >= QUIET_FROM || hour < QUIET_UNTIL;
      })
      .map(({ at, to, message }) => breach(`${to} was nudged at ${at}`, message)),
};
