// What a night says of grants: nothing after a few months, and after many that none may stand which nobody needs.
import { expect, it } from 'vitest';
import { packs } from '../../../local/products/registry.ts';
import { inTurn, type Night, nightTable, wasGood } from '../../../local/simulator/night.ts';
import { FILES, seedsOf } from '../../support/short-months.ts';

const night = (changes: Partial<Night>): Night => ({
  months: 200,
  steps: 1,
  calls: 1,
  lawsChecked: 1,
  faultsByKind: new Map(),
  failed: 0,
  foundByLaw: new Map(),
  unusedGrants: ['upsr-order may dynamodb:Scan on table/upsr-orders'],
  ...changes,
});

it('is not good with a grant that none of many months used, and names it', () => {
  expect(wasGood(night({}))).toBe(false);
  expect(nightTable(night({})).join('\n')).toContain('upsr-order may dynamodb:Scan');
  expect(wasGood(night({ unusedGrants: [] }))).toBe(true);
});

it('does not judge a few months by their grants', () => {
  expect(wasGood(night({ months: 20 }))).toBe(true);
  expect(nightTable(night({ months: 20 })).join('\n')).not.toContain('Scan');
});

it('is not good where a month broke a law, however few there were', () => {
  expect(wasGood(night({ months: 1, failed: 1 }))).toBe(false);
});

it('plays twenty fixed seeds in every run of the tests, and the seeds of one file are of one product', () => {
  const shares = FILES.map(seedsOf);
  expect(shares.flat().toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  for (const share of shares)
    expect(new Set(share.map((seed) => inTurn(packs, seed).join(','))).size).toBe(1);
});
