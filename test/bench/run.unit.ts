import { expect, test } from 'vitest';
import { type Named, runBenchmarks } from '../../bench/run.ts';

const slow: Named = {
  name: 'slow',
  what: 'what takes too long',
  run: async (_, { short }) => [
    { name: short ? 'a little' : 'all of it', value: 300, unit: 'ms', atMost: 250 },
  ],
};
const quick: Named = { ...slow, name: 'quick', run: async () => [{ name: 'quick', value: 1, unit: 'ms' }] };
const broken = (name: string, run: Named['run']): Named => ({ ...slow, name, run });

async function measure(benchmarks: readonly Named[], short = false) {
  const lines: string[] = [];
  const isGood = await runBenchmarks(benchmarks, { short }, (line) => lines.push(line));
  return { isGood, text: lines.join('\n') };
}

test('given a figure above its target, then the run fails, and its short form judges nothing and says that it is one', async () => {
  const { isGood, text } = await measure([slow]);
  expect([isGood, text]).toEqual([
    false,
    expect.stringMatching(/all of it\s+300 ms\s+at most 250 ms\s+MISSED/),
  ]);
  const little = await measure([slow], true);
  expect(little.isGood).toBe(true);
  expect(little.text).toMatch(/short: .* none is judged/);
  expect(little.text).toMatch(/a little\s+300 ms$/m);
});

test.each([
  [
    'throws',
    () => Promise.reject(new Error('cr-ingest-webhook has no bundle')),
    'cr-ingest-webhook has no bundle',
  ],
  ['gives no figure', async () => [], 'it gave no figure'],
  ['gives a figure of nothing', async () => [{ name: 'ratio', value: 0 / 0, unit: '' }], 'ratio is NaN'],
])(
  'given a benchmark that %s, then the others are measured all the same, and the run fails by its name',
  async (_, run, why) => {
    for (const short of [false, true]) {
      const { isGood, text } = await measure([broken('ill', run), quick], short);
      expect(isGood).toBe(false);
      expect(text).toMatch(/quick\s+1 ms/);
      expect(text).toContain(`NOT MEASURED ill: ${why}`);
    }
  },
);

test('given a benchmark of another system, then it is left out and said so', async () => {
  const elsewhere = process.platform === 'win32' ? 'linux' : 'win32';
  const { isGood, text } = await measure([{ ...broken('there', async () => []), onlyOn: elsewhere }, quick]);
  expect(isGood).toBe(true);
  expect(text).toContain(`can be measured on ${elsewhere} only; left out`);
});
