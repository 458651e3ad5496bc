// The figures of a month for the owner's monthly letter, counted from the rows of its days alone.

import type { AuditAction, DayDeed } from '../desk-rows.ts';
import { exact, sum } from '../points.ts';
import type { DayChange } from '../rows.ts';
import type { DaySale } from '../sale-rows.ts';
import { operationOf } from './ledger-key.ts';

export type MonthRows = {
  readonly sales: readonly DaySale[];
  readonly changes: readonly DayChange[];
  readonly deeds: readonly DayDeed[];
};

/** Points are exact; people see them through `shown`. */
export type LoyaltyFigures = {
  /** At the till, by giving their number; a held first sale counts once it is approved. */
  readonly enrolledBySale: number;
  /** By the form or at the desk. */
  readonly signedUp: number;
  /** By an import that was not undone. */
  readonly imported: number;
  /** Purchases that points were given for at once. */
  readonly purchases: number;
  /** Purchases of members that earned none by the owner's rules. With `purchases` and `held` they add up to all sales. */
  readonly withoutPoints: number;
  /** For purchases, with corrections, and with what refunds, voids and undoing took back. */
  readonly given: number;
  /** Brought in from another programme. */
  readonly broughtIn: number;
  /** Held by people who asked to be forgotten: they lapsed. */
  readonly lapsed: number;
  /** Rewards less those undone, most often given first. */
  readonly redemptions: readonly { readonly reward: string; readonly count: number }[];
  readonly rewardsGiven: number;
  readonly redeemed: number;
  readonly goodwill: number;
  readonly bonusPoints: number;
  readonly bonuses: number;
  /** Regulars who had slipped away and were written to; how many came back; how many were let rest. */
  readonly nudged: number;
  readonly returned: number;
  readonly rested: number;
  readonly held: number;
  readonly approved: number;
  readonly rejected: number;
  readonly undone: number;
  readonly overrides: number;
  /** By so much all balances together moved. */
  readonly net: number;
};

/** Where a change belongs; a reversal belongs where the row it takes back does. */
type Kind = 'purchase' | 'redemption' | 'goodwill' | 'bonus' | 'import' | 'erasure';

/** Who joins members in an import (`by_user` of its entries). */
const IMPORT = 'import';

const KIND_BY_REASON: Readonly<Record<Exclude<DayChange['reason'], 'reversed'>, Kind>> = {
  earn: 'purchase',
  correction: 'purchase',
  refund: 'purchase',
  void: 'purchase',
  'reward-redeem': 'redemption',
  goodwill: 'goodwill',
  'win-back-bonus': 'bonus',
  joining: 'bonus',
  birthday: 'bonus',
  import: 'import',
  erased: 'erasure',
};
/** By the operation in the ledger key. */
const KIND_BY_OPERATION: Readonly<Record<string, Kind>> = {
  redeem: 'redemption',
  goodwill: 'goodwill',
  bonus: 'bonus',
  joining: 'bonus',
  birthday: 'bonus',
  import: 'import',
};

export function loyaltyFigures({ sales, changes, deeds }: MonthRows): LoyaltyFigures {
  const added = sales.filter(({ move }) => move === 'add');
  const pointsOf = (kind: Kind) =>
    sum(changes.filter((change) => kindOf(change) === kind).map((change) => change.points_change));
  const earned = sum(added.map(({ day_points = 0 }) => day_points));
  const withoutPoints = added.filter(({ day_points = 0 }) => day_points === 0).length;
  const deedsOf = (action: AuditAction) => deeds.filter((deed) => deed.action === action);
  const peopleOf = (action: AuditAction) => new Set(deedsOf(action).map(({ phone }) => phone));
  const approved = peopleOf('approve');
  const undone = peopleOf('import-undone');
  const joins = deedsOf('joined');
  const redemptions = redemptionsIn(changes);
  return {
    // Two first sales of one person at once both say that they enrol.
    enrolledBySale: new Set(
      sales
        .filter(({ enrols, move, phone = '' }) => enrols === true && (move === 'add' || approved.has(phone)))
        .map(({ phone }) => phone),
    ).size,
    signedUp: joins.filter(({ by_user }) => by_user !== IMPORT).length,
    imported: joins.filter(({ by_user, phone }) => by_user === IMPORT && !undone.has(phone)).length,
    purchases: added.length - withoutPoints,
    withoutPoints,
    given: exact(earned + pointsOf('purchase')),
    broughtIn: pointsOf('import'),
    lapsed: exact(-pointsOf('erasure')),
    redemptions,
    rewardsGiven: redemptions.reduce((total, { count }) => total + count, 0),
    redeemed: exact(-pointsOf('redemption')),
    goodwill: pointsOf('goodwill'),
    bonusPoints: pointsOf('bonus'),
    bonuses: deedsOf('bonus-grant').length + deedsOf('win-back-bonus').length,
    nudged: peopleOf('nudge').size,
    returned: peopleOf('returned').size,
    rested: peopleOf('rest').size,
    held: sales.filter(({ move }) => move === 'hold').length,
    approved: deedsOf('approve').length,
    rejected: deedsOf('reject').length,
    undone: deedsOf('reverse').length,
    overrides: deedsOf('override').length,
    net: netOf({ sales, changes }),
  };
}

/** By so much all balances together moved: every ledger row of the month, the sales' own among them. */
export const netOf = ({ sales, changes }: Pick<MonthRows, 'sales' | 'changes'>): number =>
  sum([
    ...sales.map(({ move, day_points = 0 }) => (move === 'add' ? day_points : 0)),
    ...changes.map(({ points_change }) => points_change),
  ]);

/** A month in which nobody came and nobody did anything. */
export const isSilent = ({ sales, changes, deeds }: MonthRows): boolean =>
  sales.length + changes.length + deeds.length === 0;

/** What so many points are worth, in whole minor units. */
export const worthMinor = (points: number, pointValueMinor: number): number =>
  Math.round(exact(Math.max(0, points) * pointValueMinor));

export function kindOf({ reason, ts }: DayChange): Kind {
  if (reason !== 'reversed') return KIND_BY_REASON[reason];
  return KIND_BY_OPERATION[operationOf(ts) ?? 'sale'] ?? 'purchase';
}

function redemptionsIn(changes: readonly DayChange[]): LoyaltyFigures['redemptions'] {
  const counts = new Map<string, number>();
  for (const change of changes) {
    const { reward, reason } = change;
    if (reward === undefined || kindOf(change) !== 'redemption') continue;
    counts.set(reward, (counts.get(reward) ?? 0) + (reason === 'reversed' ? -1 : 1));
  }
  return [...counts]
    .map(([reward, count]) => ({ reward, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.reward < other.reward ? -1 : 1));
}
