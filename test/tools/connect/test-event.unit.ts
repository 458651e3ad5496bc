// A test event is tried again while the function may still know the secret from before, and no longer.
import { expect, test } from 'vitest';
import { arrives } from '../../../tools/connect/test-event.ts';

const event = {
  platform: 'generic',
  secret: 'whsec_eA==',
  address: 'https://door.example/',
  now: new Date(0),
};

async function sent(...statuses: readonly number[]) {
  const waits: number[] = [];
  const left = [...statuses];
  const answer = await arrives(event, {
    fetch: (async () => new Response('said', { status: left.shift() ?? 401 })) as typeof fetch,
    sleep: async (milliseconds) => void waits.push(milliseconds),
  });
  return { ...answer, waits: waits.length };
}

test('given a function that knows the new secret after a moment, then it is waited for', async () => {
  expect(await sent(401, 401, 200)).toEqual({ status: 200, said: 'said', waits: 2 });
});

test('given one that never does, then that is said after more than a minute', async () => {
  expect(await sent()).toEqual({ status: 401, said: 'said', waits: 7 });
});

test('given any other answer, then it is told at once', async () => {
  expect(await sent(500)).toEqual({ status: 500, said: 'said', waits: 0 });
});
