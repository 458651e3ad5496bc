// What was spent was there, at every moment.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { short } from './reading.ts';

export const balanceIsNeverNegative: Law = {
  says: 'No balance is ever below zero.',
  when: 'step',
  check: ({ rows }) =>
    rows('loy-members')
      .filter(({ balance }) => Number(balance) < 0)
      .map((member) => breach(`${short(member.phone)} has ${member.balance} points`, member)),
};
