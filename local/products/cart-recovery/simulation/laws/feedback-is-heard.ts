// Mail that came back, or that its reader called unwanted, is never followed by more.
import { breach, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { remindersIn } from './reading.ts';

/** What the stand-in of the mail service answers for these mailboxes, minutes later. */
const COMES_BACK = /^(?:bounce|complaint)\b/;
const PATIENCE_MS = 12 * HOUR_MS;

export const feedbackIsHeard: Law = {
  says: 'An address that bounced or complained is on the list within the day.',
  when: 'hour',
  check(seen) {
    const listed = new Set(seen.rows('cr-unsub').map(({ email }) => String(email)));
    const erased = seen.rows('cr-unsub').some(({ source }) => source === 'erased');
    return remindersIn(seen)
      .filter(
        ({ to, at }) =>
          COMES_BACK.test(to) && !listed.has(to) && !erased && seen.now.getTime() - ms(at) > PATIENCE_MS,
      )
      .map(({ to, at, message }) => breach(`${to} came back at ${at} and is on no list`, message));
  },
};
