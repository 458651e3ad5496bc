import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { answerHere, askHere, fetchNear } from '../../local/neighbours.ts';

const ORIGIN = 'http://127.0.0.1:9';
const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

it('asks who answers here, with all that was said, and hears all that is answered', async () => {
  const asked: unknown[] = [];
  leaving.push(
    answerHere(ORIGIN, async (visit) => {
      asked.push(visit);
      const headers = { location: '/b', 'set-cookie': ['a=1', 'b=2'] };
      return { status: 303, headers, body: Buffer.from('gone') };
    }),
  );
  const headers = { 'Content-Type': 'text/plain' };
  const heard = await fetchNear(`${ORIGIN}/a?b=c`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: 'words',
  });
  expect(asked).toEqual([
    {
      url: `${ORIGIN}/a?b=c`,
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'words',
    },
  ]);
  expect([heard.status, heard.headers.get('location'), await heard.text()]).toEqual([303, '/b', 'gone']);
  expect(heard.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

it('asks nobody here any more once they have left', () => {
  const leave = answerHere(ORIGIN, async () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }));
  const asked = { url: `${ORIGIN}/`, method: 'GET' };
  expect(askHere(asked)).toBeDefined();
  leave();
  expect(askHere(asked)).toBeUndefined();
});

it('goes over HTTP to whoever does not answer here, and for whoever follows redirects', async () => {
  const server = createServer((_, outgoing) => outgoing.end('from afar')).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect(await (await fetchNear(`${origin}/`, { redirect: 'manual' })).text()).toBe('from afar');
    leaving.push(answerHere(origin, async () => ({ status: 200, headers: {}, body: Buffer.from('near') })));
    expect(await (await fetchNear(`${origin}/`, { redirect: 'manual' })).text()).toBe('near');
    expect(await (await fetchNear(`${origin}/`)).text()).toBe('from afar');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
