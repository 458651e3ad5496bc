import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playAtOnce, sharesOf } from '../../../local/simulator/at-once.ts';
import { type Night, together } from '../../../local/simulator/night.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'at-once-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('given seeds for several processes, then each is played once', () => {
  const seeds = sharesOf({ firstSeed: 5, months: 8 }, 3).flatMap(({ firstSeed, months, step }) =>
    Array.from({ length: months }, (_, month) => firstSeed + month * step),
  );
  expect(seeds.toSorted((one, other) => one - other)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
  expect(sharesOf({ firstSeed: 1, months: 1 }, 4)).toHaveLength(1);
});

const night = (over: Partial<Night>): Night => ({
  months: 1,
  steps: 10,
  calls: 100,
  lawsChecked: 1000,
  failed: 0,
  faultsByKind: new Map(),
  foundByLaw: new Map(),
  unusedGrants: [],
  ...over,
});

it('given two nights, then as one they are their sums, and only a grant that neither used is unused', () => {
  const one = night({ faultsByKind: new Map([['late', 2]]), unusedGrants: ['a', 'b'] });
  const other = night({
    failed: 1,
    faultsByKind: new Map([
      ['late', 1],
      ['cold', 4],
    ]),
    foundByLaw: new Map([['A law.', 1]]),
    unusedGrants: ['b', 'c'],
  });
  const both = together(one, other);
  expect(both).toMatchObject({ months: 2, steps: 20, calls: 200, lawsChecked: 2000, failed: 1 });
  expect([...both.faultsByKind]).toEqual([
    ['late', 3],
    ['cold', 4],
  ]);
  expect([...both.foundByLaw]).toEqual([['A law.', 1]]);
  expect(both.unusedGrants).toEqual(['b']);
});

/** A program that plays nothing, and tells what it was asked for. */
const program = (ending: string) => {
  const file = join(folder, `share-${ending.length}.mjs`);
  writeFileSync(
    file,
    `const [first, of] = [process.argv.indexOf('--seed') + 1, process.argv.indexOf('--months') + 1];
     const [seed, months] = [Number(process.argv[first]), Number(process.argv[of])];
     console.log('seed ' + seed + ' ' + process.argv.includes('--share'));
     ${ending}`,
  );
  return file;
};
const TELLS = `process.send({ months, steps: seed, calls: 0, lawsChecked: 0, failed: 0,
  faultsByKind: [['late', months]], foundByLaw: [], unusedGrants: ['a'] }, () => process.disconnect());`;

it('given shares, then what the processes print is printed, and what they tell is one night', async () => {
  const printed: string[] = [];
  const played = await playAtOnce({
    program: program(TELLS),
    args: ['--days', '1'],
    shares: sharesOf({ firstSeed: 1, months: 5 }, 2),
    print: (line) => void printed.push(line),
  });
  expect(printed.sort()).toEqual(['seed 1 true', 'seed 2 true']);
  expect(played).toMatchObject({ months: 5, steps: 3, unusedGrants: ['a'] });
  expect([...played.faultsByKind]).toEqual([['late', 5]]);
});

it('given a process that ends without a word, then the night fails', async () => {
  const shares = sharesOf({ firstSeed: 1, months: 2 }, 1);
  const failed = playAtOnce({ program: program('process.exit(3);'), args: [], shares, print() {} });
  await expect(failed).rejects.toThrow('ended with 3');
});
