// The weekly take-up report: when it is due, and its figures, computed from the rows alone.
import { weekBefore } from '../../../shared/time/periods.ts';
import { isoWeekOf, localParts } from '../../../shared/time/time.ts';
import { GATE_ENDINGS, type GateEnding } from '../rows.ts';

/** An offer as the by-state index shows it. */
export type ReportRow = {
  readonly state: string;
  readonly reason?: string;
  readonly sku?: string;
  readonly productName?: string;
  readonly triggerSku?: string;
  readonly triggerName?: string;
  readonly closedAt?: string;
};

export type TakeUp = {
  readonly label: string;
  readonly taken: number;
  readonly ignored: number;
  readonly outOfWindow: number;
};

export type ReportFigures = {
  readonly taken: number;
  readonly ignored: number;
  readonly outOfWindow: number;
  readonly noFit: number;
  readonly neverSent: number;
  /** By reason, most frequent first. */
  readonly neverSentBy: readonly { readonly reason: string; readonly count: number }[];
  /** Nudges that surely went out and are closed: taken + ignored + out of window. */
  readonly nudges: number;
  /** Nudges of which nobody knows whether they went out; in no other figure. */
  readonly unknown: number;
  /** Orders that got no further than the gate, by why, most first. */
  readonly endedBy: readonly { readonly reason: GateEnding; readonly count: number }[];
  /** All orders that came to an end in the week: every one is in exactly one figure. */
  readonly orders: number;
  /** Of the ignored: opened by something that may have been a person. Counted as taken nowhere. */
  readonly unclear: number;
  readonly byAddOn: readonly TakeUp[];
  readonly byTrigger: readonly TakeUp[];
};

export type ReportWeek = { readonly key: string; readonly startsAt: Date; readonly endsAt: Date };

const REPORT_HOUR = 9;
const DAY_MS = 86_400_000;

/**
 * The last week to report on: from Monday 09:00 in the shop's zone it is the week that just ended, so that a sweep
 * that could not run on Monday catches up later. Before that hour it is the week before.
 */
export function reportWeek(now: Date, zone: string): ReportWeek {
  const thisWeek = isoWeekOf(now, zone);
  const local = localParts(now, zone);
  const isMonday = now.getTime() - thisWeek.startsAt.getTime() < DAY_MS && local.dayOfWeek === 1;
  const lastWeek = weekBefore(thisWeek, zone);
  return isMonday && local.hour < REPORT_HOUR ? weekBefore(lastWeek, zone) : lastWeek;
}

/**
 * Whether a sweep of this hour looks if a report is owed: on Monday every hour from nine, and on other days at nine, so
 * that a Monday on which nothing worked is made up for, and the other sweeps ask nothing.
 */
export function asksForReport(now: Date, zone: string): boolean {
  const { dayOfWeek, hour } = localParts(now, zone);
  return dayOfWeek === 1 ? hour >= REPORT_HOUR : hour === REPORT_HOUR;
}

/** Counts the offers that were closed inside the week. Rows of other weeks are left out. */
export function reportFigures(
  rows: readonly ReportRow[],
  week: ReportWeek,
  ended: Readonly<Partial<Record<GateEnding, number>>> = {},
): ReportFigures {
  const all = rows.filter(
    ({ closedAt }) =>
      closedAt !== undefined && new Date(closedAt) >= week.startsAt && new Date(closedAt) < week.endsAt,
  );
  const isUnknown = ({ reason }: ReportRow) => reason === 'fate-unknown';
  const closed = all.filter((row) => !isUnknown(row));
  const count = (state: string) => closed.filter((row) => row.state === state).length;
  const reasons = new Map<string, number>();
  for (const row of closed)
    if (row.state === 'never-sent')
      reasons.set(row.reason ?? 'unknown', (reasons.get(row.reason ?? 'unknown') ?? 0) + 1);

  const taken = count('taken');
  const ignored = count('ignored');
  const outOfWindow = count('out-of-window');
  const endedBy = GATE_ENDINGS.map((reason) => ({ reason, count: ended[reason] ?? 0 }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count);
  return {
    endedBy,
    // An offer is one order's, and an order has one offer at most.
    orders: all.length + endedBy.reduce((sum, each) => sum + each.count, 0),
    taken,
    ignored,
    outOfWindow,
    nudges: taken + ignored + outOfWindow,
    unknown: all.length - closed.length,
    unclear: closed.filter(({ state, reason }) => state === 'ignored' && reason === 'opened-unclear').length,
    noFit: count('no-fit'),
    neverSent: count('never-sent'),
    neverSentBy: [...reasons]
      .map(([reason, number]) => ({ reason, count: number }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    byAddOn: takeUpBy(closed, (row) => row.productName ?? row.sku),
    byTrigger: takeUpBy(closed, (row) => row.triggerName ?? row.triggerSku),
  };
}

function takeUpBy(rows: readonly ReportRow[], labelOf: (row: ReportRow) => string | undefined): TakeUp[] {
  const groups = new Map<string, { taken: number; ignored: number; outOfWindow: number }>();
  for (const row of rows) {
    const label = labelOf(row);
    if (label === undefined || !['taken', 'ignored', 'out-of-window'].includes(row.state)) continue;
    const group = groups.get(label) ?? { taken: 0, ignored: 0, outOfWindow: 0 };
    if (row.state === 'taken') group.taken += 1;
    else if (row.state === 'ignored') group.ignored += 1;
    else group.outOfWindow += 1;
    groups.set(label, group);
  }
  const size = (group: { taken: number; ignored: number; outOfWindow: number }) =>
    group.taken + group.ignored + group.outOfWindow;
  return [...groups]
    .map(([label, group]) => ({ label, ...group }))
    .sort(
      (a, b) => b.taken / size(b) - a.taken / size(a) || size(b) - size(a) || (a.label < b.label ? -1 : 1),
    );
}

/** Share of nudges that were tapped inside their window, in percent with one decimal; undefined for none. */
export function takeUpPercent(counts: {
  readonly taken: number;
  readonly ignored: number;
  readonly outOfWindow: number;
}): number | undefined {
  const nudges = counts.taken + counts.ignored + counts.outOfWindow;
  return nudges === 0 ? undefined : Math.round((counts.taken * 1000) / nudges) / 10;
}
