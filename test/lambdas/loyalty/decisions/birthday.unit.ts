import { describe, expect, it } from 'vitest';
import {
  beginOf,
  birthdayOf,
  birthdaysOn,
  sayBirthday,
} from '../../../../lambdas/loyalty/decisions/birthday.ts';

describe('a birthday as two fields say it', () => {
  it.each([
    ['7', '3', '03-07'],
    ['29', '2', '02-29'],
    ['31', '12', '12-31'],
    ['30', '2', undefined],
    ['31', '4', undefined],
    ['0', '1', undefined],
    ['1', '13', undefined],
    ['', '3', undefined],
    ['7', '', undefined],
    ['1e1', '3', undefined],
    ['-1', '3', undefined],
  ])('given day "%s" and month "%s", then it is %s', (day, month, birthday) => {
    expect(birthdayOf({ day, month })).toBe(birthday);
  });

  it('is said as people say it', () => {
    expect(sayBirthday('03-07')).toBe('7 March');
  });
});

describe('whose birthday it is', () => {
  it.each([
    ['2027-03-07', ['03-07']],
    ['2027-02-28', ['02-28', '02-29']],
    ['2028-02-28', ['02-28']],
    ['2028-02-29', ['02-29']],
    ['2100-02-28', ['02-28', '02-29']],
    ['2000-02-28', ['02-28']],
  ])('given %s, then those of %j', (day, birthdays) => {
    expect(birthdaysOn(day)).toEqual(birthdays);
  });
});

it('begins where the shop is, also where a day has no midnight', () => {
  expect(beginOf('2026-06-05', 'America/New_York').toISOString()).toBe('2026-06-05T04:00:00.000Z');
  expect(beginOf('2026-09-06', 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z');
});
