// The rule for the two reminders: four moves. Both waits count from the last change of the cart:
//
//   changed ──first wait──> first reminder            changed ──second wait──> second reminder ──3 days──> give up
//
// A step counts as done when its reminder went out or was skipped for good. There is no fifth move, and none of
// them is decided by a model. Where the owner wants one reminder only, of all carts or of this size, giving up counts from the first.

import type { CartRow, Step } from '../rows.ts';
import type { CartRules, CartSize } from '../rules/shape.ts';
import { readWaits } from './own-waits.ts';

export type Move =
  | { readonly move: 'still-shopping'; readonly until: Date }
  | { readonly move: 'first-reminder' }
  | { readonly move: 'second-reminder' }
  | { readonly move: 'give-up' }
  /** Nothing will ever be due unless the cart changes: there is no wake-up to plan. */
  | { readonly move: 'none'; readonly reason: 'not-open' | 'no-address' | 'empty' | 'too-small' };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** The least time between the two reminders of a cart, unless the owner's waits are closer together. */
const APART_MS = 6 * 60 * MINUTE_MS;

/** The cart's total where it can be compared with what the owner wrote; undefined in another currency of which the store said no more. */
export function comparableTotal(row: CartRow, { currency }: Pick<CartRules, 'currency'>): number | undefined {
  return row.currency === undefined || row.currency === currency
    ? (row.total_minor ?? 0)
    : row.shop_total_minor;
}

/** The size a cart has. Totals at a bound belong to the bigger size; one that cannot be compared is a medium one. */
export function sizeOf(totalMinor: number | undefined, rules: CartRules): CartSize {
  if (totalMinor === undefined) return mediumOf(rules.sizes);
  const size = rules.sizes.find(({ belowMinor }) => belowMinor === undefined || totalMinor < belowMinor);
  if (size === undefined) throw new Error('The biggest cart size must have no upper end');
  return size;
}

/** The size that the owner calls medium, else the one in the middle, of two the smaller. */
function mediumOf(sizes: readonly CartSize[]): CartSize {
  const medium = sizes.find(({ name }) => name === 'medium') ?? sizes[Math.floor((sizes.length - 1) / 2)];
  if (medium === undefined) throw new Error('There must be a cart size');
  return medium;
}

/** Decides what is due for a cart at this moment. */
export function decideMove(row: CartRow, rules: CartRules, now: Date): Move {
  if (row.status !== 'open') return { move: 'none', reason: 'not-open' };
  if (row.email === undefined) return { move: 'none', reason: 'no-address' };
  const { changed_at: changedAt, items = [] } = row;
  const totalMinor = comparableTotal(row, rules);
  if (changedAt === undefined || items.length === 0) return { move: 'none', reason: 'empty' };
  if (totalMinor !== undefined && totalMinor < rules.minimumTotalMinor)
    return { move: 'none', reason: 'too-small' };

  const changed = new Date(changedAt).getTime();
  const [firstWaitMs, secondWaitMs = firstWaitMs] = waitsMs(row, rules);
  const giveUpMs = rules.giveUpAfterDays * DAY_MS;
  if (row.second_at !== undefined)
    return dueAt(new Date(row.second_at).getTime() + giveUpMs, now, { move: 'give-up' });
  // A reminder that could not go out for so long would only puzzle.
  if (now.getTime() >= changed + secondWaitMs + giveUpMs) return { move: 'give-up' };
  if (row.first_at === undefined)
    return dueAt(reminderDueAt(row, 'first', rules), now, { move: 'first-reminder' });
  if (isRemindedOnce(row, rules))
    return dueAt(new Date(row.first_at).getTime() + giveUpMs, now, { move: 'give-up' });
  return dueAt(reminderDueAt(row, 'second', rules), now, { move: 'second-reminder' });
}

/** When a step's reminder should go out, in epoch milliseconds, whatever has held it up since. */
export function reminderDueAt(row: CartRow, step: Step, rules: CartRules): number {
  const { changed_at: changedAt, first_at: firstAt } = row;
  const changed = new Date(changedAt ?? row.began_at).getTime();
  const [firstWaitMs, secondWaitMs = firstWaitMs] = waitsMs(row, rules);
  if (step === 'first') return changed + firstWaitMs;
  // A first reminder that a night or an outage held back must not have the second at its heels.
  const apartMs = Math.min(APART_MS, secondWaitMs - firstWaitMs);
  return Math.max(changed + secondWaitMs, firstAt === undefined ? 0 : new Date(firstAt).getTime() + apartMs);
}

/** When to look at the cart again after this move was made; undefined when the cart is done with. */
export function lookAgainAt(row: CartRow, move: Move, rules: CartRules, now: Date): Date | undefined {
  const { changed_at: changedAt } = row;
  switch (move.move) {
    case 'still-shopping':
      return move.until;
    case 'first-reminder': {
      // Usually the second wait. The hour is for a reminder that is still held back by a night.
      const [first, second = first] = waitsMs(row, rules);
      const due = new Date(changedAt ?? now).getTime() + second;
      return new Date(Math.max(due, now.getTime() + 60 * MINUTE_MS));
    }
    case 'second-reminder':
      // Should the reminder come to nothing, the look in an hour decides on it again; once it is done, it plans the last.
      return new Date(now.getTime() + Math.min(60 * MINUTE_MS, rules.giveUpAfterDays * DAY_MS));
    case 'give-up':
    case 'none':
      return undefined;
  }
}

/** When the first look at an open cart is due; undefined when there is nothing to wait for. */
export function firstLookAt(row: CartRow, rules: CartRules, now: Date): Date | undefined {
  const move = decideMove(row, rules, now);
  if (move.move === 'none') return undefined;
  return move.move === 'still-shopping' ? move.until : now;
}

const isRemindedOnce = (row: CartRow, rules: CartRules): boolean =>
  rules.remindersPerCart === 1 || waitsMs(row, rules)[1] === undefined;

/** Without the second where such a cart gets one reminder only. */
function waitsMs(row: CartRow, rules: CartRules): readonly [number, number?] {
  // What somebody wrote on the row by hand and cannot be read counts as not written.
  const own = readWaits(row.wait_override);
  if (own !== undefined) {
    const [first, second] = own;
    return [first * 60 * MINUTE_MS, second * 60 * MINUTE_MS];
  }
  const size = sizeOf(comparableTotal(row, rules), rules);
  const first = size.firstWaitMinutes * MINUTE_MS;
  return size.secondWaitMinutes === undefined ? [first] : [first, size.secondWaitMinutes * MINUTE_MS];
}

const dueAt = (at: number, now: Date, move: Move): Move =>
  now.getTime() >= at ? move : { move: 'still-shopping', until: new Date(at) };
