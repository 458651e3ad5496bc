// What becomes of the mails that the sign-up form sends. Its visitor waits for a page, so this function never fails in order to
// be heard: it counts, and has the dispatch look, whose failure is what rings.

import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { Fate } from '../../../shared/messages/failure-rate.ts';
import type { SendEmail, SendOutcome } from '../../../shared/messages/outcome.ts';
import type { SendTally } from '../../../shared/messages/send-tally.ts';
import type { Announce } from '../mails/announce.ts';
import { MAIL_FAILED } from '../names.ts';

export type FormMailsParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly tally: Pick<SendTally, 'count'>;
  readonly announce: Announce;
  readonly sendEmail: SendEmail;
};

/** Nothing here tries again by itself what SES puts off: for whoever stands before the page it is too late. */
const FATE_OF: Readonly<Record<SendOutcome['outcome'], Fate>> = {
  sent: 'sent',
  refused: 'refused',
  unknown: 'unknown',
  later: 'late',
};

/** Sends, and counts what came of it. Counting that fails changes nothing for the visitor. */
export function makeFormMails({ log, now, tally, announce, sendEmail }: FormMailsParts): SendEmail {
  return async (email) => {
    const result = await sendEmail(email);
    const fate = FATE_OF[result.outcome];
    try {
      await tally.count({ [fate]: 1 }, now());
      if (fate !== 'sent') await announce({ type: MAIL_FAILED, detail: { fate } });
    } catch (error) {
      log.warn('what became of a mail could not be counted', { error, fate });
    }
    return result;
  };
}
