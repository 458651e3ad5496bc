// The end-to-end tests let functions run in the runtime's thread, and a shop's laptop gives them threads of their own. The
// same days must come out the same: rows, messages, calls and permissions.
import { expect, it } from 'vitest';
import { bikeOrder, startUpsell } from '../../support/upsell-runtime.ts';

/** What two plays of one story have in common: ids and links are drawn anew, and real time goes on between two steps. */
const FRESH = /[A-Za-z0-9_-]{16,}|\d{4}-\d\d-\d\dT[\d:.]+Z|127\.0\.0\.1:\d+(?:\/[A-Za-z0-9]{12}\b)?/g;
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, inOrder).replaceAll(FRESH, '…'));
const inOrder = (_name: string, value: unknown): unknown =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

async function daysOf(way: { functions: 'threads' | 'here'; hurries?: boolean }) {
  const shop = await startUpsell(way);
  try {
    for (const [id, phone] of [
      ['1001', '+447700900101'],
      ['1002', '+447700900102'],
    ] as const) {
      const customer = {
        id,
        name: 'Robin',
        email: `${id}@example.com`,
        phone,
        marketing_consent: true,
        locale: 'en-GB',
      };
      await shop.order(bikeOrder(id, shop.runtime.now(), customer));
    }
    await shop.postRaw('{"type":"order.created"}', { 'content-type': 'application/json' });
    await shop.advance('PT90M');
    await shop.advance('P1D');
    const { calls } = await shop.runtime.usage();
    // The catalogue is asked for by real time as well, and whether the store is still heard once in each process, so how often is no
    // matter of this comparison.
    const counted = calls
      .filter(({ function: name, service }) => name !== 'upsr-catalog-sync' && service !== 'logs')
      .filter(({ function: name, action }) => name !== 'upsr-sweep' || action !== 'GetItem')
      .map(({ function: name, service, action, count }) => `${name} ${service} ${action} ${count}`);
    const { denied, unused } = shop.runtime.permissions();
    const rows = async (table: string) =>
      (await shop.runtime.table(table))
        .map(({ last_write, claimed_by, attempt, expires_at, job_id, link_token, ...row }) => plain(row))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    return {
      orders: await rows('upsr-orders'),
      offers: await rows('upsr-offers'),
      messages: shop.nudges().map(({ to, text, channel }) => plain({ to, text, channel })),
      counted: counted.sort(),
      denied,
      unused,
    };
  } finally {
    await shop.stop();
  }
}

it('two orders and the day after them are the same in threads and in this thread', async () => {
  const here = await daysOf({ functions: 'here' });
  expect(here.messages).toHaveLength(2);
  expect(here.counted.length).toBeGreaterThan(20);
  expect(here).toEqual(await daysOf({ functions: 'threads', hurries: false }));
  // As for `npm start`: what is told in real time in threads, what the clock sets off in this one.
  expect(here).toEqual(await daysOf({ functions: 'threads' }));
}, 240_000);
