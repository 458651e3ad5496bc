// When a store has fallen silent: a day without anything, on a weekday that usually has some.
import { describe, expect, it } from 'vitest';
import { monthsToKnow, watch } from '../../../shared/dead-man/watch.ts';

/** A Wednesday. */
const TODAY = '2026-06-10';
const TUESDAYS = ['2026-06-02', '2026-05-26', '2026-05-19', '2026-05-12'];
const on = (...days: readonly string[]) => ({ days: new Set(days) });

describe('a store', () => {
  it('that told of nothing on a Tuesday, as it did on three of four, has fallen silent', () => {
    expect(watch(on(...TUESDAYS.slice(0, 3)), TODAY)).toEqual({
      is: 'silent',
      day: '2026-06-09',
      last: '2026-06-02',
    });
    expect(watch(on(...TUESDAYS.slice(1), '2026-06-07'), TODAY)).toMatchObject({
      is: 'silent',
      last: '2026-06-07',
    });
  });

  it('that is closed on Tuesdays, sells on few, or is new, has not', () => {
    expect(watch(on('2026-06-01', '2026-06-03', '2026-06-08'), TODAY).is).toBe('heard');
    expect(watch(on(...TUESDAYS.slice(0, 2)), TODAY).is).toBe('heard');
    expect(watch(on('2026-06-08'), TODAY).is).toBe('heard');
    expect(watch(on(), TODAY).is).toBe('heard');
  });

  it('that told of one thing yesterday is well', () => {
    expect(watch(on(...TUESDAYS, '2026-06-09'), TODAY).is).toBe('heard');
  });

  it('stays silent until the next day on which anything comes, also if that is today', () => {
    const since = { silentSince: '2026-06-09' };
    const silent = { is: 'silent', day: '2026-06-09', last: '2026-06-02' };
    expect(watch({ ...on(...TUESDAYS), ...since }, '2026-06-14')).toEqual(silent);
    expect(watch({ ...on(...TUESDAYS, '2026-06-14'), ...since }, '2026-06-14')).toEqual({
      is: 'back',
      day: '2026-06-09',
      heard: '2026-06-14',
    });
  });

  it('that is back does not fall silent on a day before', () => {
    expect(watch({ ...on(...TUESDAYS, TODAY), backOn: TODAY }, TODAY).is).toBe('heard');
    expect(watch({ ...on(...TUESDAYS), backOn: '2026-06-08' }, TODAY)).toMatchObject({
      is: 'silent',
      day: '2026-06-09',
    });
  });

  it('is back only by a day behind the one that was told of', () => {
    expect(watch({ ...on(...TUESDAYS, '2026-06-09'), silentSince: '2026-06-09' }, TODAY).is).toBe('silent');
  });
});

it('asks for no more months than it needs', () => {
  expect([monthsToKnow('2026-06-10'), monthsToKnow('2026-06-30'), monthsToKnow('2026-01-02')]).toEqual([
    ['2026-06', '2026-05'],
    ['2026-06'],
    ['2026-01', '2025-12'],
  ]);
});
