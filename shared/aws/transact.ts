// One transaction, tried again while it only ran into another writer, and answered as a value. All tries are one and the
// same request under one token: a try whose answer was lost, and was applied, is not applied again by the next, and the
// next one answers that it was. Its parts have names, so that whoever asks which of them refused never counts places.
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { newAttempt } from './attempt.ts';
import {
  cancellationReasons,
  isTransactionRefused,
  retryConflicts,
  type TransactItem,
} from './conditional.ts';
import { pause } from './pause.ts';

/** One item, several that stand for one thing, or nothing this time. */
export type Part = TransactItem | readonly TransactItem[] | undefined;
export type Parts<Name extends string> = Readonly<Record<Name, Part>>;

export type Refusal<Name extends string> = {
  readonly applied: false;
  /** The parts whose condition did not hold. */
  readonly refusedBy: readonly Name[];
  /** The rows that refused, as they stand, where their items asked for them (ReturnValuesOnConditionCheckFailure ALL_OLD). */
  readonly rows: Readonly<Partial<Record<Name, Readonly<Record<string, unknown>>>>>;
};

export type TransactOutcome<Name extends string> = { readonly applied: true } | Refusal<Name>;

const MOST_TRIES = 9;

/**
 * Writes all parts or none, as one request under one token however often it is tried. Throws what DynamoDB throws, a failed
 * condition included, once trying again would not help.
 */
export async function writeTogether(
  client: DynamoDBDocumentClient,
  parts: Parts<string>,
  { token = newAttempt(), tries = MOST_TRIES } = {},
): Promise<void> {
  const request = { TransactItems: named(parts).map(([, item]) => item), ClientRequestToken: token };
  await retryConflicts(() => client.send(new TransactWriteCommand(request)), pause, tries);
}

/** Throws everything but a failed condition. */
export function makeTransact(client: DynamoDBDocumentClient) {
  return async <Name extends string>(parts: Parts<Name>): Promise<TransactOutcome<Name>> => {
    try {
      await writeTogether(client, parts);
      return { applied: true };
    } catch (error) {
      if (!isTransactionRefused(error)) throw error;
      return refusalOf(error, parts);
    }
  };
}

export type Transact = ReturnType<typeof makeTransact>;

/** DynamoDB answers in the order of the items; here alone they are counted. */
function refusalOf<Name extends string>(error: unknown, parts: Parts<Name>): Refusal<Name> {
  const reasons = cancellationReasons(error) ?? [];
  const refused = named(parts).flatMap(([name], place) => {
    const reason = reasons[place];
    return reason?.code === 'ConditionalCheckFailed' ? [{ name, row: reason.item }] : [];
  });
  const rows: Partial<Record<Name, Readonly<Record<string, unknown>>>> = {};
  for (const { name, row } of refused) if (row !== undefined) rows[name] ??= row;
  return { applied: false, refusedBy: [...new Set(refused.map(({ name }) => name))], rows };
}

function named<Name extends string>(parts: Parts<Name>): readonly (readonly [Name, TransactItem])[] {
  return (Object.entries(parts) as [Name, Part][]).flatMap(([name, part = []]) =>
    (isList(part) ? part : [part]).map((item) => [name, item] as const),
  );
}

const isList = (part: TransactItem | readonly TransactItem[]): part is readonly TransactItem[] =>
  Array.isArray(part);
