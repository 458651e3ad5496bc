import { describe, expect, test } from 'vitest';
import { nextOccurrence, parseScheduleExpression } from '../../../local/services/schedule-expression.ts';

/** The next `count` moments after `from`, as ISO text. */
function following(expression: string, from: string, count: number, zone = 'UTC'): readonly string[] {
  const parsed = parseScheduleExpression(expression, zone)!;
  const start = Date.parse(from);
  const found: string[] = [];
  let now = start;
  for (let index = 0; index < count; index += 1) {
    const next = nextOccurrence(parsed, now, start);
    if (next === undefined) break;
    found.push(new Date(next).toISOString().slice(0, 16));
    now = next;
  }
  return found;
}

describe('crons', () => {
  test('given every five minutes, then they are on the clock', () => {
    expect(following('cron(0/5 * * * ? *)', '2026-11-17T19:31:30Z', 2)).toEqual([
      '2026-11-17T19:35',
      '2026-11-17T19:40',
    ]);
  });

  test('given 08:00 in London, then it follows the clock change', () => {
    expect(following('cron(0 8 * * ? *)', '2026-10-24T00:00:00Z', 3, 'Europe/London')).toEqual([
      '2026-10-24T07:00',
      '2026-10-25T08:00',
      '2026-10-26T08:00',
    ]);
  });

  test('given a local time that spring skips, then that day has none', () => {
    expect(following('cron(30 1 * * ? *)', '2027-03-27T00:00:00Z', 3, 'Europe/London')).toEqual([
      '2027-03-27T01:30',
      '2027-03-29T00:30',
      '2027-03-30T00:30',
    ]);
  });

  test('given a local time that comes twice in autumn, then it runs once', () => {
    expect(following('cron(30 1 * * ? *)', '2026-10-24T12:00:00Z', 2, 'Europe/London')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  test('given the second hour of that night, then nothing runs a second time', () => {
    expect(following('cron(0/30 * * * ? *)', '2026-10-25T00:00:00Z', 3, 'Europe/London')).toEqual([
      '2026-10-25T00:30',
      '2026-10-25T02:00',
      '2026-10-25T02:30',
    ]);
  });

  test('given AWS weekdays, then 2 is Monday, and the first of them in a month is found', () => {
    const first = ['2026-12-07T09:00', '2027-01-04T09:00'];
    expect(following('cron(0 9 ? * 2#1 *)', '2026-11-17T00:00:00Z', 2)).toEqual(first);
    expect(following('cron(0 9 ? * MON#1 *)', '2026-11-17T00:00:00Z', 2)).toEqual(first);
  });

  test('given the 31st, then short months have none', () => {
    expect(following('cron(0 9 31 * ? *)', '2026-11-17T00:00:00Z', 2)).toEqual([
      '2026-12-31T09:00',
      '2027-01-31T09:00',
    ]);
  });

  test('given a year that is over, then there is no next', () => {
    expect(following('cron(0 9 1 1 ? 2020)', '2026-11-17T00:00:00Z', 1)).toEqual([]);
  });
});

describe('rates and one-offs', () => {
  test('given a rate, then it counts from its start', () => {
    expect(following('rate(15 minutes)', '2026-11-17T19:31:00Z', 2)).toEqual([
      '2026-11-17T19:46',
      '2026-11-17T20:01',
    ]);
  });

  test('given a one-off in a zone, then it is that local time, once', () => {
    expect(following('at(2026-07-01T08:00:00)', '2026-06-30T00:00:00Z', 2, 'America/New_York')).toEqual([
      '2026-07-01T12:00',
    ]);
  });
});

test.each([
  'at(2026-07-01T08:00:00Z)',
  'at(2026-07-01T08:00:00.000)',
  'at(2026-02-30T08:00:00)',
  'at(2026-07-01)',
  'rate(0 minutes)',
  'rate(1 minutes)',
  'rate(5 minute)',
  'rate(5 weeks)',
  'cron(0 8 * * *)',
  'cron(0 8 * * * *)',
  'cron(0 8 ? * ? *)',
  'cron(99 8 * * ? *)',
  'cron(x 8 * * ? *)',
  'every day',
])('given %s, then it is no schedule expression', (expression) => {
  expect(parseScheduleExpression(expression)).toBeUndefined();
});

test('given a zone that does not exist, then it is no schedule expression', () => {
  expect(parseScheduleExpression('rate(5 minutes)', 'Europe/Atlantis')).toBeUndefined();
});
