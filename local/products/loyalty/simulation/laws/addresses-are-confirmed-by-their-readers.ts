// Scanners open every link of a mail; only whoever presses the button has confirmed anything, or left.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { instantIn, short } from './reading.ts';

export const addressesAreConfirmedByTheirReaders: Law = {
  says: 'An address is confirmed, and mail is stopped, by nobody but its reader.',
  when: 'step',
  check({ rows, told, startedAt }) {
    const pressed = (phone: unknown, kinds: readonly string[], at: string) =>
      told.facts.some(
        ({ kind, about, at: when }) => kinds.includes(kind) && about.phone === phone && when <= at,
      );
    return rows('loy-audit').flatMap((entry) => {
      const { phone, action, ts, by_user: by, after } = entry;
      const at = instantIn(ts);
      if (at < startedAt.toISOString() || by !== 'member') return [];
      const isConfirmed = action === 'email-confirmed' && !pressed(phone, ['confirmed'], at);
      const isLeft =
        action === 'unsubscribed' &&
        (after as Row).email_trouble === undefined &&
        !pressed(phone, ['left'], at);
      if (!isConfirmed && !isLeft) return [];
      const what = isConfirmed ? 'was confirmed' : 'was taken off';
      return [breach(`The address of ${short(phone)} ${what} at ${at} and nobody pressed anything`, entry)];
    });
  },
};
