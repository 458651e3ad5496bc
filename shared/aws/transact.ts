// One transaction, tried again while it only ran into another writer, and answered as a value. All tries are one and the
// same request under one token: a try whose answer was lost, and was applied, is not applied again by the next, and the
// next one answers that it was.
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { newAttempt } from './attempt.ts';
import {
  type CancellationReason,
  cancellationReasons,
  isTransactionRefused,
  retryConflicts,
  type TransactItem,
} from './conditional.ts';
import { pause } from './pause.ts';

export type TransactOutcome =
  | { readonly applied: true }
  /** In the order of the items: why each was refused, or nothing. */
  | { readonly applied: false; readonly reasons: readonly CancellationReason[] };

const MOST_TRIES = 9;

/**
 * Writes all items or none, as one request under one token however often it is tried. Throws what DynamoDB throws, a failed
 * condition included, once trying again would not help.
 */
export async function writeTogether(
  client: DynamoDBDocumentClient,
  items: readonly TransactItem[],
  { token = newAttempt(), tries = MOST_TRIES } = {},
): Promise<void> {
  const request = { TransactItems: [...items], ClientRequestToken: token };
  await retryConflicts(() => client.send(new TransactWriteCommand(request)), pause, tries);
}

/** Throws everything but a failed condition. */
export function makeTransact(client: DynamoDBDocumentClient) {
  return async (items: readonly TransactItem[]): Promise<TransactOutcome> => {
    try {
      await writeTogether(client, items);
      return { applied: true };
    } catch (error) {
      if (!isTransactionRefused(error)) throw error;
      return { applied: false, reasons: cancellationReasons(error) ?? [] };
    }
  };
}

export const isRefused = (outcome: TransactOutcome, place: number): boolean =>
  !outcome.applied && outcome.reasons[place]?.code === 'ConditionalCheckFailed';

/** The row that refused, as it stands; undefined where there is none. */
export const refusedRow = <Row>(outcome: TransactOutcome, place: number): Row | undefined =>
  outcome.applied ? undefined : (outcome.reasons[place]?.item as Row | undefined);
