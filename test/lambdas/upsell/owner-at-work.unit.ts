// Each setting in one case, computed by the decisions, and what of it can never act.
import { describe, expect, it } from 'vitest';
import { upsellGoods } from '../../../lambdas/upsell/owner/goods.ts';
import { upsellRules } from '../../../lambdas/upsell/owner/meanings.ts';
import type { Goods } from '../../../shared/rules/goods.ts';

const offered = (name: string, code: string, priceMinor: number, tags: readonly string[] = []) => ({
  name,
  code,
  priceMinor,
  category: 'Bits',
  tags,
  isOffered: true as const,
});
const goods: Goods = {
  things: [
    offered('Brush and cleaner kit', 'BRUSH-KIT', 1_200),
    offered('Bell', 'BELL', 600),
    offered('Lights', 'LIGHTS-1', 2_500, ['winter']),
    { name: 'City bike', code: 'BIKE-CITY', priceMinor: 60_000 },
  ],
  totals: [4_000, 4_000, 60_000],
};
const shop = { name: 'Two Wheels', currency: 'GBP', locale: 'en-GB', now: new Date('2026-11-28T12:00:00Z') };

function first(sentence: string, looked: Goods | null = goods) {
  const read = upsellRules.documents['settings.txt']?.(
    sentence,
    looked === null ? shop : { ...shop, goods: looked },
  );
  if (read?.ok !== true) throw new Error(JSON.stringify(read));
  return read.rules[0];
}

describe('a setting at work', () => {
  it.each([
    [
      'Only offer add-ons between 15% and 40% of the order.',
      'An order of £40.00: add-ons between £6.00 and £16.00 may be offered, such as Brush and cleaner kit for £12.00.',
    ],
    [
      'Only offer add-ons up to £20.',
      'An order of £200.00: add-ons between £6.00 and £20.00 may be offered, such as Brush and cleaner kit for £12.00.',
    ],
    [
      'Never offer brushes.',
      'Kept away: Brush and cleaner kit. The other 2 in the catalogue may be offered.',
    ],
    [
      'Only nudge after orders of at least £20.',
      'An order of £19.99 is not nudged, one of £20.00 may be nudged.',
    ],
    [
      'Wait 90 minutes before sending.',
      'An order placed on Saturday 28 November at 12:00 is nudged on Saturday 28 November at 13:30.',
    ],
    [
      'Nudge each customer at most once every 10 days.',
      'Whoever was nudged on Saturday 28 November can be nudged again from Tuesday 8 December on.',
    ],
    ['Always pair BIKE-CITY with LIGHTS-1.', 'Whoever buys City bike is first offered Lights for £25.00.'],
    [
      'Take-up window is 2 days.',
      'Of a nudge sent on Saturday 28 November at 12:00 a tap on Monday 30 November at 12:00 counts, and one an hour later does not count.',
    ],
    ['Send by text message.', 'The next nudge goes out as a text message.'],
  ])('given "%s", then %s', (sentence, example) => expect(first(sentence)?.example).toBe(example));

  it('given a shop that nobody could look at, then the figures are made up', () => {
    expect(first('Price band is 15% to 40%.', null)?.example).toBe(
      'An order of £40.00: add-ons between £6.00 and £16.00 may be offered.',
    );
    expect(first('Never offer brushes.', null)?.example).toBe('An item called “brushes” is kept away.');
  });
});

describe('a setting that never acts', () => {
  it.each([
    ['Never offer candles.', /^no item called “candles” was sold so far$/],
    ['Never offer bels.', /^no item called “bels” was sold so far. Do you mean “Bell”\?$/],
    ['Never offer SKU HELMET-XL.', /^no item with the SKU “HELMET-XL” was sold so far$/],
    ['Never offer anything tagged summer.', /^no item tagged “summer” was sold so far/],
    ['Never offer the category "Clothes".', /^no item of the category “Clothes” was sold so far$/],
    ['Always pair BIKE-RACE with BELL.', /^no item called “BIKE-RACE” was sold so far/],
    [
      'Always pair BIKE-CITY with LIGHTS-1. Never offer lights.',
      /^“LIGHTS-1” is never offered, as “lights” is not/,
    ],
    [
      'Always pair BIKE-CITY with LIGHTS-1. Only offer add-ons under £10.',
      /^Lights costs more than any add-on may/,
    ],
    ['Price band is 90% to 95%.', /^Nothing in the catalogue costs that beside any order so far/],
    ['Only offer add-ons up to £3.', /^Everything in the catalogue costs more/],
    ['Only nudge after orders of at least £2,000.', /^No order so far came to that much/],
    ['At most 1 part per text. Use e-mail for nudges.', /^Nudges go by e-mail/],
    ['Pause.', /^No nudge goes out at all/],
  ])('given "%s", then it is said', (sentence, doubt) => {
    expect(first(sentence)?.doubts).toEqual([expect.stringMatching(doubt)]);
  });

  it.each([
    'Never offer brushes.',
    'Never offer anything tagged winter.',
    'Always pair BIKE-CITY with LIGHTS-1.',
    'Price band is 3% to 40%.',
    'Only offer add-ons up to £10.',
  ])('given "%s", which acts, then nothing is said', (sentence) => {
    expect(first(sentence)?.doubts).toBeUndefined();
  });
});

it('given the catalogue and orders, then what is sold and was sold', () => {
  const rows = {
    'upsr-catalogue': [
      { sku: 'BELL', name: 'Bell', price_minor: 600, currency: 'GBP', category: 'Bits', tags: ['x'] },
    ],
    'upsr-orders': [
      { currency: 'GBP', total_minor: 700, items: [{ sku: 'OLD', name: 'Old bell', price_minor: 700 }] },
      { currency: 'EUR', total_minor: 900, items: [] },
      { gate_outcome: 'stopped' },
    ],
  };
  expect(upsellGoods.from(rows, 'GBP')).toEqual({
    things: [
      { name: 'Bell', code: 'BELL', category: 'Bits', tags: ['x'], priceMinor: 600, isOffered: true },
      { name: 'Old bell', code: 'OLD', priceMinor: 700 },
    ],
    totals: [700],
  });
});
