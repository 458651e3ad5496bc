import { describe, expect, test } from 'vitest';
import { readFront, wayOf, withoutBefore } from '../../../shared/links/front.ts';

const front = { domain: 'go.ridgeback.example', proof: 'told-by-the-front-alone' };
const direct = { host: 'abc.lambda-url.eu-west-2.on.aws', ip: '64.252.1.1' };
const way = (path: string, headers: Record<string, string>, known: { front?: typeof front } = { front }) =>
  wayOf({ path, headers }, direct, { front: known.front, before: '/join' });
const through = (viewer: string) => ({
  'x-front-proof': front.proof,
  'cloudfront-viewer-address': viewer,
});

describe('whoever comes through the front', () => {
  test('is known by the visitor’s own address and the shop’s own host', () => {
    expect(way('/join/c/x', through('198.51.100.7:46532'))).toEqual({
      host: front.domain,
      ip: '198.51.100.7',
      before: '/join',
      path: '/c/x',
    });
    expect(way('/join', through('2001:db8::7:46532')).ip).toBe('2001:db8::7');
    expect(way('/join', through('[2001:db8::7]:46532')).ip).toBe('2001:db8::7');
  });

  test('and of whom it says no address is known by the one that Lambda saw', () => {
    expect(way('/join', { 'x-front-proof': front.proof }).ip).toBe(direct.ip);
  });
});

test('whoever says so without the proof, or where there is no front, is known as Lambda saw them', () => {
  const forged = { ...through('203.0.113.9:1'), 'x-front-proof': 'guessed' };
  for (const known of [{ front }, {}])
    expect(way('/c/x', forged, known)).toEqual({ ...direct, before: '', path: '/c/x' });
  expect(way('/', through('203.0.113.9:1'), {})).toEqual({ ...direct, before: '', path: '/' });
});

test('the word before the paths is taken off where it is a whole word', () => {
  expect(
    ['/join', '/join/', '/join/thanks', '/joiner', '/', '/c/join'].map((path) =>
      withoutBefore(path, '/join'),
    ),
  ).toEqual(['/', '/', '/thanks', undefined, undefined, undefined]);
});

test('a deployment without a front tells nothing', () => {
  expect(readFront({})).toBeUndefined();
  expect(readFront({ FRONT: JSON.stringify(front) })).toEqual(front);
});
