// What a conditional write answered. A lost race is an expected outcome, so these functions read the error and the
// state files turn it into a value; every other error stays an error.
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/** One action of a transaction, as `TransactWriteCommand` takes it. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export type CancellationReason = {
  /** `None`, `ConditionalCheckFailed`, `TransactionConflict`, … */
  readonly code: string;
  /** The row that refused, plain, where the action asked for it (ReturnValuesOnConditionCheckFailure ALL_OLD). */
  readonly item?: Readonly<Record<string, unknown>>;
};

type AwsFailure = Error & {
  readonly Item?: Parameters<typeof unmarshall>[0];
  readonly CancellationReasons?: readonly {
    readonly Code?: string;
    readonly Item?: Parameters<typeof unmarshall>[0];
  }[];
};

const PASSING_CODES = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const PASSING_ERRORS = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
]);
const FIRST_WAIT_MS = 25;

/** True when a single write's condition did not hold. For transactions see `cancellationReasons`. */
export function isConditionFailed(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

/** The row that refused a single write, plain, where the write asked for it. */
export function refusedItem(error: unknown): Readonly<Record<string, unknown>> | undefined {
  const item = isConditionFailed(error) ? (error as AwsFailure).Item : undefined;
  return item === undefined ? undefined : unmarshall(item);
}

/**
 * Why a transaction was cancelled, one entry per action in the order of the request; undefined for every other
 * error. The SDK leaves the rows marshalled in errors, so they are unmarshalled here.
 */
export function cancellationReasons(error: unknown): readonly CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  return ((error as AwsFailure).CancellationReasons ?? []).map(({ Code = 'None', Item }) => ({
    code: Code,
    ...(Item === undefined ? {} : { item: unmarshall(Item) }),
  }));
}

/** True when a write, alone or in a transaction, was refused because the item would pass DynamoDB's 400 KB. */
export function isItemTooLarge(error: unknown): boolean {
  if (cancellationReasons(error)?.some(({ code }) => code === 'ValidationError') === true) return true;
  return error instanceof Error && error.name === 'ValidationException' && /item size/i.test(error.message);
}

/** True when at least one condition of a cancelled transaction did not hold. */
export function isTransactionRefused(error: unknown): boolean {
  return cancellationReasons(error)?.some(({ code }) => code === 'ConditionalCheckFailed') ?? false;
}

/**
 * Runs a write again, at most `attempts` times in all, while it only ran into another writer or a throttle. The SDK
 * retries neither for transactions. A failed condition among the reasons is an answer and is thrown at once.
 * `sleep` should add jitter, so that two writers do not meet again.
 */
export async function retryConflicts<T>(
  run: () => Promise<T>,
  sleep: (milliseconds: number) => Promise<void>,
  attempts = 6,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error;
      await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof Error && PASSING_ERRORS.has(error.name)) return true;
  const codes = (cancellationReasons(error) ?? []).map(({ code }) => code).filter((code) => code !== 'None');
  return codes.length > 0 && codes.every((code) => PASSING_CODES.has(code));
}
