// A number may send so many texts in a second, and an account so many mails.
import { bursts } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { nudgesIn } from './reading.ts';

export const nudgesKeepTheirPace: Law = {
  says: 'Nudges that are due at once go out one after the other, at the pace of the number or the account.',
  when: 'hour',
  check: (seen) =>
    bursts(
      nudgesIn(seen).map(({ message }) => message),
      seen,
      ['upsr-sender'],
    ),
};
