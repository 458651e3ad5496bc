// Who has slipped away, and what becomes of them. Days are the shop's local dates, so that a sweep answers the
// same at whatever hour it runs or is run again.
import { isHeldOut } from '../../../shared/people/held-out.ts';
import { weekBefore } from '../../../shared/time/periods.ts';
import { type IsoWeek, isoWeekOf, localDate, localParts } from '../../../shared/time/time.ts';
import type { LapsingRow, MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';

export type LapsingRules = Pick<
  LoyaltyRules,
  'lapsingDays' | 'regularVisits' | 'lapsingAction' | 'maxNudges' | 'holdOutPercent'
>;

/** How far the sweep has looked. */
export type Covered = {
  /** The last day whose visitors were looked at for having slipped away. */
  readonly through: string;
  /** When the last sweep ran. */
  readonly swept: string;
  readonly regular_visits: number;
};

export type ListedMove =
  | { readonly move: 'keep' }
  | { readonly move: 'nudge' }
  /** Would be nudged, and is held out: noted once, and left alone. */
  | { readonly move: 'hold-out' }
  | { readonly move: 'rest' }
  | { readonly move: 'unlist'; readonly returned: boolean };

const DAY_MS = 86_400_000;
const FIRST_LOOK_DAYS = 365;
const NUDGE_PATIENCE_DAYS = 7;
/** Nobody stays on the list for ever: so long for those whom no mail can reach, and so long for everybody else. */
const UNREACHABLE_WEEKS = 12;
const REACHABLE_WEEKS = 26;

const SWEPT_FROM_HOUR = 9;

/** The last week whose sweep is due: this week's from Monday nine in the morning on, until then the one before. */
export function weekToSweep(now: Date, zone: string): { readonly week: IsoWeek; readonly isMonday: boolean } {
  const { dayOfWeek, hour } = localParts(now, zone);
  const isMonday = dayOfWeek === 1;
  const week = isoWeekOf(now, zone);
  const isEarly = isMonday && hour < SWEPT_FROM_HOUR;
  return { week: isEarly ? weekBefore(week, zone) : week, isMonday };
}

/** A date so many days later, or earlier below zero. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/**
 * The days whose visitors this sweep must look at: those that passed the window since the last one, and those since it
 * ran, because what is told late (an import, a till's export) may tell of visits long ago. A year back at most; all
 * of it where nothing was covered yet, or where fewer visits make a regular now than did then.
 *
 * ```
 *   covered      to = today − lapsingDays              swept      today
 * ─────┤·········├──────────────────────────────────────┤··········├──
 * ```
 */
export function daysToLookAt(today: string, covered: Covered | undefined, rules: LapsingRules): string[] {
  const to = dayPlus(today, -rules.lapsingDays);
  const floor = dayPlus(to, -FIRST_LOOK_DAYS);
  if (covered === undefined || rules.regularVisits < covered.regular_visits) return daysFrom(floor, today);
  const from = dayPlus(covered.through, 1);
  const since = covered.swept > floor ? covered.swept : floor;
  return [...new Set([...daysFrom(from > floor ? from : floor, to), ...daysFrom(since, today)])];
}

/** What to remember of this sweep. A longer window goes back: those days are looked at again when they pass it. */
export const coveredBy = (today: string, rules: LapsingRules): Covered => ({
  through: dayPlus(today, -rules.lapsingDays),
  swept: today,
  regular_visits: rules.regularVisits,
});

const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => dayPlus(from, index));

/** Whole days since the last visit; undefined for somebody who never came. */
const daysAway = (member: Pick<MemberRow, 'last_seen'>, today: string, zone: string): number | undefined =>
  member.last_seen === undefined
    ? undefined
    : daysBetween(localDate(new Date(member.last_seen), zone), today);

/** A regular who has been away for the whole window. One visit makes no regular, whatever the owner's number. */
export function isLapsing(
  member: Pick<MemberRow, 'last_seen' | 'visit_count' | 'status'>,
  today: string,
  { rules, zone }: { readonly rules: LapsingRules; readonly zone: string },
): boolean {
  const away = daysAway(member, today, zone);
  return (
    away !== undefined &&
    away >= rules.lapsingDays &&
    member.visit_count >= Math.max(2, rules.regularVisits) &&
    member.status === 'active'
  );
}

/** Whoever bought anything from this moment on came back. The visit itself is a purchase, and no coming back. */
export const boughtAgainSince = ({ last_seen: visit }: Pick<MemberRow, 'last_seen'>): string | undefined =>
  visit === undefined ? undefined : new Date(Date.parse(visit) + 1).toISOString();

/** Whether a win-back mail may go out: a confirmed address, welcome, and no trouble with it. */
export const mayBeMailed = (
  member: Pick<MemberRow, 'email' | 'email_confirmed_at' | 'opted_in' | 'email_trouble'>,
): boolean =>
  member.opted_in &&
  member.email !== undefined &&
  member.email_confirmed_at !== undefined &&
  member.email_trouble === undefined;

/** What becomes of somebody on the list. */
export function decideListed(
  row: LapsingRow,
  member: MemberRow,
  context: {
    readonly today: string;
    readonly rules: LapsingRules;
    readonly zone: string;
    /** Of the member's number, by which it is settled who is held out. */
    readonly digest?: string;
  },
): ListedMove {
  const { today, rules, zone } = context;
  if (!isLapsing(member, today, context)) {
    const returned = member.last_seen !== undefined && member.last_seen > row.listed_at;
    return { move: 'unlist', returned };
  }
  const reachable = mayBeMailed(member);
  if (rules.lapsingAction === 'nudge-once' && reachable && row.nudge_count === 0 && rules.maxNudges > 0) {
    if (!isHeldOut(context.digest, rules.holdOutPercent, 'loyalty')) return { move: 'nudge' };
    if (row.held_out_at === undefined) return { move: 'hold-out' };
  }

  const daysSince = (instant: string) => daysBetween(localDate(new Date(instant), zone), today);
  const nudgedInVain =
    row.nudge_count >= rules.maxNudges &&
    row.last_nudge !== undefined &&
    daysSince(row.last_nudge) >= NUDGE_PATIENCE_DAYS;
  const patienceWeeks = reachable ? REACHABLE_WEEKS : UNREACHABLE_WEEKS;
  return nudgedInVain || daysSince(row.listed_at) >= patienceWeeks * 7 ? { move: 'rest' } : { move: 'keep' };
}

/** How long somebody has been away, as the list says it. */
export const weeksAway = (member: Pick<MemberRow, 'last_seen'>, today: string, zone: string): number =>
  Math.floor((daysAway(member, today, zone) ?? 0) / 7);
