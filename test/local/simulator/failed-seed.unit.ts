// What is printed of a failed month: enough to mend it, and the command that plays exactly that again.
import { expect, it } from 'vitest';
import { type FailedSeed, failureLines, shortened } from '../../../local/simulator/failed-seed.ts';
import type { PlayedMonth } from '../../../local/simulator/month-plan.ts';

const at = (minute: string) => `2026-11-02T12:${minute}:00.000Z`;
const fault = (key: string, minute: string) => ({
  at: at(minute),
  kind: 'killed-after',
  function: 'loy-earn',
  call: 'dynamodb.TransactWriteItems',
  key,
});
const found = {
  law: 'No balance is ever below zero.',
  at: at('30'),
  breach: {
    what: '…400 has -5',
    rows: [
      { ts: at('20'), points: -5 },
      { ts: at('10'), points: 5 },
    ],
  },
} as FailedSeed['found'];
const month = {
  seed: 7,
  found: [found],
  faults: [fault('a', '05'), fault('b', '06'), fault('c', '07')],
  trace: [
    { at: at('01'), kind: 'does', text: 'till one tells sale.completed' },
    { at: at('02'), kind: 'fires', text: 'loy-nightly-balance' },
    { at: at('40'), kind: 'does', text: 'staff gives a reward' },
  ],
  deeds: ['01', '02', '40'].map((minute) => ({ at: Date.parse(at(minute)), who: 'till', does: 'tells' })),
} as unknown as PlayedMonth;

it('says the law, the shortest history, the rows as a timeline, and how to play it again', () => {
  const history = { deeds: [0], faults: ['b'] };
  const lines = failureLines({ found, played: month, history }, month, 'npm run simulate -- --seed 7');
  expect(lines).toEqual([
    'seed 7 breaks a law',
    '  No balance is ever below zero.',
    `  ${at('30')}  …400 has -5`,
    '  The shortest history that still breaks it (1 of 3 deeds, 1 of 3 faults):',
    `    ${at('01')}  does    till one tells sale.completed`,
    '  The rows:',
    `    ${at('10')} {"ts":"${at('10')}","points":5}`,
    `    ${at('20')} {"ts":"${at('20')}","points":-5}`,
    // The faults as the whole month counts them.
    '  Play it again: npm run simulate -- --seed 7 --deeds 0 --struck 1',
  ]);
});

it('shows the month as it was played where nobody spends plays on it', async () => {
  const failure = await shortened({} as never, month, 0);
  expect(failure).toEqual({ found, played: month, history: undefined });
  const lines = failureLines(failure!, month, 'npm run simulate -- --seed 7');
  expect(lines).toContain('  The history as it was played:');
  expect(lines.at(-1)).toBe('  Play it again: npm run simulate -- --seed 7');
});

it('has nothing to say of a month that broke no law', async () => {
  expect(await shortened({} as never, { ...month, found: [] }, 40)).toBeUndefined();
});
