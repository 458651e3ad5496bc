// What somebody gets for joining: their row is born with the points, and the ledger's row says why. Both are parts of the
// transaction that makes the member, and a member is made once, so nobody has them twice.
import { localDate } from '../../../../shared/time/time.ts';
import { crossingOf } from '../../decisions/crossing.ts';
import { joiningKey } from '../../decisions/ledger-key.ts';
import type { LedgerRow, MemberRow } from '../../rows.ts';
import type { Reward } from '../../rules/shape.ts';

export type JoiningGift = {
  readonly points: number;
  /** The rewards in force, cheapest first. */
  readonly rewards: readonly Reward[];
};

/** The ledger's row of a member who is made now. */
export const joiningRow = (
  { phone, at, points }: { readonly phone: string; readonly at: Date; readonly points: number },
  zone: string,
): LedgerRow => ({
  phone,
  ts: joiningKey(at),
  points_change: points,
  reason: 'joining',
  posted_at: at.toISOString(),
  day: localDate(at, zone),
});

/** Somebody who joins by the form or at the desk, with what they get for it. */
export function bornWith(
  fresh: MemberRow,
  { points, rewards }: JoiningGift,
  { at, zone }: { readonly at: Date; readonly zone: string },
): { readonly member: MemberRow; readonly row: LedgerRow } {
  const { crossed } = crossingOf(0, points, rewards);
  const reached = crossed.at(-1);
  const row = joiningRow({ phone: fresh.phone, at, points }, zone);
  return {
    member: {
      ...fresh,
      balance: points,
      ...(reached === undefined ? {} : { tier: reached.reward, tier_points: reached.points }),
    },
    row: crossed.length === 0 ? row : { ...row, crossed: crossed.map(({ reward }) => reward) },
  };
}
