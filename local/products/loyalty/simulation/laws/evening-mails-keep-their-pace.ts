// SES lets an account send so many in a second, and refuses the rest.
import { bursts } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { lettersIn } from './reading.ts';

export const eveningMailsKeepTheirPace: Law = {
  says: 'The balance mails of an evening go out one after the other, at the pace of the account.',
  when: 'hour',
  check: (seen) =>
    bursts(
      lettersIn(seen)
        .filter(({ kind }) => kind === 'nightly')
        .map(({ message }) => message),
      seen,
      ['loy-email-dispatch', 'loy-nightly-balance'],
    ),
};
