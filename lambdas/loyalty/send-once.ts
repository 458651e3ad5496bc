// One mail, at most once (DESIGN 3.9): claim, then send; the claim is given back only if the mail certainly did not go out.
import type { Log } from '../../shared/log.ts';
import type { Email, SendEmail } from '../../shared/messages/outcome.ts';
import type { Notices } from '../../shared/notices.ts';

export type SendOnceParts = {
  readonly log: Log;
  readonly now: () => Date;
  readonly notices: Notices;
  readonly sendEmail: SendEmail;
};

/** `later`: refused for now, and whoever asks again may succeed. `refused`: for good. `unknown`: nobody can tell. */
export type SendOnceResult = 'sent' | 'already' | 'later' | 'refused' | 'unknown';

/** Longer than any event can be delivered late, by hand out of a dead-letter queue included. */
const KEEP_DAYS = 60;

/** `claim` names this one mail, so that the same mail always has the same name. */
export async function sendOnce(claim: string, email: Email, parts: SendOnceParts): Promise<SendOnceResult> {
  const expiresAt = Math.floor(parts.now().getTime() / 1000) + KEEP_DAYS * 86_400;
  const facts = { letter: email.tags?.letter };
  if (!(await parts.notices.claim(claim, expiresAt))) {
    parts.log.info('mail is sent already', facts);
    return 'already';
  }
  const result = await parts.sendEmail(email);
  switch (result.outcome) {
    case 'sent':
      parts.log.info('mail sent', { ...facts, messageId: result.messageId });
      return 'sent';
    case 'unknown':
      // It may have arrived; a second one certainly would. The claim stays.
      parts.log.warn('mail of unknown fate', { ...facts, reason: result.reason });
      return 'unknown';
    case 'refused':
      parts.log.warn('mail refused', { ...facts, reason: result.reason });
      return 'refused';
    case 'later':
      parts.log.warn('mail refused for now', { ...facts, reason: result.reason });
      await parts.notices.release(claim);
      return 'later';
  }
}
