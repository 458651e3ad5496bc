import { expect, test } from 'vitest';
import { type Failing, makeLater } from '../../../local/functions/later.ts';
import type { InvocationResult, World } from '../../../local/world.ts';

const failed: InvocationResult = { ok: false, errorType: 'Error', errorMessage: 'Not now' };
const NOON = Date.parse('2026-11-17T12:00:00Z');

/** A function that gives these results one after the other; the moments of its tries, and what was handed over. */
async function played(results: readonly InvocationResult[], failing: Failing) {
  let now = NOON;
  const planned: { at: number; run: () => Promise<void> }[] = [];
  const tries: number[] = [];
  const records: unknown[] = [];
  const later = makeLater({
    uuid: () => 'an id',
    invoke: async () => {
      tries.push((now - NOON) / 60_000);
      return results[tries.length - 1] ?? failed;
    },
    failing: () => failing,
    agenda: { plan: (entry: (typeof planned)[number]) => planned.push(entry) } as unknown as World['agenda'],
    now: () => now,
    deliverFailure: async (_name, destination, record) => void records.push([destination, record]),
  });
  await later('fn', { cart: 1 });
  for (let next = planned.shift(); next !== undefined; next = planned.shift()) {
    now = next.at;
    await next.run();
  }
  return { tries, records };
}

const failing: Failing = { arn: 'arn:fn', retries: 2, onFailure: 'arn:queue' };

test('given a function that fails for good, then it is tried three times and its event is handed over once', async () => {
  const { tries, records } = await played([failed, failed, failed], failing);
  expect(tries).toEqual([0, 1, 3]);
  expect(records).toEqual([
    [
      'arn:queue',
      expect.objectContaining({
        timestamp: '2026-11-17T12:03:00.000Z',
        requestContext: expect.objectContaining({
          functionArn: 'arn:fn:$LATEST',
          approximateInvokeCount: 3,
        }),
        requestPayload: { cart: 1 },
        responsePayload: { errorType: 'Error', errorMessage: 'Not now' },
      }),
    ],
  ]);
});

test('given a function that does it at the second try, then it is not tried again and nothing is handed over', async () => {
  const { tries, records } = await played([failed, { ok: true, payload: null }], failing);
  expect(tries).toEqual([0, 1]);
  expect(records).toEqual([]);
});

test('given a function without a destination, then nothing is handed over', async () => {
  const { tries, records } = await played([], { ...failing, retries: 0, onFailure: undefined });
  expect(tries).toEqual([0]);
  expect(records).toEqual([]);
});
