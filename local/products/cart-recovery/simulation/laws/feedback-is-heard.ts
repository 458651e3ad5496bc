// Mail that came back, or that its reader called unwanted, is never followed by more.
import { breach, ms, WORD_OF_MAIL_MS } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { comesBack } from './reading.ts';

export const feedbackIsHeard: Law = {
  says: 'An address that bounced or complained is on the list in the end, unless its owner came back by the page since.',
  when: 'hour',
  check({ rows, now, told }) {
    const cameBack = (email: string, since: string): boolean =>
      told.facts.some(
        ({ kind, about, at }) =>
          kind === 'came-back' && String(about.email).toLowerCase() === email && at >= since,
      );
    const listed = new Set(rows('cr-unsub').map(({ email }) => String(email)));
    return rows('cr-sends')
      .filter(
        ({ recipient, sent_at, outcome }) =>
          outcome === 'sent' &&
          comesBack(String(recipient)) &&
          !listed.has(String(recipient)) &&
          !cameBack(String(recipient), String(sent_at)) &&
          now.getTime() - ms(String(sent_at)) > WORD_OF_MAIL_MS,
      )
      .map((send) => breach(`${send.recipient} came back at ${send.sent_at} and is on no list`, send));
  },
};
