import { expect, test } from 'vitest';
import { isShortToken, newShortToken } from '../../../shared/links/short-token.ts';

test('is twelve letters and digits, and another one each time', () => {
  const tokens = new Set(Array.from({ length: 1_000 }, () => newShortToken()));
  expect(tokens.size).toBe(1_000);
  expect([...tokens].filter((token) => !isShortToken(token))).toEqual([]);
});

test('has every character as likely as another: what would favour some is drawn anew', () => {
  const bytes = (from: number) => (count: number) =>
    Uint8Array.from({ length: count }, (_, index) => from + index);
  let calls = 0;
  const token = newShortToken((count) => {
    calls += 1;
    return calls === 1 ? bytes(248)(count).map((byte) => Math.max(byte, 248)) : bytes(0)(count);
  });
  expect([calls, token]).toEqual([2, '0123456789AB']);
});

test.each(['', 'short', 'x'.repeat(13), 'abcdefghij-_', '../etc/passw', 'favicon.ico1'])(
  'is none: %j',
  (text) => {
    expect(isShortToken(text)).toBe(false);
  },
);
