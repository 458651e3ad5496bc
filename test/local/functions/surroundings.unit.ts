// A function's Date is Date in all but what the hour is.
import { expect, it } from 'vitest';
import { virtualDate } from '../../../local/functions/surroundings.ts';

const HOUR_MS = 3_600_000;
const Later = virtualDate(new BigInt64Array([BigInt(HOUR_MS)]), () => 0);

it('says the hour of its own clock, however it is asked', () => {
  expect(Later.now()).toBe(HOUR_MS);
  expect(new Later().getTime()).toBe(HOUR_MS);
  expect(Later()).toBe(new Date(HOUR_MS).toString());
});

it.each<[string, unknown[]]>([
  ['text', ['2026-11-02T12:00:00.000Z']],
  ['a number', [12]],
  ['a date', [new Date(12)]],
  ['nothing that is one', [undefined]],
  ['parts', [2026, 10, 2, 12]],
])('makes of %s what Date makes of it', (_, args) => {
  const made = Reflect.construct(Later, args) as Date;
  expect(made).toEqual(Reflect.construct(Date, args));
  expect(made).toBeInstanceOf(Date);
});

it('has what Date has, and can be inherited from', () => {
  class Day extends Later {
    text = () => this.toISOString().slice(0, 10);
  }
  expect(new Day(0).text()).toBe('1970-01-01');
  expect(new Day().getTime()).toBe(HOUR_MS);
  expect(new Date() instanceof Later).toBe(true);
  expect([Later.UTC(2026), Later.parse('1970'), Later.name, Later.length]).toEqual([
    Date.UTC(2026),
    0,
    'Date',
    Date.length,
  ]);
});
