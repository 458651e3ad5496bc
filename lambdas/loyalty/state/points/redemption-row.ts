// What a reward leaves behind, whether points or a full stamp card pay for it: a row of the ledger, and the mark on the member's row.
import { localDate } from '../../../../shared/time/time.ts';
import { redemptionKey } from '../../decisions/ledger-key.ts';
import { exact } from '../../points.ts';
import type { LedgerRow } from '../../rows.ts';
import type { Mark } from './balance-item.ts';

export type Redemption = {
  readonly phone: string;
  /** The one-time confirmation. */
  readonly id: string;
  /** The instant inside the confirmation: part of the ledger key, so the same at every try. */
  readonly at: Date;
  readonly reward: string;
  readonly cost: number;
  readonly byStaff: string;
  /** The ledger key of the last reward that the page knew of; empty for none. */
  readonly seen: string;
};

export type Given = { readonly row: LedgerRow | undefined; readonly isReversed: boolean };

export const redemptionRow = (
  { phone, id, at, reward, cost, byStaff }: Redemption,
  zone: string,
): LedgerRow => ({
  phone,
  ts: redemptionKey({ id, at }),
  points_change: exact(-cost),
  reason: 'reward-redeem',
  reward,
  by_staff: byStaff,
  posted_at: at.toISOString(),
  day: localDate(at, zone),
});

export const markOf = ({ seen }: Pick<Redemption, 'seen'>, row: LedgerRow): Mark => ({
  name: 'last_reward',
  seen,
  next: row.ts,
});
