// The writes of one person's shared row, as expressions: counting a message on the conditions of contact-policy.ts, and what else
// products tell each other. A message is put in front of the others and the last of them falls out, in one write: DynamoDB reads
// what it assigns from the row as it was.
import type { TransactItem } from '../aws/conditional.ts';
import { GUEST_PREFIX } from './address-digest.ts';
import {
  type Ask,
  betterThan,
  type ContactRow,
  DUE,
  floorOf,
  SILENCES,
  SLOT_NAMES,
  type SlotName,
} from './contact-policy.ts';
import type { BoughtItems } from './purchases.ts';

export type Stamp = {
  readonly table: string;
  readonly person: string;
  readonly ask: Ask;
  readonly attempt: string;
  /** What was bought at tills, as it was looked at and does not matter. */
  readonly passedOver?: BoughtItems | undefined;
};

/** Of a person's keys those by which every product knows them; an id of the store's is one product's own. */
export const sharedKeys = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].filter((key) => key.startsWith(GUEST_PREFIX));

const KEEP_DAYS = 100;

export const expiryOf = (at: Date): number => Math.floor(at.getTime() / 1000) + KEEP_DAYS * 86_400;

const isNotSilent = SILENCES.map((silence) => `attribute_not_exists(${silence})`).join(' AND ');
const isAbsent = (path: string, or: string): string => `(attribute_not_exists(${path}) OR ${or})`;

/** Counts a message that was not counted yet. */
export function stampItem({ table, person, ask, attempt, passedOver }: Stamp): TransactItem {
  const { id, kind, at, limit, dayBegan } = ask;
  const bought = purchaseOf(ask, passedOver);
  const better = betterThan(kind).map((one) => isAbsent(DUE[one], `${DUE[one]} <= :now`));
  const conditions = [
    isNotSilent,
    isAbsent(`m${limit.most - 1}.sent_at`, `m${limit.most - 1}.sent_at <= :floor`),
    ...(dayBegan === undefined ? [] : [isAbsent('m0.sent_at', 'm0.sent_at < :dayBegan')]),
    // Its own count is no other message: whoever meets it takes it over instead.
    ...SLOT_NAMES.map((slot) => isAbsent(`${slot}.id`, `${slot}.id <> :id`)),
    ...bought.conditions,
    ...better,
  ];
  const moved = SLOT_NAMES.slice(1).map((slot, index) => `${slot} = if_not_exists(m${index}, :none)`);
  const due = kind === 'member-mail' ? '' : ` REMOVE ${DUE[kind]}`;
  return {
    Update: {
      TableName: table,
      Key: { person },
      ConditionExpression: conditions.join(' AND '),
      UpdateExpression: `SET m0 = :one, ${moved.join(', ')}, expires_at = :expires${due}`,
      ExpressionAttributeValues: {
        ':one': { id, kind, sent_at: at.toISOString(), attempt },
        ':none': {},
        ':id': id,
        ':floor': floorOf(ask),
        ':expires': expiryOf(at),
        ...(dayBegan === undefined ? {} : { ':dayBegan': dayBegan.toISOString() }),
        ...(better.length === 0 ? {} : { ':now': at.toISOString() }),
        ...bought.values,
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** The same message was counted by an earlier try, which may have ended there: from here on it is this try's. */
export function takeOverItem(
  { table, person, ask, attempt, passedOver }: Stamp,
  slot: SlotName,
): TransactItem {
  const bought = purchaseOf(ask, passedOver);
  return {
    Update: {
      TableName: table,
      Key: { person },
      ConditionExpression: [isNotSilent, `${slot}.id = :id`, ...bought.conditions].join(' AND '),
      UpdateExpression: `SET ${slot}.attempt = :attempt`,
      ExpressionAttributeValues: { ':id': ask.id, ':attempt': attempt, ...bought.values },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function purchaseOf({ notBoughtSince }: Ask, passedOver: BoughtItems | undefined) {
  if (notBoughtSince === undefined) return { conditions: [], values: {} };
  const known = passedOver === undefined ? '' : ' OR bought_items = :passedOver';
  return {
    conditions: [
      isAbsent('bought_online', 'bought_online < :since'),
      isAbsent('bought_in_shop', `bought_in_shop < :since${known}`),
    ],
    values: { ':since': notBoughtSince, ...(passedOver === undefined ? {} : { ':passedOver': passedOver }) },
  };
}

/** In which place of the row the message was counted. */
export const slotOf = (row: ContactRow | undefined, id: string): SlotName | undefined =>
  SLOT_NAMES.find((slot) => row?.[slot]?.id === id);

/** What is given back: `comesAgain` where it is tried again, for which lesser ones step back as before. */
export type Unstamp = Pick<Stamp, 'table' | 'person' | 'attempt'> & {
  readonly ask: Pick<Ask, 'id' | 'kind' | 'dueUntil'>;
  readonly comesAgain: boolean;
};

/**
 * As if it had never been counted: those behind it move up, as they are at that moment, because another try may take one of them over.
 * As long as it stands where it stood, and by this try alone.
 */
export function unstampItem(
  { table, person, attempt, ask, comesAgain }: Unstamp,
  row: ContactRow,
  slot: SlotName,
): TransactItem {
  const behind = SLOT_NAMES.slice(SLOT_NAMES.indexOf(slot) + 1);
  const moved = [slot, ...behind].map((name, index) => {
    const next = behind[index];
    return `${name} = ${next === undefined ? ':none' : `if_not_exists(${next}, :none)`}`;
  });
  const { kind, dueUntil } = ask;
  const due = kind === 'member-mail' || dueUntil === undefined || !comesAgain ? undefined : DUE[kind];
  const until = dueUntil?.toISOString() ?? '';
  const isLater = due !== undefined && (row[due] ?? '') < until;
  return {
    Update: {
      TableName: table,
      Key: { person },
      ConditionExpression: [
        `${slot}.id = :id AND ${slot}.attempt = :attempt`,
        ...(isLater ? [isAbsent(due, `${due} < :until`)] : []),
      ].join(' AND '),
      UpdateExpression: `SET ${[...moved, ...(isLater ? [`${due} = :until`] : [])].join(', ')}`,
      ExpressionAttributeValues: {
        ':id': ask.id,
        ':attempt': attempt,
        ':none': {},
        ...(isLater ? { ':until': until } : {}),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}
