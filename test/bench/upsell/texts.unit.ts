import { expect, test } from 'vitest';
import { isMet } from '../../../bench/figure.ts';
import { figuresOfTexts, textsRatio } from '../../../bench/upsell/texts.ts';

test('given the texts of two builds, then their lines of the bill are compared, not the price of one', () => {
  const ratio = textsRatio({ texts: 12, usd: 0.6 }, { texts: 10, usd: 1 });
  expect(ratio).toMatchObject({ value: 0.6, atMost: 0.55 });
  expect(isMet(ratio)).toBe(false);
  expect(isMet(textsRatio({ texts: 10, usd: 0.5 }, { texts: 10, usd: 1 }))).toBe(true);
});

test('given no text before, then nothing is called better', () => {
  expect(() => textsRatio({ texts: 1, usd: 0.05 }, { texts: 0, usd: 0 })).toThrow('no text message');
});

test('given none at all, then a text costs nothing', () => {
  expect(figuresOfTexts({ texts: 0, usd: 0 }).map(({ value }) => value)).toEqual([0, 0, 0]);
  expect(figuresOfTexts({ texts: 4, usd: 0.2 }).map(({ value }) => value)).toEqual([4, 0.2, 0.05]);
});
