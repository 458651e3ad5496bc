// Telling all products of a product's own list, on a real engine: cut off after any write, once more, beside itself, and beside somebody
// who comes back at that very moment.
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { shareSilences } from '../../../tools/share/silences.ts';
import { startEngine, table } from '../../support/dynamo.ts';

const AT = '2026-05-01T12:00:00.000Z';
const NAMES = ['ana', 'ben', 'cem', 'dag'];
const addressOf = (name: string) => `${name}@example.com`;

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine([
    table('unsub', 'email'),
    table('people', 'email'),
    table('ppl-contacts', 'person'),
  ]);
});
afterAll(() => engine.stop());

const rows = async (TableName: string) =>
  (await engine.documents.send(new ScanCommand({ TableName }))).Items ?? [];
const put = (TableName: string, Item: object) => engine.documents.send(new PutCommand({ TableName, Item }));
beforeEach(async () => {
  for (const { person } of await rows('ppl-contacts'))
    await engine.documents.send(new DeleteCommand({ TableName: 'ppl-contacts', Key: { person } }));
  for (const name of NAMES)
    await put('unsub', { email: addressOf(name), unsubscribed_at: AT, source: 'shopper' });
});

/** What the shared table's client does, with something in its way: `after` is told of each write that was made. */
const share = (trouble: { readonly before?: () => void; readonly after?: () => Promise<void> | void } = {}) =>
  shareSilences(
    [
      {
        product: 'cart-recovery',
        destination: {
          documents: engine.documents,
          tableName: (name: string) => name,
          now: () => new Date('2026-06-10T12:00:00.000Z'),
        } as never,
      },
    ],
    {
      table: 'ppl-contacts',
      documents: {
        send: async (command: never) => {
          trouble.before?.();
          const answer = await engine.documents.send(command);
          await trouble.after?.();
          return answer;
        },
      } as never,
    },
  );
const silent = async () =>
  (await rows('ppl-contacts'))
    .filter(({ silent_cart_recovery: at }) => at === AT)
    .map(({ person }) => person)
    .toSorted();
const everybody = NAMES.map((name) => digestOfAddress(addressOf(name))).toSorted();
const dies = () => {
  throw new Error('went away');
};

it.each(['before', 'after'] as const)('cut off %s any write, the same again finishes it', async (phase) => {
  for (let step = 1; step <= NAMES.length; step += 1) {
    let left = step;
    const stops = () => {
      left -= 1;
      if (left === 0) dies();
    };
    await expect(share({ [phase]: stops })).rejects.toThrow('went away');
    await share();
    expect(await silent()).toEqual(everybody);
  }
});

it('beside itself comes to the same', async () => {
  const [one] = await Promise.all([share(), share()]);
  expect(one).toEqual([{ product: 'cart-recovery', told: NAMES.length }]);
  expect(await silent()).toEqual(everybody);
});

it('leaves nobody silent who came back in that very moment', async () => {
  let left = 2;
  await share({
    after: async () => {
      left -= 1;
      if (left !== 0) return;
      for (const name of NAMES)
        await engine.documents.send(
          new DeleteCommand({ TableName: 'unsub', Key: { email: addressOf(name) } }),
        );
    },
  });
  // The first was told while they were still listed at home, and will be heard of by their own page.
  expect(await silent()).toHaveLength(1);
});

it('leaves somebody silent who came back to one list and stands on another of the same product', async () => {
  await put('people', { email: addressOf('ana'), consent_refused: true, consent_at: AT });
  let left = NAMES.length + 1;
  await share({
    after: async () => {
      left -= 1;
      // Asked for mail again, in the moment in which the other list was told already.
      if (left === 0) await put('people', { email: addressOf('ana'), consent: true, consent_at: AT });
    },
  });
  expect(await silent()).toEqual(everybody);
  await engine.documents.send(new DeleteCommand({ TableName: 'people', Key: { email: addressOf('ana') } }));
});
