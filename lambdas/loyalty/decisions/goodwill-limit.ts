// How many rewards somebody gave out of goodwill on a day. The count stands on their own row of the staff list, so that asking
// reads no ledger. What was taken back stays counted: a limit that is set back by whoever it holds would be none.
import type { StaffRow } from '../desk-rows.ts';

export const goodwillGiven = (
  row: Pick<StaffRow, 'goodwill_day' | 'goodwill_count'> | undefined,
  day: string,
): number => (row?.goodwill_day === day ? (row.goodwill_count ?? 0) : 0);

/** `most` is absent where the owner says nothing of it. */
export const mayGiveGoodwill = (given: number, most: number | undefined): boolean =>
  most === undefined || given < most;

/** How many more may be given today; undefined where the owner says nothing of it. */
export const goodwillLeft = (given: number, most: number | undefined): number | undefined =>
  most === undefined ? undefined : Math.max(0, most - given);
