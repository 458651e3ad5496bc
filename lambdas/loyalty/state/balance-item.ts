// The half of a change of points that is the member's row: the balance by ADD, and whatever of the member changes with it.
// The other half, without which it is never written, is the ledger row (points-items.ts).
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { Crossing } from '../decisions/crossing.ts';

/** A visit at the till, as far as the member's row is concerned. */
export type Visit = {
  readonly at: string;
  readonly totalMinor: number;
  /** True where this basket is the largest known. */
  readonly isLargest: boolean;
  /** True where no later visit is known. */
  readonly isLatest: boolean;
};

export type BalanceChange = {
  readonly phone: string;
  readonly points: number;
  /** The balance must be what the decision took it for. */
  readonly guard?: Pick<Crossing, 'atLeast' | 'below'>;
  /** Taking away needs so much to be there. */
  readonly needs?: number;
  /** `new`: nobody has this phone yet, and the row is made. `any`: made unless it is there. Default: it must be there. */
  readonly member?: 'new' | 'any';
  /** The instant at which a row is made, if it is. */
  readonly at: Date;
  readonly visit?: Visit;
  /** Counts of visits and money alone, where a purchase is taken back. */
  readonly visits?: number;
  readonly spentMinor?: number;
  /** The member was there in person: any lapsing is over. */
  readonly seenAt?: string;
  readonly tier?: HigherTier;
  /** What staff give by hand is given to the member as their page saw them (see `Mark`). */
  readonly mark?: Mark;
};

/** The tier that these points reach. `seen`: the one that the member had when it was worked out. */
export type HigherTier = {
  readonly reward: string;
  readonly points: number;
  readonly seen: string | undefined;
};

/**
 * The last reward or bonus that was given, by its ledger key, stands on the member's row. Giving another is conditional
 * on what the page knew of it, so that two people at two tills who see the same member give one thing, not two.
 */
export type Mark = {
  readonly name: 'last_reward' | 'last_bonus';
  /** Empty where the page knew of none. */
  readonly seen: string;
  readonly next: string;
};

export function balanceItem(table: string, change: BalanceChange): TransactItem {
  const conditions: string[] = [];
  const sets: string[] = [];
  const removes: string[] = [];
  const adds = ['balance :points'];
  const values: Record<string, unknown> = { ':points': change.points };
  const names: Record<string, string> = {};

  if (change.member === 'new') conditions.push('attribute_not_exists(phone)');
  else if (change.member === undefined) conditions.push('attribute_exists(phone)');
  if (change.member !== 'new') {
    const inGuard: string[] = [];
    if (change.guard?.atLeast !== undefined) {
      inGuard.push('balance >= :atLeast');
      values[':atLeast'] = change.guard.atLeast;
    }
    if (change.guard?.below !== undefined) {
      inGuard.push('balance < :below');
      values[':below'] = change.guard.below;
    }
    conditions.push(...inGuard);
  }
  if (change.needs !== undefined) {
    conditions.push('balance >= :needs');
    values[':needs'] = change.needs;
  }

  if (change.member !== undefined) {
    names['#status'] = 'status';
    sets.push(
      'joined = if_not_exists(joined, :now)',
      'joined_by = if_not_exists(joined_by, :sale)',
      '#status = if_not_exists(#status, :active)',
      'opted_in = if_not_exists(opted_in, :no)',
    );
    Object.assign(values, {
      ':now': change.at.toISOString(),
      ':sale': 'sale',
      ':active': 'active',
      ':no': false,
    });
    if (change.member === 'new') {
      sets.push('needs_email = :yes');
      values[':yes'] = true;
    }
  }
  const { visit } = change;
  if (visit !== undefined) {
    adds.push('visit_count :one', 'spent_minor :total');
    values[':one'] = 1;
    values[':total'] = visit.totalMinor + (change.spentMinor ?? 0);
    if (visit.isLargest) {
      sets.push('largest_minor = :largest');
      values[':largest'] = visit.totalMinor;
    }
  }
  if (change.visits !== undefined) {
    adds.push('visit_count :visits');
    values[':visits'] = change.visits;
  }
  if (change.spentMinor !== undefined && visit === undefined) {
    adds.push('spent_minor :spent');
    values[':spent'] = change.spentMinor;
  }
  const seenAt = visit?.isLatest === true ? visit.at : change.seenAt;
  if (seenAt !== undefined) {
    names['#status'] = 'status';
    sets.push('last_seen = :seen');
    if (!sets.some((set) => set.startsWith('#status'))) {
      sets.push('#status = :active');
      values[':active'] = 'active';
    }
    removes.push('lapsing_since');
    values[':seen'] = seenAt;
  }
  if (change.tier !== undefined) {
    const { reward, points, seen } = change.tier;
    if (change.member !== 'new') conditions.push(stillHas('tier', seen, values));
    sets.push('tier = :tier', 'tier_points = :tierPoints');
    values[':tier'] = reward;
    values[':tierPoints'] = points;
  }
  if (change.mark !== undefined) {
    const { name, seen, next } = change.mark;
    conditions.push(stillHas(name, seen === '' ? undefined : seen, values));
    sets.push(`${name} = :mark`);
    values[':mark'] = next;
  }

  return {
    Update: {
      TableName: table,
      Key: { phone: change.phone },
      ...(conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') }),
      UpdateExpression: [
        ...(sets.length === 0 ? [] : [`SET ${sets.join(', ')}`]),
        ...(removes.length === 0 ? [] : [`REMOVE ${removes.join(', ')}`]),
        `ADD ${adds.join(', ')}`,
      ].join(' '),
      ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
      ExpressionAttributeValues: values,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Nobody changed this attribute since it was read. */
function stillHas(name: string, seen: string | undefined, values: Record<string, unknown>): string {
  if (seen === undefined) return `attribute_not_exists(${name})`;
  values[`:seen_${name}`] = seen;
  return `${name} = :seen_${name}`;
}
