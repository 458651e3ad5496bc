// A confirmation answers what somebody did this minute, and so does a note; everything else waits for the morning.
import { breach, isByNight } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { lettersIn, ZONE } from './reading.ts';

export const mailWaitsForTheMorning: Law = {
  says: 'No mail to a member goes out inside the quiet hours.',
  when: 'step',
  check: (seen) =>
    lettersIn(seen)
      .filter(({ kind, at }) => kind !== 'confirm' && isByNight(at, ZONE))
      .map(({ kind, at, to, message }) => breach(`A ${kind} went to ${to} at ${at}`, message)),
};
