import { expect, test } from 'vitest';
import { callsByFunction } from '../../bench/idle.ts';

test('given a month’s meter, then a call of a function is what it asked for itself', () => {
  const call = (service: string, action: string) => ({ function: 'upsr-sender', service, action, count: 3 });
  const calls = [
    call('dynamodb', 'Query'),
    call('s3', 'GetObject'),
    call('lambda', 'Invocation'),
    call('scheduler', 'Invocation'),
    call('logs', 'Ingest'),
    call('sqs', 'ReceiveMessage'),
    { ...call('dynamodb', 'Query'), function: 'cr-sweep', count: 2 },
  ];
  expect([...callsByFunction(calls)]).toEqual([
    ['upsr-sender', 6],
    ['cr-sweep', 2],
  ]);
});
