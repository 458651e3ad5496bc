// However often a wake-up, an event or a run is repeated, a cart has one mail of each step.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { remindersIn } from './reading.ts';

export const aStepIsTakenOnce: Law = {
  says: 'A cart gets at most one reminder of each step.',
  when: 'step',
  check: (seen) =>
    [...groupedBy(remindersIn(seen), ({ cartId, step }) => `the ${step} of ${cartId}`)]
      .filter(([, same]) => same.length > 1)
      .map(([what, same]) =>
        breach(`${same.length} reminders went out for ${what}`, ...same.map(({ message }) => message)),
      ),
};
