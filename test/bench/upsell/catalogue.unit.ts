import { expect, test } from 'vitest';
import { besideEarlier } from '../../../bench/upsell/catalogue.ts';

const runs = (...megabytes: readonly [number, number, number]) => {
  const [first, changed, unchanged] = megabytes.map((peakMegabytes) => ({
    written: 0,
    seconds: 1,
    peakMegabytes,
  }));
  return { first: first!, changed: changed!, unchanged: unchanged! };
};

test('given the runs of two builds, then the worst of each is compared, and 0.6 of the earlier one is the most', () => {
  expect(besideEarlier(runs(100, 180, 90), runs(300, 200, 250))).toMatchObject([
    { value: 300, unit: 'MB' },
    { value: 0.6, atMost: 0.6 },
  ]);
});
