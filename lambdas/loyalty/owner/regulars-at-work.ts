// Who slips away and what happens then, in one case each.
import { type AtWorkTable, daysAfter, nowOf, sayDate, ZONE } from '../../../shared/rules/at-work/at-work.ts';
import { decideListed, isLapsing } from '../decisions/lapsing.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltySetting } from './sample-sale.ts';

const MOST_DAYS = 400;
const MOST_VISITS = 200;

const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Somebody whom every mail can reach, seen last at that moment. */
function regular(seen: Date, visits: number): MemberRow {
  const at = seen.toISOString();
  return {
    phone: 'x',
    balance: 0,
    visit_count: visits,
    last_seen: at,
    joined: at,
    joined_by: 'form',
    status: 'active',
    opted_in: true,
    email: 'x',
    email_confirmed_at: at,
  };
}

const contextOf = (today: Date, { rules }: LoyaltySetting) => ({ today: dateOf(today), rules, zone: ZONE });

/** The first day on which somebody is lapsing who was seen last at that moment. */
function lapsingFrom(seen: Date, visits: number, setting: LoyaltySetting): Date | undefined {
  return Array.from({ length: MOST_DAYS }, (_, days) => daysAfter(seen, days)).find((today) =>
    isLapsing(regular(seen, visits), dateOf(today), contextOf(today, setting)),
  );
}

/** What becomes of a regular who is on the list from then on, nudged so often, the last time so many days ago. */
function listed(nudges: number, days: number, setting: LoyaltySetting) {
  const seen = nowOf(setting);
  const from = lapsingFrom(seen, MOST_VISITS, setting) ?? seen;
  const today = daysAfter(from, days);
  const nudged = nudges === 0 ? {} : { last_nudge: from.toISOString() };
  const row = { phone: 'x', listed_at: from.toISOString(), weeks_away: 0, nudge_count: nudges, ...nudged };
  return { from, today, move: decideListed(row, regular(seen, MOST_VISITS), contextOf(today, setting)).move };
}

export const regularsAtWork = {
  lapsingDays: {
    example(_: unknown, setting: LoyaltySetting) {
      const seen = nowOf(setting);
      const from = lapsingFrom(seen, MOST_VISITS, setting);
      return from === undefined
        ? undefined
        : `A regular who was here last on ${sayDate(seen)} is lapsing from ${sayDate(from)} on.`;
    },
  },

  regularVisits: {
    example(visits: number, setting: LoyaltySetting) {
      const lapses = (count: number) =>
        lapsingFrom(nowOf(setting), count, setting) === undefined ? 'never lapses' : 'can lapse';
      return `Somebody who came ${visits - 1} ${visits === 2 ? 'time' : 'times'} ${lapses(visits - 1)}, and who came ${visits} times ${lapses(visits)}.`;
    },
  },

  lapsingAction: {
    example(_: unknown, setting: LoyaltySetting) {
      const { from, move } = listed(0, 0, setting);
      return `A regular who is lapsing from ${sayDate(from)} on ${move === 'nudge' ? 'gets a nudge with the next weekly run' : 'is listed at the desk, and nothing is sent'}.`;
    },
  },

  maxNudges: {
    example(most: number, setting: LoyaltySetting) {
      const rested = Array.from({ length: MOST_DAYS }, (_, days) => days).find(
        (days) => listed(most, days, setting).move === 'rest',
      );
      if (rested === undefined) return undefined;
      const { from, today } = listed(most, rested, setting);
      return `Whoever got ${most === 1 ? 'the one nudge' : `the last of ${most} nudges`} on ${sayDate(from)} and stays away is left alone from ${sayDate(today)} on.`;
    },
  },
} satisfies AtWorkTable;
