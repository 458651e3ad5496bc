// One transaction, tried again while it only ran into another writer, and answered as a value.
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import {
  type CancellationReason,
  cancellationReasons,
  isTransactionRefused,
  retryConflicts,
  type TransactItem,
} from '../../../shared/aws/conditional.ts';
import { pause } from '../../../shared/aws/pause.ts';

export type TransactOutcome =
  | { readonly applied: true }
  /** In the order of the items: why each was refused, or nothing. */
  | { readonly applied: false; readonly reasons: readonly CancellationReason[] };

const MOST_TRIES = 9;

export function makeTransact(client: DynamoDBDocumentClient) {
  return async (TransactItems: TransactItem[]): Promise<TransactOutcome> => {
    try {
      await retryConflicts(() => client.send(new TransactWriteCommand({ TransactItems })), pause, MOST_TRIES);
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
