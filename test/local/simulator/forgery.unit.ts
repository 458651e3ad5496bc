// What somebody without the secret can send: each of it is refused by the door, and none of it is what a store would send.
import { expect, it } from 'vitest';
import { alteredLink, FORGERIES, forgedRequest } from '../../../local/simulator/forgery.ts';

const overheard = {
  headers: { 'webhook-id': 'one', 'webhook-timestamp': '1', 'webhook-signature': 'v1,true' },
  body: '{"true":1}',
};
const made = { body: '{"made":"up"}', id: 'MADE-UP-1', now: new Date('2027-02-01T12:00:00Z') };

it('needs to have overheard something for what is true in part', () => {
  const without = FORGERIES.filter((forgery) => forgedRequest(forgery, made, undefined) === undefined);
  expect(without).toEqual(['body', 'timestamp', 'replay']);
});

it('makes each of them another one, and only the replay is word for word what the store said', () => {
  const all = FORGERIES.map((forgery) => forgedRequest(forgery, made, overheard));
  expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(FORGERIES.length);
  expect(all.at(-1)).toEqual(overheard);
  expect(forgedRequest('timestamp', made, overheard)?.headers).toEqual({
    ...overheard.headers,
    'webhook-timestamp': '1801483200',
  });
});

it('changes one letter of the longest token of a link, wherever it is told to, and never the last', () => {
  const link = 'http://127.0.0.1:4701/u/abcdefgh.ijklmnopqrstuvwx';
  const altered = Array.from({ length: 60 }, (_, place) => alteredLink(link, place) ?? '');
  for (const one of altered) {
    expect(one).toHaveLength(link.length);
    expect(one.slice(0, 33)).toBe(link.slice(0, 33));
    expect(one.at(-1)).toBe('x');
    expect([...one].filter((letter, at) => letter !== link[at])).toHaveLength(1);
  }
  expect(new Set(altered).size).toBe(15);
  expect(alteredLink('http://127.0.0.1:4701/', 1)).toBeUndefined();
});
