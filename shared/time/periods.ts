// Runs that happen once a period: a month, a week, a day, an evening. A run that failed all its tries must not cost the
// period, so each run asks how far it has come and makes up what is missing, back to a bound. Pure.

import { type IsoWeek, isoWeekOf } from './time.ts';

const DAY_MS = 86_400_000;

/** `key` names the period and sorts by time: `2026-10`, `2026-W45`, `2026-11-17`. */
export type Period = { readonly key: string };

export type Past<P extends Period> = {
  /** The last period that is due by now. */
  readonly last: P;
  readonly before: (period: P) => P;
  /** How many periods back a run makes up at most, the last one included. */
  readonly most: number;
  /** True on the day on which `last` came due. A run without any past begins then, and on no other day. */
  readonly isDueToday: boolean;
};

/**
 * The periods that are not finished yet, oldest first. Before the first run ever it is the last one alone, on its day:
 * nobody asked for those before.
 */
export function unfinishedPeriods<P extends Period>(
  { last, before, most, isDueToday }: Past<P>,
  through: string | undefined,
): P[] {
  if (through === undefined) return isDueToday ? [last] : [];
  const periods: P[] = [];
  for (let period = last; period.key > through && periods.length < most; period = before(period))
    periods.unshift(period);
  return periods;
}

/** The week before this one, in the zone. */
export const weekBefore = ({ startsAt }: Pick<IsoWeek, 'startsAt'>, zone: string): IsoWeek =>
  isoWeekOf(new Date(startsAt.getTime() - DAY_MS), zone);

/** The local day before this one, both as `2026-11-17`. */
export const dayBefore = ({ key }: Period): Period => ({
  key: new Date(Date.parse(`${key}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10),
});
