import { describe, expect, test } from 'vitest';
import { UnsupportedSchedule } from '../../../../local/aws/services/cron.ts';
import {
  nextOccurrence,
  parseScheduleExpression,
} from '../../../../local/aws/services/schedule-expression.ts';

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

// Every field and every sign that AWS documents, by what comes of it.
test.each([
  ['cron(0 10 * * ? *)', ['2026-11-17T10:00', '2026-11-18T10:00']],
  ['cron(15 12 * * ? *)', ['2026-11-17T12:15', '2026-11-18T12:15']],
  ['cron(0 18 ? * MON-FRI *)', ['2026-11-17T18:00', '2026-11-18T18:00']],
  ['cron(0 8 1 * ? *)', ['2026-12-01T08:00', '2027-01-01T08:00']],
  ['cron(0/15 * * * ? *)', ['2026-11-17T00:15', '2026-11-17T00:30']],
  ['cron(0/10 * ? * MON-FRI *)', ['2026-11-17T00:10', '2026-11-17T00:20']],
  ['cron(0/5 8-17 ? * MON-FRI *)', ['2026-11-17T08:00', '2026-11-17T08:05']],
  ['cron(0/30 20-22 ? * MON-FRI *)', ['2026-11-17T20:00', '2026-11-17T20:30']],
  ['cron(15 10 ? * 6L 2026-2027)', ['2026-11-27T10:15', '2026-12-25T10:15']],
  ['cron(0 9 ? * FRIL *)', ['2026-11-27T09:00', '2026-12-25T09:00']],
  ['cron(0 9 L * ? *)', ['2026-11-30T09:00', '2026-12-31T09:00']],
  ['cron(0 9 L 2 ? 2027-2028)', ['2027-02-28T09:00', '2028-02-29T09:00']],
  ['cron(0 9 3W * ? *)', ['2026-12-03T09:00', '2027-01-04T09:00']],
  // The first is a Sunday in August 2027 and a Saturday in May: the nearest weekday stays in its month.
  ['cron(0 9 1W 5,8 ? 2027)', ['2027-05-03T09:00', '2027-08-02T09:00']],
  ['cron(0 9 28W 2 ? 2027)', ['2027-02-26T09:00']],
  ['cron(0 9 ? * TUE#5 *)', ['2026-12-29T09:00', '2027-03-30T09:00']],
  ['cron(0 9 ? * 1,7 *)', ['2026-11-21T09:00', '2026-11-22T09:00']],
  ['cron(0 9 1,15 JAN-FEB ? *)', ['2027-01-01T09:00', '2027-01-15T09:00']],
  ['cron(0 9 1/10 12 ? *)', ['2026-12-01T09:00', '2026-12-11T09:00']],
  ['cron(0 9 29 2 ? *)', ['2028-02-29T09:00', '2032-02-29T09:00']],
  ['cron(0 9 30,31 2,4 ? *)', ['2027-04-30T09:00', '2028-04-30T09:00']],
  ['cron(5 4 1 1 ? 2030/2)', ['2030-01-01T04:05', '2032-01-01T04:05']],
  ['cron(*/20 9 * * ? *)', ['2026-11-17T09:00', '2026-11-17T09:20']],
  ['cron(10-30/10 9 * * ? *)', ['2026-11-17T09:10', '2026-11-17T09:20']],
])('given %s, then it comes at %j', (expression, moments) => {
  expect(following(expression, '2026-11-17T00:00:00Z', 2)).toEqual(moments);
});

test.each([
  ['cron(0 9 31W * ? *)', '31W'],
  ['cron(0 9 1,15,L * ? *)', '1,15,L'],
  ['cron(0 9 LW * ? *)', 'LW'],
  ['cron(0 9 L-3 * ? *)', 'L-3'],
  ['cron(0 9 1W,15W * ? *)', '1W,15W'],
  ['cron(0 9 1-5W * ? *)', '1-5W'],
  ['cron(0 9 ? * L *)', 'L'],
  ['cron(0 9 ? * 2,6L *)', '2,6L'],
  ['cron(0 9 ? * FRI-MON *)', 'FRI-MON'],
  ['cron(0 22-2 * * ? *)', '22-2'],
  ['cron(0 9 ? * 2/2 *)', '2/2'],
  ['cron(0 9 ? * mon *)', 'mon'],
  ['cron(0/90 9 * * ? *)', '0/90'],
])('given %s, then %s is refused by name, because AWS might read it otherwise', (expression, part) => {
  expect(() => parseScheduleExpression(expression)).toThrow(UnsupportedSchedule);
  expect(() => parseScheduleExpression(expression)).toThrow(` ${part} `);
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
  'cron(8- 8 * * ? *)',
  'cron(0 8 0 * ? *)',
  'cron(0 8 32 * ? *)',
  'cron(0 8 0W * ? *)',
  'cron(0 8 * 13 ? *)',
  'cron(0 8 * MON ? *)',
  'cron(0 8 ? * 0 *)',
  'cron(0 8 ? * 8 *)',
  'cron(0 8 ? * 2#6 *)',
  'cron(0 8 ? * 2#1,2#3 *)',
  'cron(0 8 ? * 2#1,FRI *)',
  'cron(0 8 * * ? 1969)',
  'cron(0 8 * * ? 2200)',
  'cron(0/0 8 * * ? *)',
  'cron(0 24 * * ? *)',
  'cron(0 8 ? * ? *)',
  'cron()',
  'rate(1 hours)',
  'rate(2 hour)',
  'rate(1.5 hours)',
  'rate(-1 hours)',
  'rate(5  minutes)',
  'every day',
])('given %s, then it is no schedule expression', (expression) => {
  expect(parseScheduleExpression(expression)).toBeUndefined();
});

test('given a zone that does not exist, then it is no schedule expression', () => {
  expect(parseScheduleExpression('rate(5 minutes)', 'Europe/Atlantis')).toBeUndefined();
});
