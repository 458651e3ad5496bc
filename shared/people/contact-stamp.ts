// The writes of one person's shared row, as expressions: counting a message on the conditions of contact-policy.ts, and what else
// products tell each other. A message is put in front of the others and the last of them falls out, in one write: DynamoDB reads
// what it assigns from the row as it was.
import type { TransactItem } from '../aws/conditional.ts';
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

export type Stamp = {
  readonly table: string;
  readonly person: string;
  readonly ask: Ask;
  readonly attempt: string;
  /** A purchase that was looked at and does not matter. */
  readonly passedOver?: string | undefined;
};

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

function purchaseOf({ notBoughtSince }: Ask, passedOver: string | undefined) {
  if (notBoughtSince === undefined) return { conditions: [], values: {} };
  const known = passedOver === undefined ? '' : ' OR bought_at = :passedOver';
  return {
    conditions: [isAbsent('bought_at', `bought_at < :since${known}`)],
    values: { ':since': notBoughtSince, ...(passedOver === undefined ? {} : { ':passedOver': passedOver }) },
  };
}

/** In which place of the row the message was counted. */
export const slotOf = (row: ContactRow | undefined, id: string): SlotName | undefined =>
  SLOT_NAMES.find((slot) => row?.[slot]?.id === id);

/** As if it had never been counted: those behind it move up. As long as nothing was counted meanwhile, and by this try alone. */
export function unstampItem(
  { table, person, attempt }: Pick<Stamp, 'table' | 'person' | 'attempt'>,
  row: ContactRow,
  slot: SlotName,
): TransactItem {
  const from = SLOT_NAMES.indexOf(slot);
  const moved = SLOT_NAMES.slice(from).map((name, index) => `${name} = :s${from + index + 1}`);
  const values = SLOT_NAMES.slice(from).map((_, index) => {
    const behind = SLOT_NAMES[from + index + 1];
    return [`:s${from + index + 1}`, (behind && row[behind]) ?? {}] as const;
  });
  return {
    Update: {
      TableName: table,
      Key: { person },
      ConditionExpression: `m0.attempt = :first AND ${slot}.attempt = :attempt`,
      UpdateExpression: `SET ${moved.join(', ')}`,
      ExpressionAttributeValues: {
        ':first': row.m0?.attempt ?? attempt,
        ':attempt': attempt,
        ...Object.fromEntries(values),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}
