// Two tills have the same member before them: whoever confirms second gives nothing, because the page knew less than there is.
import { breach, groupedBy, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { short } from './reading.ts';

/** Nobody looks a member up, taps and confirms again within this time after the last confirmation. */
const ONE_LOOK_MS = 5_000;

export const oneLookOneReward: Law = {
  says: 'Of two pages that were open at once one gives the reward.',
  when: 'step',
  check({ rows }) {
    const given = rows('loy-ledger').filter(({ reason }) => reason === 'reward-redeem');
    return [...groupedBy(given, ({ phone }) => String(phone))].flatMap(([phone, own]) => {
      const inOrder = [...own].sort((one, other) => (String(one.ts) < String(other.ts) ? -1 : 1));
      return inOrder.flatMap((row, index) => {
        const before = inOrder[index - 1];
        if (before === undefined) return [];
        const apart = ms(String(row.posted_at)) - ms(String(before.posted_at));
        const what = `${short(phone)} was given two rewards at ${before.posted_at}`;
        return apart < ONE_LOOK_MS ? [breach(what, before, row)] : [];
      });
    });
  },
};
