// What people decide and do at the desk, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/loyalty';

export const desk: readonly Mutant[] = [
  {
    name: 'odd-basket-counted',
    says: 'A basket far larger than the member ever had is counted without anybody’s look.',
    edits: [
      {
        file: `${HOME}/decisions/move.ts`,
        find: 'return holdTimesLargest !== undefined && sale.totalMinor >= holdTimesLargest * largest',
        replace: 'return holdTimesLargest !== undefined && sale.totalMinor < 0',
      },
      {
        file: `${HOME}/decisions/move.ts`,
        find: 'return holdFirstSaleMinor !== undefined && sale.totalMinor >= holdFirstSaleMinor',
        replace: 'return holdFirstSaleMinor !== undefined && sale.totalMinor < 0',
      },
    ],
  },
  {
    name: 'held-sale-decided-twice',
    says: 'A held sale may be decided by everybody who has its page open.',
    edits: [
      {
        file: `${HOME}/state/review-items.ts`,
        find: "        ConditionExpression: '#status = :held',\n        UpdateExpression: 'SET #status = :status,",
        replace:
          "        ConditionExpression: '(#status = :held OR #status <> :held)',\n        UpdateExpression: 'SET #status = :status,",
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 0 },
  },
  {
    name: 'reward-given-twice',
    says: 'A confirmation gives the reward each time it is pressed.',
    edits: [
      {
        file: `${HOME}/decisions/ledger-key.ts`,
        find: '`${at.toISOString()}#redeem:${id}`;',
        replace: '`${at.toISOString()}#redeem:${id}.${Math.random()}`;',
      },
      {
        file: `${HOME}/state/points/balance-item.ts`,
        find: "const still = stillHas(mark.name, mark.seen === '' ? undefined : mark.seen);",
        replace: 'const still: Piece = {};',
      },
    ],
  },
  {
    name: 'two-tills-two-rewards',
    says: 'A page that does not know of the last reward gives another.',
    edits: [
      {
        file: `${HOME}/state/points/balance-item.ts`,
        find: "const still = stillHas(mark.name, mark.seen === '' ? undefined : mark.seen);",
        replace: 'const still: Piece = {};',
      },
      {
        file: `${HOME}/desk/redeem.ts`,
        find: 'if (given !== undefined) return givenMeanwhile(context, parts, confirmation, given);',
        replace: '',
      },
      {
        file: `${HOME}/desk/redeem.ts`,
        find: "if (ticket.reward !== (member.last_reward ?? ''))",
        replace: "if (ticket.reward === 'nothing')",
      },
    ],
    shown: { seed: 2, days: 1, calmDays: 0 },
  },
  {
    name: 'undone-twice',
    says: 'A change that was taken back is taken back again.',
    edits: [
      {
        file: `${HOME}/state/points/reversing.ts`,
        find: "if (done !== undefined) return { kind: 'already' };",
        replace: '',
      },
      {
        file: `${HOME}/decisions/ledger-key.ts`,
        find: 'export const reversalKey = (ts: string): string => `${ts}${REVERSED}`;',
        replace:
          'export const reversalKey = (ts: string): string => `${ts}.${String(Math.random()).slice(2)}${REVERSED}`;',
      },
    ],
    shown: { seed: 60, days: 1, calmDays: 0 },
  },
];
