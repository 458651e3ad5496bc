// A manager's present: the points that a reward was short of.
import type { TransactItem } from '../../../../shared/aws/conditional.ts';
import { goodwillKey } from '../../decisions/ledger-key.ts';
import type { LedgerRow } from '../../rows.ts';
import type { Reward } from '../../rules/shape.ts';

export type Gift = {
  /** The most that may be given. */
  readonly gift: number;
  readonly rewards: readonly Reward[];
  /** What counts one more present on that day; undefined: the owner allows none any more. Absent: nothing is counted. */
  readonly counted?: (day: string) => Promise<TransactItem | undefined>;
};

/** Of the redemption that it helps along. */
type Presented = {
  readonly phone: string;
  readonly id: string;
  readonly at: Date;
  readonly reward: string;
  readonly byStaff: string;
};

export const presentRow = (
  { phone, at, id, reward, byStaff }: Presented,
  { points, day }: { readonly points: number; readonly day: string },
): LedgerRow => ({
  phone,
  ts: goodwillKey({ at, id }),
  points_change: points,
  reason: 'goodwill',
  reward,
  // Within reach by this very gift, and handed over with it.
  crossed: [reward],
  by_staff: byStaff,
  posted_at: at.toISOString(),
  day,
});
