// A telephone by the bed is nobody's advertisement.
import { breach, isByNight } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { nudgesIn, ZONE } from './reading.ts';

export const nudgesWaitForTheMorning: Law = {
  says: 'No nudge goes out inside the quiet hours.',
  when: 'step',
  check: (seen) =>
    nudgesIn(seen)
      .filter(({ at }) => isByNight(at, ZONE))
      .map(({ at, to, message }) => breach(`${to} was nudged at ${at}`, message)),
};
