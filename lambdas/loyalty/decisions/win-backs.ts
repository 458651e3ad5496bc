// Whether win-backs are worth it: of those who were nudged, and of those who were given a bonus, how many came back
// within the window. Coming back is a purchase or a reward after it, in person.

import type { DayDeed } from '../desk-rows.ts';
import { sum } from '../points.ts';
import type { DayChange } from '../rows.ts';
import type { DaySale } from '../sale-rows.ts';
import { instantOf, operationOf, reversedKey } from './ledger-key.ts';

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

function visitsByPhone({ sales, changes }: WinBackRows['visits']): ReadonlyMap<string, readonly number[]> {
  const seen = new Map<string, number[]>();
  const note = (phone: string | undefined, ts: string | undefined) => {
    if (phone === undefined || ts === undefined) return;
    seen.set(phone, [...(seen.get(phone) ?? []), Date.parse(instantOf(ts))]);
  };
  for (const { phone, ts } of sales) note(phone, ts);
  for (const { phone, ts, reason } of changes) if (reason === 'reward-redeem') note(phone, ts);
  return seen;
}
