// A full stamp card is a reward that costs stamps in place of points; everything else of a redemption holds for it: once for each
// confirmation, and only for the member as its page saw them.
import { lookAgain } from '../../../../shared/aws/look-again.ts';
import { makeTransact } from '../../../../shared/aws/transact.ts';
import { localDate } from '../../../../shared/time/time.ts';
import { cardReward, fullCard, lotsOf } from '../../decisions/stamp-card.ts';
import { someStamps } from '../../decisions/stamps.ts';
import type { LedgerRow, MemberRow } from '../../rows.ts';
import type { StampCard } from '../../rules/shape.ts';
import { makeMembers } from '../members.ts';
import { balanceItem } from './balance-item.ts';
import type { MovesPlace } from './moves-place.ts';
import { ledgerItem, returnedItems } from './points-items.ts';
import { type Given, markOf, type Redemption, redemptionRow } from './redemption-row.ts';

export type CardRedemption = Omit<Redemption, 'reward' | 'cost'> & { readonly card: StampCard };

export type CardRedeemed =
  | { readonly kind: 'redeemed' | 'already'; readonly row: LedgerRow }
  | { readonly kind: 'unknown-member' }
  /** It is not full (any more). */
  | { readonly kind: 'not-full'; readonly given?: Given }
  | { readonly kind: 'given-meanwhile'; readonly given: Given };

const TRIES = 20;

export function makeFullCard(
  { client, tables, zone, row: rowOf }: MovesPlace,
  lastGiven: (member: MemberRow) => Promise<Given>,
) {
  const transact = makeTransact(client);
  const members = makeMembers(client, tables, zone);

  /** Takes one card's stamps, if it is full and this confirmation still holds. The member was here: not lapsing. */
  return async (redemption: CardRedemption): Promise<CardRedeemed> => {
    const { phone, card, at, seen } = redemption;
    const plain = redemptionRow({ ...redemption, reward: cardReward(card), cost: 0 }, zone);
    return lookAgain({ tries: TRIES, who: 'A stamp card' }, async () => {
      const [member, before] = await Promise.all([members.get(phone), rowOf(plain)]);
      if (before !== undefined) return { kind: 'already', row: before };
      if (member === undefined) return { kind: 'unknown-member' };
      const stamps = fullCard(card, member, { at, zone });
      const given = (member.last_reward ?? '') === seen ? undefined : await lastGiven(member);
      if (stamps === undefined) return { kind: 'not-full', ...(given === undefined ? {} : { given }) };
      if (given !== undefined) return { kind: 'given-meanwhile', given };
      const row: LedgerRow = { ...plain, ...someStamps(stamps) };
      const lots = lotsOf(member);
      const outcome = await transact({
        balance: balanceItem(tables.members, {
          phone,
          points: 0,
          stamps,
          // Which lots they come from was read just now; a sale that came between has it read anew.
          lots: Object.fromEntries(Object.keys(stamps).map((lot) => [lot, lots[lot] ?? 0])),
          at,
          seenAt: at.toISOString(),
          mark: markOf(redemption, row),
        }),
        ledger: ledgerItem(tables.ledger, row),
        returned: returnedItems(tables, member, { ts: row.ts, at, day: localDate(at, zone) }),
      });
      return outcome.applied ? { kind: 'redeemed', row } : 'again';
    });
  };
}
