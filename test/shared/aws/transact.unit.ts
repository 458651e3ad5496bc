// The token of a transaction, which no engine on a laptop keeps: AWS does not apply a request a second time under it.
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
beforeEach(() => dynamo.reset());

const parts = { row: { Put: { TableName: 'rows', Item: { id: 'a' } } } };
const tokens = () =>
  dynamo.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.ClientRequestToken);
const metInTheMiddle = () =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });

describe('a transaction that met another writer', () => {
  it('is tried again under the same token, so that a try that was applied after all is not applied twice', async () => {
    dynamo.on(TransactWriteCommand).rejectsOnce(metInTheMiddle()).rejectsOnce(metInTheMiddle()).resolves({});
    expect(await makeTransact(dynamoClient())(parts)).toEqual({ applied: true });
    const [first, ...others] = tokens();
    expect(first).toMatch(/^[\w-]{12}$/);
    expect(others).toEqual([first, first]);
  });

  it('has a token of its own, which no other transaction has', async () => {
    dynamo.on(TransactWriteCommand).resolves({});
    const transact = makeTransact(dynamoClient());
    await transact(parts);
    await transact(parts);
    expect(new Set(tokens()).size).toBe(2);
  });
});
