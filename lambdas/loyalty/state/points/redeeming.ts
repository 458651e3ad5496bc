// Points for a reward. A confirmation is good once, and only for the member as its page saw them: was a reward given
// meanwhile, at this till or another, then the next one takes a new tap.

import { lookAgain } from '../../../../shared/aws/look-again.ts';
import { makeTransact, type Refusal } from '../../../../shared/aws/transact.ts';
import { localDate } from '../../../../shared/time/time.ts';
import { reversalKey } from '../../decisions/ledger-key.ts';
import { exact } from '../../points.ts';
import type { LedgerRow, MemberRow } from '../../rows.ts';
import { auditItem } from '../audit.ts';
import { makeMembers } from '../members.ts';
import { memberSnapshot } from '../snapshot.ts';
import { balanceItem } from './balance-item.ts';
import { makeFullCard } from './full-card.ts';
import { type Gift, presentRow } from './goodwill.ts';
import type { MovesPlace } from './moves-place.ts';
import { ledgerItem, returnedItems } from './points-items.ts';
import { type Given, markOf, type Redemption, redemptionRow } from './redemption-row.ts';
import { higherTier } from './sale-credit.ts';

export type Redeemed =
  | { readonly kind: 'redeemed' | 'already'; readonly row: LedgerRow }
  /** `given`: what somebody gave since the page was opened, if that is where the points went. */
  | { readonly kind: 'short'; readonly missing: number; readonly balance: number; readonly given?: Given }
  /** Somebody gave a reward since the page was opened, and there is still enough for another. */
  | { readonly kind: 'given-meanwhile'; readonly given: Given }
  | { readonly kind: 'unknown-member' }
  /** The owner allows whoever gives it no further goodwill today. */
  | { readonly kind: 'goodwill-limit' };

const TRIES = 20;

export function makeRedeeming(place: MovesPlace) {
  const { client, tables, zone, row: rowOf } = place;
  const transact = makeTransact(client);
  const members = makeMembers(client, tables, zone);

  /** The last reward that somebody gave this member, and whether it was taken back. */
  async function lastGiven({ phone, last_reward: ts }: MemberRow): Promise<Given> {
    if (ts === undefined) return { row: undefined, isReversed: false };
    const [row, reversal] = await Promise.all([rowOf({ phone, ts }), rowOf({ phone, ts: reversalKey(ts) })]);
    return { row, isReversed: reversal !== undefined };
  }

  /** Why a redemption was refused by the member's row, as it stands now. */
  async function refusal(now: MemberRow, { seen, cost }: Redemption): Promise<Redeemed> {
    const isOvertaken = (now.last_reward ?? '') !== seen;
    const missing = exact(cost - now.balance);
    const given = isOvertaken ? await lastGiven(now) : undefined;
    if (given !== undefined && missing <= 0) return { kind: 'given-meanwhile', given };
    return { kind: 'short', missing, balance: now.balance, ...(given === undefined ? {} : { given }) };
  }

  /** This very confirmation was used before. */
  const usedBefore = <Name extends string>(
    { refusedBy, rows }: Refusal<Name | 'ledger'>,
    row: LedgerRow,
  ): Redeemed | undefined =>
    refusedBy.includes('ledger')
      ? { kind: 'already', row: (rows.ledger as LedgerRow | undefined) ?? row }
      : undefined;

  return {
    lastGiven,

    redeemCard: makeFullCard(place, lastGiven),

    /** Takes the cost off, if it is there and this confirmation still holds. The member was here: not lapsing. */
    async redeem(redemption: Redemption): Promise<Redeemed> {
      const row = redemptionRow(redemption, zone);
      const { phone, cost, at } = redemption;
      const seen = await members.get(phone);
      if (seen === undefined) return { kind: 'unknown-member' };
      const outcome = await transact({
        // The condition is the check; what was read just now only tells whether the member was missed.
        balance: balanceItem(tables.members, {
          phone,
          points: -cost,
          needs: cost,
          at,
          seenAt: at.toISOString(),
          mark: markOf(redemption, row),
        }),
        ledger: ledgerItem(tables.ledger, row),
        returned: returnedItems(tables, seen, { ts: row.ts, at, day: localDate(at, zone) }),
      });
      if (outcome.applied) return { kind: 'redeemed', row };
      const used = usedBefore(outcome, row);
      if (used !== undefined) return used;
      const now = outcome.rows.balance as MemberRow | undefined;
      return now === undefined ? { kind: 'unknown-member' } : refusal(now, redemption);
    },

    /**
     * A manager gives the points that are missing, at most `gift`, and the reward is redeemed; both are rows of the
     * ledger. What would need more than the page promised is `short`.
     */
    async redeemWithGoodwill(
      redemption: Redemption,
      { gift, rewards, counted }: Gift,
    ): Promise<Redeemed & { readonly goodwill?: number }> {
      const row = redemptionRow(redemption, zone);
      const { phone, cost, at, byStaff, id, reward } = redemption;
      const day = localDate(at, zone);
      return lookAgain({ tries: TRIES, who: 'An override' }, async () => {
        const [member, before] = await Promise.all([members.get(phone), rowOf(row)]);
        if (before !== undefined) return { kind: 'already', row: before };
        if (member === undefined) return { kind: 'unknown-member' };
        const goodwill = exact(Math.max(0, cost - member.balance));
        if (goodwill > gift || (member.last_reward ?? '') !== redemption.seen)
          return refusal(member, redemption);
        const isCounted = goodwill > 0 && counted !== undefined;
        const count = isCounted ? await counted(day) : undefined;
        if (isCounted && count === undefined) return { kind: 'goodwill-limit' };
        const present = presentRow(redemption, { points: goodwill, day });
        const outcome = await transact({
          balance: balanceItem(tables.members, {
            phone,
            points: exact(goodwill - cost),
            // Exactly the balance that the gift was counted for.
            guard:
              goodwill === 0
                ? { atLeast: cost }
                : { atLeast: member.balance, below: exact(member.balance + 0.0001) },
            at,
            seenAt: at.toISOString(),
            mark: markOf(redemption, row),
            // For a moment the balance was enough for it.
            ...(goodwill === 0 ? {} : higherTier({ reward, points: cost }, member, rewards)),
          }),
          ledger: ledgerItem(tables.ledger, row),
          returned: returnedItems(tables, member, { ts: row.ts, at, day }),
          gift: goodwill === 0 ? undefined : ledgerItem(tables.ledger, present),
          count,
          audit: auditItem(tables.audit, {
            phone,
            at,
            reference: id,
            action: 'override',
            by_user: byStaff,
            before: memberSnapshot(member),
            after: {
              ...memberSnapshot(member),
              balance: exact(member.balance + goodwill - cost),
              reward,
              goodwill,
            },
            day,
          }),
        });
        if (outcome.applied) return { kind: 'redeemed', row, goodwill };
        const used = usedBefore(outcome, row);
        if (used !== undefined) return used;
        return 'again';
      });
    },
  };
}
