import { expect, test } from 'vitest';
import { costFigures, wholeMonth } from '../../bench/bill.ts';

const line = (group: 'fixed' | 'usage' | 'sms' | 'alarms', amount: number) => ({
  service: group,
  group,
  amount,
  detail: '',
  metered: [],
});

test('given a bill, then text messages and alarms are shown apart and only the rest has the target', () => {
  const bill = {
    lines: [line('fixed', 1), line('usage', 0.2), line('sms', 3), line('alarms', 0.9)],
    total: 5.1,
    currency: 'USD',
  } as const;
  const figures = costFigures('a month', bill, { atMost: 1.3 });
  expect(figures.map(({ value }) => value)).toEqual([1.2, 3, 0.9]);
  expect(figures.map(({ atMost }) => atMost)).toEqual([1.3, undefined, undefined]);
});

test('given the bill of some days, then usage and texts are scaled by the carts’ days and fixed lines by all of them', () => {
  const bill = {
    lines: [line('fixed', 2), line('usage', 1), line('sms', 2), line('alarms', 3)],
    total: 8,
    currency: 'USD',
  } as const;
  const month = wholeMonth(bill, { usageTimes: 5, fixedTimes: 3 });
  expect(month.lines.map(({ amount }) => amount)).toEqual([6, 5, 10, 9]);
  expect(month.total).toBe(30);
});
