// The laptop that a start packed for the next: it starts, its console is whole, an order comes in and its functions run.
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiverIn, signedOrder } from '../../../bench/signed-orders.ts';
import { type StartedLaptop, startLaptop } from '../../../bench/started-laptop.ts';
import { pack } from '../../../local/packing/pack.ts';
import { packedFile } from '../../../local/packing/packed.js';

let laptop: StartedLaptop;
beforeAll(async () => {
  await pack();
  appendFileSync(fileURLToPath(packedFile('laptop') ?? ''), "\nconsole.log('This one is packed.');\n");
  laptop = await startLaptop();
}, 300_000);
afterAll(async () => {
  await laptop.stop();
  await pack();
}, 60_000);

test('it is what npm start runs', () => {
  expect(laptop.words()).toContain('This one is packed.');
});

test('its console and the script of it are there', async () => {
  const page = await fetch(laptop.url);
  expect(page.status).toBe(200);
  const [, script = ''] = /<script[^>]* src="([^"]+)"/.exec(await page.text()) ?? [];
  const code = await fetch(new URL(script, laptop.url));
  expect([code.status, (await code.text()).length > 10_000]).toEqual([200, true]);
});

test('an order comes in, and its functions do their work in threads', async () => {
  const status = await laptop.status();
  const { url, secret } = receiverIn(status);
  const order = signedOrder({ index: 1, delivery: 'packed', now: new Date(status.now), secret });
  const answer = await fetch(url, { method: 'POST', headers: order.headers, body: order.body });
  expect(answer.status).toBe(200);
  await laptop.control('POST', '/_local/clock', { advance: 'PT12H' });
  expect(await laptop.control('GET', '/_local/messages')).toHaveLength(1);
}, 120_000);
