import { expect, test } from 'vitest';
import { GAPS } from '../../conformance/engine/gaps.ts';
import { costLines, gapLines, isConform, storyLines, type Told } from '../../conformance/report.ts';

const account = (changes: object = {}) => ({
  ...{ seen: [], tables: {}, messages: [], seconds: 2, memoryBytes: 100e6, runs: 40 },
  ...changes,
});
const told = (changes: Partial<Told> = {}): Told => ({
  name: 'carts',
  tells: 'cart → mail',
  laptop: account(),
  second: account({ seconds: 8, memoryBytes: 400e6, runs: 10 }),
  held: { compared: '3 rows', found: [] },
  ...changes,
});
const difference = { where: 'cr-state status', left: 'open', right: 'gone', known: undefined };
const known = {
  ...{ stories: ['carts'], where: /status/, isIt: () => true },
  ...{ why: 'it says so', right: 'the laptop' as const, page: 'https://docs.aws.amazon.com/x' },
};

test('a story that came out the same is one line and nothing to fail for', () => {
  expect(storyLines(told())).toEqual(['same       carts (cart → mail): 3 rows']);
  expect(isConform([told()])).toBe(true);
});

test('a difference says both sides, and who is right by which page; one that nobody knows fails the run', () => {
  const unknown = told({ held: { compared: '3 rows', found: [difference] } });
  expect(storyLines(unknown).join('\n')).toMatch(
    /open on the laptop, gone on the second engine\n.+nobody knows/,
  );
  expect(isConform([told(), unknown])).toBe(false);
  const settled = told({ held: { compared: '3 rows', found: [{ ...difference, known }] } });
  expect(storyLines(settled).join('\n')).toMatch(/the laptop is right: it says so \(https:/);
  expect(isConform([settled])).toBe(true);
});

test('a story that could not be told to its end fails the run and says where it broke', () => {
  const broke = told({ second: account({ broke: 'it did not happen that a mail came' }) });
  expect(storyLines(broke)).toEqual([
    'broke      carts (cart → mail)',
    '           it did not happen that a mail came',
  ]);
  expect(isConform([broke])).toBe(false);
});

test('every gap is named with its page, and those that were made up for are marked', () => {
  const lines = gapLines(['ses-star']);
  expect(lines.filter((line) => line.startsWith('by hand'))).toHaveLength(1);
  for (const { name, page } of Object.values(GAPS)) {
    expect(lines.join('\n')).toContain(name);
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});

test('times and runs are added up, of the memory the most is taken, and all are set in relation', () => {
  expect(costLines([told(), told({ name: 'upsell' })]).at(-1)).toMatch(
    /4\.0 s +16\.0 s +0\.25 +80 +20 +0\.06 +100 MB +400 MB +0\.25$/,
  );
});
