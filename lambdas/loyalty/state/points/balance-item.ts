// The half of a change of points that is the member's row: the balance by ADD, and whatever of the member changes with it.
// The other half, without which it is never written, is the ledger row (points-items.ts).
import type { TransactItem } from '../../../../shared/aws/conditional.ts';
import type { Crossing } from '../../decisions/crossing.ts';
import { ofStamps, type Piece, type StampsChange } from './stamps-piece.ts';

/** A visit at the till, as far as the member's row is concerned. */
export type Visit = {
  readonly at: string;
  readonly totalMinor: number;
  /** True where this basket is the largest known. */
  readonly isLargest: boolean;
  /** True where no later visit is known. */
  readonly isLatest: boolean;
};

export type BalanceChange = StampsChange & {
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
  readonly name: 'last_reward' | 'last_bonus' | 'birthday_given';
  /** Empty where the page knew of none. */
  readonly seen: string;
  readonly next: string;
};

export function balanceItem(table: string, change: BalanceChange): TransactItem {
  const pieces = [
    { adds: ['balance :points'], values: { ':points': change.points } },
    ofMember(change),
    ofBalance(change),
    ofVisit(change),
    ofPresence(change),
    ofTier(change),
    ofMark(change),
    ofStamps(change),
  ];
  const all = (name: 'conditions' | 'sets' | 'removes' | 'adds') =>
    pieces.flatMap((piece: Piece) => piece[name] ?? []);
  const clause = (word: string, terms: readonly string[]) =>
    terms.length === 0 ? [] : [`${word} ${terms.join(', ')}`];
  const conditions = all('conditions');
  const names: Record<string, string> = Object.assign({}, ...pieces.map((piece: Piece) => piece.names ?? {}));
  return {
    Update: {
      TableName: table,
      Key: { phone: change.phone },
      ...(conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') }),
      UpdateExpression: [
        ...clause('SET', all('sets')),
        ...clause('REMOVE', all('removes')),
        ...clause('ADD', all('adds')),
      ].join(' '),
      ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
      ExpressionAttributeValues: Object.assign({}, ...pieces.map((piece: Piece) => piece.values ?? {})),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Whether the row must be there, and how it begins where it is made. */
function ofMember({ member, at }: BalanceChange): Piece {
  if (member === undefined) return { conditions: ['attribute_exists(phone)'] };
  return {
    conditions: member === 'new' ? ['attribute_not_exists(phone)'] : [],
    sets: [
      'joined = if_not_exists(joined, :now)',
      'joined_by = if_not_exists(joined_by, :sale)',
      'opted_in = if_not_exists(opted_in, :no)',
      ...(member === 'new' ? ['needs_email = :yes'] : []),
    ],
    values: {
      ':now': at.toISOString(),
      ':sale': 'sale',
      ':no': false,
      ...(member === 'new' ? { ':yes': true } : {}),
    },
  };
}

/** What the balance must be; of a row that is not there yet nothing but `needs`. */
function ofBalance({ member, guard, needs }: BalanceChange): Piece {
  const { atLeast, below } = member === 'new' || guard === undefined ? {} : guard;
  return {
    conditions: [
      ...(atLeast === undefined ? [] : ['balance >= :atLeast']),
      ...(below === undefined ? [] : ['balance < :below']),
      ...(needs === undefined ? [] : ['balance >= :needs']),
    ],
    values: {
      ...(atLeast === undefined ? {} : { ':atLeast': atLeast }),
      ...(below === undefined ? {} : { ':below': below }),
      ...(needs === undefined ? {} : { ':needs': needs }),
    },
  };
}

/** Visits and money, of a purchase or of one that is taken back. */
function ofVisit({ visit, visits, spentMinor }: BalanceChange): Piece {
  const spent = visit === undefined ? spentMinor : visit.totalMinor + (spentMinor ?? 0);
  return {
    adds: [
      ...(visit === undefined ? [] : ['visit_count :one']),
      ...(visits === undefined ? [] : ['visit_count :visits']),
      ...(spent === undefined ? [] : ['spent_minor :spent']),
    ],
    sets: visit?.isLargest === true ? ['largest_minor = :largest'] : [],
    values: {
      ...(visit === undefined ? {} : { ':one': 1 }),
      ...(visits === undefined ? {} : { ':visits': visits }),
      ...(spent === undefined ? {} : { ':spent': spent }),
      ...(visit?.isLargest === true ? { ':largest': visit.totalMinor } : {}),
    },
  };
}

/** Was the member here, then any lapsing is over; a row that is made is active from the beginning. */
function ofPresence({ member, visit, seenAt }: BalanceChange): Piece {
  const seen = visit?.isLatest === true ? visit.at : seenAt;
  if (seen === undefined && member === undefined) return {};
  return {
    names: { '#status': 'status' },
    sets: [
      member === undefined ? '#status = :active' : '#status = if_not_exists(#status, :active)',
      ...(seen === undefined ? [] : ['last_seen = :seen']),
    ],
    removes: seen === undefined ? [] : ['lapsing_since'],
    values: { ':active': 'active', ...(seen === undefined ? {} : { ':seen': seen }) },
  };
}

function ofTier({ member, tier }: BalanceChange): Piece {
  if (tier === undefined) return {};
  const still = member === 'new' ? {} : stillHas('tier', tier.seen);
  return {
    ...still,
    sets: ['tier = :tier', 'tier_points = :tierPoints'],
    values: { ...still.values, ':tier': tier.reward, ':tierPoints': tier.points },
  };
}

function ofMark({ mark }: BalanceChange): Piece {
  if (mark === undefined) return {};
  const still = stillHas(mark.name, mark.seen === '' ? undefined : mark.seen);
  return { ...still, sets: [`${mark.name} = :mark`], values: { ...still.values, ':mark': mark.next } };
}

/** Nobody changed this attribute since it was read. */
const stillHas = (name: string, seen: string | undefined): Pick<Piece, 'conditions' | 'values'> =>
  seen === undefined
    ? { conditions: [`attribute_not_exists(${name})`] }
    : { conditions: [`${name} = :seen_${name}`], values: { [`:seen_${name}`]: seen } };
