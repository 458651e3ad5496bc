// What came within reach is told, where there is an address to tell it to.
import { breach, DAY_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { short } from './reading.ts';

export const rewardsAreAnnounced: Law = {
  says: 'Every reward that came within reach is announced, or the list of what was sent says why not.',
  when: 'end',
  check({ rows, now, startedAt }) {
    const members = new Map(rows('loy-members').map((row) => [String(row.phone), row]));
    const sends = new Set(
      rows('loy-sends').map(
        ({ phone, letter }) => `${phone} ${String(letter).split('#').slice(2).join('#')}`,
      ),
    );
    return rows('loy-ledger').flatMap((row) => {
      const { phone, ts, crossed = [], posted_at: at, reason } = row;
      const member = members.get(String(phone));
      const isTold = sends.has(`${phone} ${ts}`);
      if ((crossed as readonly string[]).length === 0 || isTold || !canBeTold(member, String(at))) return [];
      const posted = ms(String(at));
      // Taken back or spent before the morning, it is promised to nobody.
      const balance = Number(member?.balance ?? 0);
      if (
        posted < startedAt.getTime() ||
        now.getTime() - posted < DAY_MS ||
        reason === 'import' ||
        balance < 250
      )
        return [];
      return [breach(`${short(phone)} was never told of ${(crossed as readonly string[]).join(', ')}`, row)];
    });
  },
};

const canBeTold = (member: Row | undefined, at: string): boolean =>
  member?.email !== undefined &&
  member.email_trouble === undefined &&
  String(member.email_confirmed_at ?? '9') < at;
