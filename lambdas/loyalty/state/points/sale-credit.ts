// Gives a sale's points: the balance by ADD, the ledger row, and the rewards that this very addition brought within
// reach. The condition on the balance makes the crossing true at the moment of writing; if other sales moved the
// balance out of its range, what is crossed is worked out anew.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../../shared/aws/conditional.ts';
import { lookAgain } from '../../../../shared/aws/look-again.ts';
import { makeTransact, type Part } from '../../../../shared/aws/transact.ts';
import { localDate } from '../../../../shared/time/time.ts';
import { crossingOf } from '../../decisions/crossing.ts';
import { affordable } from '../../decisions/rewards.ts';
import { lapsedLots } from '../../decisions/stamp-card.ts';
import { withUnlapsed } from '../../decisions/stamps.ts';
import { exact } from '../../points.ts';
import type { LedgerRow, MemberRow } from '../../rows.ts';
import type { Reward } from '../../rules/shape.ts';
import { makeErasedMembers } from '../erased-members.ts';
import { balanceItem, type HigherTier, type Mark, type Visit } from './balance-item.ts';
import { joiningRow } from './joining.ts';
import { ledgerItem, returnedItems } from './points-items.ts';

export type CreditTables = {
  readonly members: string;
  readonly ledger: string;
  readonly lapsing: string;
  readonly audit: string;
  /** Where the erased are marked; asked where a sale makes a member. */
  readonly notices?: string;
};

export type Credit = {
  /** What the ledger will say; what it crossed is filled in. */
  readonly row: Omit<LedgerRow, 'crossed'>;
  /** As last read; undefined for a phone nobody has seen. */
  readonly member: MemberRow | undefined;
  readonly rewards: readonly Reward[];
  /** What somebody gets for joining whom this very sale makes a member. */
  readonly joining?: number | undefined;
  readonly at: Date;
  /** The purchase behind it; absent where it was counted before (a correction). */
  readonly visit?: { readonly at: string; readonly totalMinor: number };
  /** A visit that never was. */
  readonly visits?: -1;
  /** More money spent than was counted before, or less. */
  readonly spentMinor?: number;
  /** Of what staff give by hand. */
  readonly mark?: Mark;
  /** Only for somebody who is a member: `overtaken` where nobody has this phone (any more). */
  readonly membersOnly?: true;
  /** What must happen in the same transaction, or not at all. */
  readonly together?: Part | ((member: MemberRow | undefined) => Part);
  /** The write holds for exactly the balance that was read, because `together` tells of it. */
  readonly tellsBalance?: true;
};

export type Credited =
  | { readonly kind: 'credited' | 'already'; readonly row: LedgerRow }
  /** Nobody is made a member who asked to be forgotten. */
  | { readonly kind: 'erased' }
  /** Taking away needs more than there is. */
  | { readonly kind: 'short'; readonly missing: number }
  /** What was to happen together was refused: somebody else was there first. `member` as they are now. */
  | { readonly kind: 'overtaken'; readonly member?: MemberRow };

const TRIES = 25;

export function makeSaleCredit(client: DynamoDBDocumentClient, tables: CreditTables, zone: string) {
  const transact = makeTransact(client);
  const notErased = (phone: string): TransactItem[] => {
    if (tables.notices === undefined) throw new Error('Nobody may make members here');
    return makeErasedMembers(client, tables.notices).notErasedItems(phone);
  };

  return async ({ row, rewards, at, ...credit }: Credit): Promise<Credited> => {
    let { member } = credit;
    const points = row.points_change;
    return lookAgain({ tries: TRIES, who: 'A balance' }, async () => {
      if (member === undefined && credit.membersOnly === true) return { kind: 'overtaken' };
      const { together: wanted } = credit;
      const gift = member === undefined ? (credit.joining ?? 0) : 0;
      const added = exact(points + gift);
      const { crossed, ...crossing } = crossingOf(member?.balance ?? 0, added, rewards);
      const balance = member?.balance ?? 0;
      const guard =
        credit.tellsBalance === true ? { atLeast: balance, below: exact(balance + 0.0001) } : crossing;
      const full: LedgerRow = {
        ...withUnlapsed(row, { at, zone }),
        ...(crossed.length === 0 ? {} : { crossed: crossed.map(({ reward }) => reward) }),
      };
      const visit = credit.visit === undefined ? undefined : visitOf(credit.visit, member);
      const outcome = await transact({
        balance: balanceItem(tables.members, {
          phone: row.phone,
          points: added,
          stamps: full.stamps,
          lapsed: member === undefined ? [] : lapsedLots(member, { at, zone }),
          guard,
          at,
          ...(member === undefined ? { member: 'new' as const } : {}),
          ...(points < 0 ? { needs: -points } : {}),
          ...(visit === undefined ? {} : { visit }),
          ...(credit.visits === undefined ? {} : { visits: credit.visits }),
          ...(credit.spentMinor === undefined ? {} : { spentMinor: credit.spentMinor }),
          // Within the guard it is the same for every balance; it also fills in what an import brought along.
          ...(added > 0
            ? higherTier(affordable(exact(balance + added), rewards).at(-1), member, rewards)
            : {}),
          ...(credit.mark === undefined ? {} : { mark: credit.mark }),
        }),
        ledger: ledgerItem(tables.ledger, full),
        joining:
          gift === 0
            ? undefined
            : ledgerItem(tables.ledger, joiningRow({ phone: row.phone, at, points: gift }, zone)),
        together: typeof wanted === 'function' ? wanted(member) : wanted,
        returned:
          visit?.isLatest === true && member !== undefined
            ? returnedItems(tables, member, { ts: row.ts, at, day: localDate(at, zone) })
            : undefined,
        notErased: member === undefined ? notErased(row.phone) : undefined,
      });
      if (outcome.applied) return { kind: 'credited', row: full };
      const { refusedBy, rows } = outcome;
      if (refusedBy.includes('ledger'))
        return { kind: 'already', row: (rows.ledger as LedgerRow | undefined) ?? full };
      // Only a sale that makes a member asks this.
      if (refusedBy.includes('notErased') && !refusedBy.includes('balance')) return { kind: 'erased' };
      if (refusedBy.includes('together')) return { kind: 'overtaken' };
      member = rows.balance as MemberRow | undefined;
      if (credit.mark !== undefined && (member?.[credit.mark.name] ?? '') !== credit.mark.seen)
        return { kind: 'overtaken', ...(member === undefined ? {} : { member }) };
      if (points < 0 && (member?.balance ?? 0) < -points)
        return { kind: 'short', missing: exact(-points - (member?.balance ?? 0)) };
      return 'again';
    });
  };
}

function visitOf(
  { at, totalMinor }: { at: string; totalMinor: number },
  member: MemberRow | undefined,
): Visit {
  return {
    at,
    totalMinor,
    isLargest: totalMinor > (member?.largest_minor ?? 0),
    isLatest: member?.last_seen === undefined || at >= member.last_seen,
  };
}

/** The tier, where `reached` is higher than any reward that this member reached before. */
export function higherTier(
  reached: Reward | undefined,
  member: MemberRow | undefined,
  rewards: readonly Reward[],
): { tier?: HigherTier } {
  if (reached === undefined) return {};
  const seen = member?.tier;
  // A reward that is not in the rules any more counts for what it cost when it was reached.
  const present = member?.tier_points ?? rewards.find(({ reward }) => reward === seen)?.points ?? 0;
  return reached.points > present ? { tier: { ...reached, seen } } : {};
}
