import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import {
  cancellationReasons,
  isConditionFailed,
  isTransactionRefused,
  refusedItem,
  retryConflicts,
} from '../../../shared/aws/conditional.ts';

const awsError = (name: string, members: object = {}) => Object.assign(new Error(name), { name }, members);
const cancelled = (...codes: string[]) =>
  awsError('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

describe('reading what a write answered', () => {
  test('given a failed condition, it is one and its row is plain', () => {
    const error = awsError('ConditionalCheckFailedException', {
      Item: marshall({ offer_id: 'o-1', state: 'sent', tags: new Set(['a']) }),
    });
    expect(isConditionFailed(error)).toBe(true);
    expect(refusedItem(error)).toEqual({ offer_id: 'o-1', state: 'sent', tags: new Set(['a']) });
  });

  test('given a failed condition without a row, there is no row', () => {
    expect(refusedItem(awsError('ConditionalCheckFailedException'))).toBeUndefined();
  });

  test('given any other error, it is no lost race', () => {
    for (const error of [awsError('ThrottlingException'), new Error('boom'), 'text', undefined]) {
      expect(isConditionFailed(error)).toBe(false);
      expect(refusedItem(error)).toBeUndefined();
      expect(cancellationReasons(error)).toBeUndefined();
      expect(isTransactionRefused(error)).toBe(false);
    }
  });

  test('given a cancelled transaction, each action has its reason in order, with its row', () => {
    const error = awsError('TransactionCanceledException', {
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: marshall({ customer_id: 'c-77' }) },
      ],
    });
    expect(cancellationReasons(error)).toEqual([
      { code: 'None' },
      { code: 'ConditionalCheckFailed', item: { customer_id: 'c-77' } },
    ]);
    expect(isTransactionRefused(error)).toBe(true);
    expect(isConditionFailed(error)).toBe(false);
  });
});

describe('trying a write again', () => {
  const failingWith = (...errors: unknown[]) => {
    const waits: number[] = [];
    let runs = 0;
    const run = async () => {
      const error = errors[runs];
      runs += 1;
      if (error !== undefined) throw error;
      return 'written';
    };
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
    };
    return { run, sleep, waits, runs: () => runs };
  };

  test('given conflicts and throttles that pass, the write succeeds after growing waits', async () => {
    const write = failingWith(
      cancelled('None', 'TransactionConflict'),
      cancelled('ThrottlingError', 'TransactionConflict'),
      awsError('TransactionConflictException'),
    );
    await expect(retryConflicts(write.run, write.sleep)).resolves.toBe('written');
    expect(write.waits).toEqual([25, 50, 100]);
  });

  test.each([
    ['a failed condition', cancelled('ConditionalCheckFailed', 'None')],
    ['a failed condition beside a conflict', cancelled('ConditionalCheckFailed', 'TransactionConflict')],
    ['a failed single condition', awsError('ConditionalCheckFailedException')],
    ['an invalid write', awsError('ValidationException')],
    ['a cancellation without reasons', awsError('TransactionCanceledException')],
  ])('given %s, it is thrown at once', async (_, error) => {
    const write = failingWith(error);
    await expect(retryConflicts(write.run, write.sleep)).rejects.toBe(error);
    expect(write.runs()).toBe(1);
  });

  test('given a conflict that never passes, it gives up after the last attempt', async () => {
    const write = failingWith(...Array.from({ length: 10 }, () => cancelled('TransactionConflict')));
    await expect(retryConflicts(write.run, write.sleep, 4)).rejects.toThrow('TransactionCanceledException');
    expect(write.runs()).toBe(4);
  });
});
