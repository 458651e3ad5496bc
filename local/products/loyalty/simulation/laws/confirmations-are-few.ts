// Nobody may use the form to fill somebody else's mailbox.
import { breach, groupedBy, wallDate } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { lettersIn, ZONE } from './reading.ts';

const BY_THE_FORM = 3;
const BY_THE_DESK = 3;

export const confirmationsAreFew: Law = {
  says: 'An address is asked to confirm three times a day at most, and three times more where staff wrote it down.',
  when: 'step',
  check(seen) {
    const atDesk = new Set(
      seen.told.facts
        .filter(({ kind }) => kind === 'leaves-address')
        .map(({ about, at }) => `${String(about.email).toLowerCase()} ${wallDate(at, ZONE)}`),
    );
    const asked = lettersIn(seen).filter(({ kind }) => kind === 'confirm');
    return [...groupedBy(asked, ({ to, at }) => `${to} ${wallDate(at, ZONE)}`)].flatMap(([whom, mails]) => {
      const most = BY_THE_FORM + (atDesk.has(whom) ? BY_THE_DESK : 0);
      return mails.length <= most
        ? []
        : [
            breach(
              `${whom} was asked to confirm ${mails.length} times`,
              ...mails.map(({ message }) => message),
            ),
          ];
    });
  },
};
