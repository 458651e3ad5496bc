// What a preview came to, as a table for a spreadsheet and as counts.
import { expect, it } from 'vitest';
import { decided, previewPage, previewTable } from '../../../local/preview/page.ts';

const story = (id: string, lines: readonly (readonly [string, string?])[]) => ({
  id,
  at: '2026-05-01T11:00:00.000Z',
  title: `Order ${id}`,
  stands: 'So it stands.',
  lines: lines.map(([says, why]) => ({
    at: '2026-05-01T11:00:00.000Z',
    kind: 'decision' as const,
    says,
    ...(why === undefined ? {} : { why }),
  })),
});
const stories = [
  story('1', [
    ['No nudge', 'they own it.'],
    ['No nudge', 'they own it.'],
  ]),
  story('=2', [['No nudge', 'they own it.'], ['It waits']]),
];

it('counts each thing that was decided once for each story, the most first', () => {
  expect(decided({ stories })).toEqual([
    { says: 'No nudge: they own it.', count: 2 },
    { says: 'It waits', count: 1 },
  ]);
});

it('is a table that no spreadsheet takes for formulas', () => {
  expect(previewTable({ stories })).toBe(
    'id,at,what,stands,why\r\n' +
      '1,2026-05-01T11:00:00.000Z,Order 1,So it stands.,No nudge: they own it. · No nudge: they own it.\r\n' +
      "'=2,2026-05-01T11:00:00.000Z,Order =2,So it stands.,No nudge: they own it. · It waits\r\n",
  );
});

it('is a page that says that nobody was written to, and what was left out', () => {
  const shop = { name: 'Ridgeback <Cycles>', timeZone: 'Europe/London', locale: 'en-GB' };
  const replayed = { stories, refused: [], messages: [] };
  const page = previewPage({ heading: 'The orders', shop, replayed, leftOut: ['line 7: no id'] });
  expect(page).toContain('Nobody was written to');
  expect(page).toContain('Left out: line 7: no id.');
  expect(page).toContain('1 May at 12:00');
  expect(page).not.toContain('<Cycles>');
});
