// However often an evening is run, and whatever is told again, a member has one mail of it.
import { breach, groupedBy, wallDate, wallHour } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { lettersIn, ZONE } from './reading.ts';

/** The mails of an evening may come in the morning after it. */
const NOON = 12;

export const oneBalanceADay: Law = {
  says: 'A member gets one balance mail for an evening.',
  when: 'step',
  check: (seen) =>
    [
      ...groupedBy(
        lettersIn(seen).filter(({ kind }) => kind === 'nightly'),
        ({ to, at }) =>
          `${to} on ${wallDate(at, ZONE)} ${wallHour(at, ZONE) < NOON ? 'in the morning' : 'in the evening'}`,
      ),
    ]
      .filter(([, same]) => same.length > 1)
      .map(([whom, same]) =>
        breach(`${same.length} balance mails went to ${whom}`, ...same.map(({ message }) => message)),
      ),
};
