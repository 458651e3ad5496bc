import { describe, expect, it } from 'vitest';
import {
  coveredBy,
  dayPlus,
  daysToLookAt,
  decideListed,
  isLapsing,
  type LapsingRules,
  mayBeMailed,
  weeksAway,
} from '../../../../lambdas/loyalty/decisions/lapsing.ts';
import type { LapsingRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';

const zone = 'America/New_York';
/** A Monday; sixty days before it is 9 April. */
const today = '2026-06-08';
const rules: LapsingRules = { lapsingDays: 60, regularVisits: 5, lapsingAction: 'nudge-once', maxNudges: 2 };
const context = { today, rules, zone };

const aMember = (changes: Partial<MemberRow> = {}): MemberRow => ({
  phone: '+12125550100',
  balance: 40,
  visit_count: 6,
  last_seen: '2026-04-01T15:00:00.000Z',
  joined: '2025-11-02T15:00:00.000Z',
  joined_by: 'form',
  status: 'active',
  email: 'maria@example.com',
  email_confirmed_at: '2025-11-02T15:05:00.000Z',
  opted_in: true,
  lapsing_since: '2026-06-01T13:00:00.000Z',
  ...changes,
});
const aRow = (changes: Partial<LapsingRow> = {}): LapsingRow => ({
  phone: '+12125550100',
  listed_at: '2026-06-01T13:00:00.000Z',
  weeks_away: 8,
  nudge_count: 0,
  ...changes,
});

describe('the days a sweep looks at', () => {
  const covered = { through: '2026-04-07', swept: '2026-06-07', regular_visits: 5 };

  it('are those that passed the window since the last sweep, and those since it ran', () => {
    expect(daysToLookAt(today, covered, rules)).toEqual(['2026-04-08', '2026-04-09', '2026-06-07', today]);
  });

  it('given a sweep that ran already today, then only today is looked at again', () => {
    expect(daysToLookAt(today, coveredBy(today, rules), rules)).toEqual([today]);
  });

  it('given the first sweep ever, then they go back a year before the window and no further', () => {
    const days = daysToLookAt(today, undefined, rules);
    expect([days[0], days.at(-1), days.length]).toEqual(['2025-04-09', today, 365 + 61]);
  });

  it('given sweeps that did not run for years, then no further back than the first', () => {
    const long = { through: '2020-01-01', swept: '2020-03-01', regular_visits: 5 };
    const days = daysToLookAt(today, long, rules);
    expect([days[0], days.length]).toEqual(['2025-04-09', 365 + 61]);
  });

  it('given a shortened window, then the days between the old and the new', () => {
    const days = daysToLookAt(today, { ...covered, swept: today }, { ...rules, lapsingDays: 30 });
    expect([days[0], days.at(-2)]).toEqual(['2026-04-08', '2026-05-09']);
  });

  it('given a longer window, then it goes back, and the days come again when they pass it', () => {
    const longer = { ...rules, lapsingDays: 90 };
    expect(daysToLookAt(today, covered, longer)).toEqual(['2026-06-07', today]);
    const next = daysToLookAt('2026-06-15', coveredBy(today, longer), longer);
    expect([next[0], next[6]]).toEqual(['2026-03-11', '2026-03-17']);
  });

  it('given fewer visits that make a regular, then everybody is looked at again', () => {
    expect(daysToLookAt(today, covered, { ...rules, regularVisits: 3 })).toHaveLength(365 + 61);
    expect(daysToLookAt(today, covered, { ...rules, regularVisits: 8 })).toHaveLength(4);
  });
});

describe('who is lapsing', () => {
  it.each<[string, boolean, Partial<MemberRow>]>([
    ['a regular away for the whole window', true, { last_seen: '2026-04-09T23:30:00.000Z' }],
    [
      'a regular seen on the last day inside it, by the shop’s calendar',
      false,
      {
        // Past midnight in Greenwich and on the till the evening before.
        last_seen: '2026-04-11T03:00:00.000Z',
      },
    ],
    [
      'one whose day has passed here and not yet in Greenwich',
      true,
      { last_seen: '2026-04-10T02:00:00.000Z' },
    ],
    ['one with too few visits', false, { visit_count: 4 }],
    ['one at rest', false, { status: 'rested' }],
  ])('given %s: %s', (_, expected, changes) => {
    expect(isLapsing(aMember(changes), today, context)).toBe(expected);
  });

  it('given somebody who never came, or came once, then never, whatever the owner’s number', () => {
    const { last_seen: _, ...never } = aMember();
    expect(isLapsing(never, today, context)).toBe(false);
    const lenient = { ...context, rules: { ...rules, regularVisits: 1 } };
    expect(isLapsing(aMember({ visit_count: 1 }), today, lenient)).toBe(false);
    expect(isLapsing(aMember({ visit_count: 2 }), today, lenient)).toBe(true);
  });

  it('counts whole weeks', () => {
    expect(weeksAway(aMember({ last_seen: `${dayPlus(today, -62)}T15:00:00.000Z` }), today, zone)).toBe(8);
  });
});

describe('what becomes of somebody on the list', () => {
  const decide = (
    row: Partial<LapsingRow>,
    member: Partial<MemberRow> = {},
    changed: Partial<LapsingRules> = {},
  ) => decideListed(aRow(row), aMember(member), { ...context, rules: { ...rules, ...changed } });

  it('given somebody newly listed, then one nudge where the owner wants it and the mail is welcome', () => {
    expect(decide({})).toEqual({ move: 'nudge' });
    expect(decide({}, {}, { lapsingAction: 'list' })).toEqual({ move: 'keep' });
    expect(decide({}, {}, { maxNudges: 0 })).toEqual({ move: 'keep' });
    expect(decide({}, { opted_in: false })).toEqual({ move: 'keep' });
    expect(decide({}, { email_trouble: 'bounce' })).toEqual({ move: 'keep' });
  });

  it('given one nudge, then no second one by itself', () => {
    expect(decide({ nudge_count: 1, last_nudge: '2026-06-01T13:00:00.000Z' })).toEqual({ move: 'keep' });
  });

  it('given as many nudges as there may be, then a week of patience, and rest', () => {
    const nudged = { nudge_count: 2 };
    expect(decide({ ...nudged, last_nudge: '2026-06-02T13:00:00.000Z' })).toEqual({ move: 'keep' });
    // The last one a few seconds less than a week ago: the same sweep, a week later.
    expect(decide({ ...nudged, last_nudge: '2026-06-01T13:00:09.000Z' })).toEqual({ move: 'rest' });
  });

  it('given somebody whom no mail reaches, then rest after twelve weeks; anybody else after twenty-six', () => {
    const unreachable = { opted_in: false };
    const listed = (weeks: number) => ({ listed_at: `${dayPlus(today, -7 * weeks)}T13:00:00.000Z` });
    const seen = { last_seen: '2025-11-20T15:00:00.000Z' };
    expect(decide(listed(11), { ...unreachable, ...seen })).toEqual({ move: 'keep' });
    expect(decide(listed(12), { ...unreachable, ...seen })).toEqual({ move: 'rest' });
    const once = { nudge_count: 1, last_nudge: '2026-01-05T14:00:00.000Z' };
    expect(decide({ ...listed(25), ...once }, seen)).toEqual({ move: 'keep' });
    expect(decide({ ...listed(26), ...once }, seen)).toEqual({ move: 'rest' });
  });

  it('given a visit since, then off the list as come back; given a longer window, off it and nothing more', () => {
    const seen = { last_seen: '2026-06-03T15:00:00.000Z' };
    expect(decide({}, seen)).toEqual({ move: 'unlist', returned: true });
    expect(decide({}, {}, { lapsingDays: 90 })).toEqual({ move: 'unlist', returned: false });
  });

  it('may be mailed with a confirmed address, a welcome and no trouble', () => {
    const { email: _, ...without } = aMember();
    const { email_confirmed_at: __, ...unconfirmed } = aMember();
    expect([aMember(), without, unconfirmed].map(mayBeMailed)).toEqual([true, false, false]);
  });
});
