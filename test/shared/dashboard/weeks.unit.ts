// Which weeks are shown, and which of them a morning counts.
import { describe, expect, it } from 'vitest';
import { daysOfWeek, shownWeeks, weeksToCount } from '../../../shared/dashboard/weeks.ts';

const ZONE = 'Europe/London';
const tuesday = new Date('2026-06-09T09:00:00Z');
const monday = new Date('2026-06-08T09:00:00Z');
const keys = (weeks: readonly { readonly key: string }[]) => weeks.map(({ key }) => key);
const all = (at: Date) => Object.fromEntries(keys(shownWeeks(at, ZONE)).map((key) => [key, {}]));
const yesterday = (at: Date) => new Date(at.getTime() - 86_400_000).toISOString();

describe('the weeks that are shown', () => {
  it('are the present one and the twelve before it, also over a new year', () => {
    expect(keys(shownWeeks(tuesday, ZONE))).toHaveLength(13);
    expect(keys(shownWeeks(tuesday, ZONE)).at(-1)).toBe('2026-W24');
    expect(keys(shownWeeks(tuesday, ZONE))[0]).toBe('2026-W12');
    expect(keys(shownWeeks(new Date('2027-01-05T09:00:00Z'), ZONE)).slice(-2)).toEqual([
      '2026-W53',
      '2027-W01',
    ]);
  });

  it('have seven days each, on the shop’s calendar, also over a change of the clocks', () => {
    for (const week of shownWeeks(tuesday, ZONE)) {
      const days = daysOfWeek(week, ZONE);
      expect(days).toHaveLength(7);
      expect(new Set(days).size).toBe(7);
      expect(new Date(`${days[0]}T12:00:00Z`).getUTCDay()).toBe(1);
    }
    const [march] = shownWeeks(new Date('2026-03-29T12:00:00Z'), ZONE).slice(-1);
    expect(daysOfWeek(march as never, ZONE)).toEqual(
      ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-03-${day}`),
    );
  });
});

describe('a morning counts', () => {
  it('all of them the first time', () => {
    expect(weeksToCount(undefined, tuesday, ZONE)).toHaveLength(13);
  });

  it('the present week and the one before it on any day', () => {
    const known = { counted_at: yesterday(tuesday), weeks: all(tuesday) };
    expect(keys(weeksToCount(known, tuesday, ZONE))).toEqual(['2026-W23', '2026-W24']);
  });

  it('what nobody has counted, too', () => {
    const { '2026-W20': _, ...weeks } = all(tuesday);
    const known = { counted_at: yesterday(tuesday), weeks };
    expect(keys(weeksToCount(known, tuesday, ZONE))).toEqual(['2026-W20', '2026-W23', '2026-W24']);
  });

  it('all of them on a Monday, for what was bought or taken back since', () => {
    const known = { counted_at: yesterday(monday), weeks: all(monday) };
    expect(weeksToCount(known, monday, ZONE)).toHaveLength(13);
  });

  it('nothing where it was done that day on the shop’s calendar', () => {
    const known = { counted_at: '2026-06-08T23:30:00Z', weeks: all(tuesday) };
    expect(weeksToCount(known, tuesday, ZONE)).toEqual([]);
  });
});
