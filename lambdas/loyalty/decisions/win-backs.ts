// Whether win-backs are worth it: of those who were nudged, and of those who were given a bonus, how many came back
// within the window. Coming back is a purchase or a reward after it, in person.

import type { Share } from '../../../shared/statistics/proportions.ts';
import type { DayDeed } from '../desk-rows.ts';
import { exact, sum } from '../points.ts';
import type { DayChange } from '../rows.ts';
import type { DaySale } from '../sale-rows.ts';
import { instantOf, operationOf, refundedMark, reversedKey, saleMark } from './ledger-key.ts';

export type WinBackRows = {
  /** Of the month that is judged. */
  readonly deeds: readonly DayDeed[];
  readonly changes: readonly DayChange[];
  /** Of that month and everything known after it. */
  readonly visits: {
    readonly sales: readonly DaySale[];
    readonly changes: readonly DayChange[];
  };
  readonly windowDays: number;
};

export type Judged = { readonly people: number; readonly cameBack: number };
export type WinBacks = {
  readonly nudges: Judged;
  /** Bonuses that were taken back do not count. */
  readonly bonuses: Judged & { readonly points: number };
};

const DAY_MS = 86_400_000;

export function winBacksOf({ deeds, changes, visits, windowDays }: WinBackRows): WinBacks {
  const seen = visitsByPhone(visits);
  const cameBack = ({ phone, ts }: Pick<DayDeed, 'phone' | 'ts'>): boolean => {
    const from = Date.parse(instantOf(ts));
    return (seen.get(phone) ?? []).some((visit) => visit > from && visit <= from + windowDays * DAY_MS);
  };
  const judged = (tries: readonly Pick<DayDeed, 'phone' | 'ts'>[]): Judged => {
    const people = new Set(tries.map(({ phone }) => phone));
    return { people: people.size, cameBack: new Set(tries.filter(cameBack).map(({ phone }) => phone)).size };
  };
  const undone = new Set(
    visits.changes
      .filter(({ reason, ts }) => reason === 'reversed' && operationOf(ts) === 'bonus')
      .map(({ phone, ts }) => `${phone} ${reversedKey(ts)}`),
  );
  const bonuses = changes.filter(
    ({ reason, phone, ts }) => reason === 'win-back-bonus' && !undone.has(`${phone} ${ts}`),
  );
  return {
    nudges: judged(deeds.filter(({ action }) => action === 'nudge')),
    bonuses: { ...judged(bonuses), points: sum(bonuses.map(({ points_change }) => points_change)) },
  };
}

/** Purchases and rewards, each in person; what was voided, undone, or refunded down to its last point was none. */
function visitsByPhone({ sales, changes }: WinBackRows['visits']): ReadonlyMap<string, readonly number[]> {
  const seen = new Map<string, number[]>();
  const note = (phone: string | undefined, ts: string | undefined) => {
    if (phone === undefined || ts === undefined) return;
    seen.set(phone, [...(seen.get(phone) ?? []), Date.parse(instantOf(ts))]);
  };
  const undone = new Set(
    changes
      .filter(({ reason }) => reason === 'reversed')
      .map(({ phone, ts }) => `${phone} ${reversedKey(ts)}`),
  );
  const back = takenBack(changes);
  for (const { sale_id, phone, ts, day_points = 0 } of sales) {
    if (undone.has(`${phone} ${ts}`) || back.isGone(sale_id, day_points)) continue;
    note(phone, ts);
  }
  for (const { phone, ts, reason } of changes)
    if (reason === 'reward-redeem' && !undone.has(`${phone} ${ts}`)) note(phone, ts);
  return seen;
}

/** Of each sale the points that refunds took back, and whether it was voided. */
function takenBack(changes: readonly DayChange[]) {
  const points = new Map<string, number>();
  const voided = new Set<string>();
  for (const { ts, reason, points_change } of changes) {
    const mark = refundedMark(ts);
    if (mark === undefined) continue;
    if (reason === 'void') voided.add(mark);
    points.set(mark, (points.get(mark) ?? 0) + points_change);
  }
  return {
    isGone(saleId: string, earned: number): boolean {
      const mark = saleMark(saleId);
      return voided.has(mark) || (earned > 0 && exact(earned + (points.get(mark) ?? 0)) <= 0);
    },
  };
}

export type Compared = { readonly offered: Share; readonly heldOut: Share };

/**
 * The regulars who were told something in a month beside those who are held out and would have been, each once: whoever was told
 * or held out already in the month before is in that one's figures, because only those who were told are told again.
 */
export function comparedOf({
  deeds,
  before,
  visits,
  windowDays,
}: Pick<WinBackRows, 'deeds' | 'visits' | 'windowDays'> & { readonly before: readonly DayDeed[] }): Compared {
  const seen = visitsByPhone(visits);
  const known = new Set(before.filter(isAsked).map(({ phone }) => phone));
  const groups = { offered: { of: 0, hits: 0 }, heldOut: { of: 0, hits: 0 } };
  for (const { phone, ts, action } of [...deeds].filter(isAsked).sort((a, b) => (a.ts < b.ts ? -1 : 1))) {
    if (known.has(phone)) continue;
    known.add(phone);
    const from = Date.parse(instantOf(ts));
    const cameBack = (seen.get(phone) ?? []).some(
      (visit) => visit > from && visit <= from + windowDays * DAY_MS,
    );
    const group = groups[action === 'nudge' ? 'offered' : 'heldOut'];
    group.of += 1;
    if (cameBack) group.hits += 1;
  }
  return groups;
}

export const isAsked = ({ action }: Pick<DayDeed, 'action'>): boolean =>
  action === 'nudge' || action === 'held-out';
