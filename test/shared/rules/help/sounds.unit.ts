import { expect, it } from 'vitest';
import { sounds } from '../../../../shared/rules/help/sounds.ts';

it.each([
  [String.raw`\bno\b.*\bpoints?\b`, 'no more points', true],
  [String.raw`\bno\b.*\bpoints?\b`, 'points for no one', false],
  [String.raw`^(?!.*\bcart\b).*\bsize\b`, 'the size of it', true],
  [String.raw`^(?!.*\bcart\b).*\bsize\b`, 'the size of a cart', false],
  [String.raw`^(?=.*\bcart\b).*\bsize\b`, 'the size of a cart', true],
  [String.raw`\bfree\b(?!.*\bpoints\b)`, 'a free tea for points', false],
  [String.raw`\bfree\b(?!.*\bpoints\b)`, 'points for a free tea', true],
  [String.raw`\b(?:a.*b|c) d`, 'a then b d', true],
  [String.raw`^(?:no|stop) texts$`, 'no texts', true],
  [String.raw`^(?:no|stop) texts$`, 'have no texts', false],
  ['x|y', 'only y', true],
])('%s hears "%s": %s', (source, said, heard) => expect(sounds(source)(said)).toBe(heard));

it('hears as the pattern would, in time that grows as the text does', () => {
  const said = 'no '.repeat(100_000);
  const from = performance.now();
  expect(sounds(String.raw`\bno\b.*\bpoints\b.*\bfree\b`)(said)).toBe(false);
  expect(performance.now() - from).toBeLessThan(1000);
});
