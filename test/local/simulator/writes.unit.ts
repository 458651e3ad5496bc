// What a function wrote while somebody waited for its page.
import { expect, test } from 'vitest';
import { makeWrites } from '../../../local/simulator/writes.ts';

const call = (functionName: string, service: string, action: string) => ({
  functionName,
  service,
  action,
  body: Buffer.from(''),
});

test('given a page that is answered, then it is known what its function wrote, and nothing else is its', () => {
  const writes = makeWrites();
  writes.hear(call('page', 'dynamodb', 'PutItem'), 'after');
  const wrote = writes.watch('page');
  writes.hear(call('page', 'dynamodb', 'GetItem'), 'after');
  writes.hear(call('page', 'dynamodb', 'UpdateItem'), 'before');
  writes.hear(call('page', 'dynamodb', 'UpdateItem'), 'after');
  writes.hear(call('other', 'ses', 'SendEmail'), 'after');
  expect(wrote()).toEqual(['dynamodb UpdateItem']);
});

test('given two who are answered at once, then nobody says whose it was', () => {
  const writes = makeWrites();
  const first = writes.watch('page');
  const second = writes.watch('page');
  writes.hear(call('page', 'dynamodb', 'PutItem'), 'after');
  expect(first()).toBeUndefined();
  expect(second()).toBeUndefined();
});
