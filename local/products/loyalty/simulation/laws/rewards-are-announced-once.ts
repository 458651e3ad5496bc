// One mail for each time that points came to a reward's price, and none that nobody earned.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { fine, lettersIn, membersByAddress, short } from './reading.ts';

/** What the rewards cost, as shipped and after the owner's edit. */
const PRICES = [100, 110, 250, 500].map((points) => points * 10_000);

export const rewardsAreAnnouncedOnce: Law = {
  says: 'A reward is announced once for each time that it came within reach.',
  when: 'step',
  check(seen) {
    const ledger = groupedBy(seen.rows('loy-ledger'), ({ phone }) => String(phone));
    const members = membersByAddress(seen);
    const letters = lettersIn(seen).filter(({ kind }) => kind === 'reward');
    return [...groupedBy(letters, ({ to }) => to)].flatMap(([to, mails]) => {
      const member = members.get(to);
      if (member === undefined) return [];
      const own = [...(ledger.get(String(member.phone)) ?? [])].sort((one, other) =>
        one.posted_at === other.posted_at
          ? Number(other.points_change) - Number(one.points_change)
          : String(one.posted_at) < String(other.posted_at)
            ? -1
            : 1,
      );
      let balance = 0;
      let crossings = 0;
      for (const { points_change } of own) {
        const before = balance;
        balance += fine(points_change);
        if (PRICES.some((price) => before < price && balance >= price)) crossings += 1;
      }
      return mails.length <= crossings
        ? []
        : [
            breach(
              `${short(member.phone)} got ${mails.length} mails of rewards for ${crossings} crossings`,
              ...mails.map(({ message }) => message),
              ...own,
            ),
          ];
    });
  },
};
