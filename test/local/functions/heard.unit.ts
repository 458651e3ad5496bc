import { expect, test } from 'vitest';
import { makeHearing } from '../../../local/functions/heard.ts';

const told = (body: string, type = 'application/json', status = 200) => ({
  at: Date.UTC(2026, 10, 28),
  functionName: 'door',
  headers: { 'content-type': type },
  body: Buffer.from(body),
  answer: { status, body: Buffer.from('{"status":"accepted"}') },
});

test('given a store’s webhook, then what it said and how it was answered is kept', () => {
  const hearing = makeHearing();
  hearing.note(told('{"type":"order.created"}'));
  expect(hearing.list()).toEqual([
    {
      at: '2026-11-28T00:00:00.000Z',
      functionName: 'door',
      status: 200,
      body: { type: 'order.created' },
      answer: '{"status":"accepted"}',
    },
  ]);
});

test('given a form, then nothing of it is kept, because PINs are in forms', () => {
  const hearing = makeHearing();
  hearing.note(told('name=ana&pin=123456', 'application/x-www-form-urlencoded'));
  expect(hearing.list()).toEqual([]);
});

test('given far more than anybody looks at, then only the latest is kept, and nothing huge', () => {
  const hearing = makeHearing();
  hearing.note(told(JSON.stringify({ text: 'x'.repeat(100_000) })));
  expect(hearing.list()).toEqual([]);
  for (let count = 0; count < 2_100; count += 1) hearing.note(told(JSON.stringify({ count })));
  expect(hearing.list()).toHaveLength(2_000);
  expect(hearing.list().at(-1)?.body).toEqual({ count: 2_099 });
});

test('given a body that says it is JSON and is none, then it is kept as nothing', () => {
  const hearing = makeHearing();
  hearing.note(told('{', 'application/json', 400));
  expect(hearing.list()).toEqual([expect.objectContaining({ status: 400, body: undefined })]);
});
