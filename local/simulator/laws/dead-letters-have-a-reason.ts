// A dead letter is for a person to look at, so that there must have been trouble that outlasted every try.
import { breach, HOUR_MS, ms, struck } from '../evidence.ts';
import type { Law } from '../law.ts';

/** What is tried five times with the longest pauses there are. */
const TRIED_FOR_MS = 30 * HOUR_MS;
/** Whatever is given up was tried three times at least. */
const FEWEST_FAULTS = 3;

export const deadLettersHaveAReason: Law = {
  says: 'No dead letter comes without faults that explain it.',
  when: 'hour',
  check: (seen) =>
    seen.deadLetters.flatMap((letter) => {
      const prefix = letter.queue.split('-')[0] ?? '';
      const at = ms(letter.at);
      // A queue keeps the moment at which a message first came; the tries follow it. Elsewhere they lie before.
      const span = { from: at - TRIED_FOR_MS, until: at + TRIED_FOR_MS };
      const faults = struck(seen, new RegExp(`^${prefix}-`), span);
      return faults >= FEWEST_FAULTS
        ? []
        : [breach(`${letter.queue} holds a dead letter since ${letter.at}, after ${faults} faults`, letter)];
    }),
};
