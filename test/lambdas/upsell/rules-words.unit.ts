import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { upsellRules } from '../../../lambdas/upsell/owner/meanings.ts';
import { explainSettings } from '../../../lambdas/upsell/rules/explain.ts';
import { neverOffered } from '../../../lambdas/upsell/rules/never-offer.ts';
import { defaultUpsellSettings } from '../../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice, readUpsellVoice } from '../../../lambdas/upsell/rules/voice.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';

const shop = { name: 'Ridgeback Cycles', currency: 'GBP', locale: 'en-GB' };
const shippedVoice = readFileSync(new URL('../../../rules/upsell/voice.txt', import.meta.url), 'utf8');

describe('the upsell voice document', () => {
  it('given the document as shipped, then it is the built-in wording', () => {
    expect(readUpsellVoice(shippedVoice)).toEqual({ ok: true, rules: defaultUpsellVoice });
  });

  it.each([
    ['Text message:\nGet {add-on} for {price}', 'needs {link}'],
    ['Text message:\nGet {link} for {price}', 'needs {add-on}'],
    ['Text message:\nGet {add-on}: {link}', 'needs {price}'],
    ['Opt-out line:\nWrite to us', 'needs the word STOP'],
    ['E-mail opening:\nHi {customer}', '{customer} cannot be filled in here'],
  ])('given "%s", then the owner is told: %s', (text, message) => {
    expect(readUpsellVoice(text)).toMatchObject({
      ok: false,
      problems: [{ line: 2, message: expect.stringContaining(message) }],
    });
  });
});

describe('the never-offer list', () => {
  const product = { sku: 'GIFT-50', name: 'Gift card £50', category: 'Vouchers', tags: ['Gifts', 'digital'] };
  const listed = (kind: NamedThing['kind'], value: string) =>
    neverOffered([{ kind, value }], product) !== undefined;

  it.each([
    ['any', 'gift cards'],
    ['any', 'voucher'],
    ['any', 'DIGITAL'],
    ['any', 'gift-50'],
    ['sku', 'gift-50'],
    ['category', 'voucher'],
    ['tag', 'gift'],
  ] as const)('given %s "%s", then the gift card is never offered', (kind, value) => {
    expect(listed(kind, value)).toBe(true);
  });

  it.each([
    ['any', 'card holders'],
    ['any', 'if'],
    ['sku', 'Gift card'],
    ['category', 'gifts'],
    ['tag', 'vouchers'],
  ] as const)('given %s "%s", then the gift card may be offered', (kind, value) => {
    expect(listed(kind, value)).toBe(false);
  });
});

describe('names, however they are written', () => {
  const kit = { sku: 'KIT-1', name: 'Brush and cleaner kit', category: 'Care', tags: ['workshop'] };
  it.each(['brushes', 'brush', 'Cleaners', 'kits', 'brush and cleaner kit'])(
    'given "%s" in the list, then the brush and cleaner kit is never offered',
    (value) => expect(neverOffered([{ kind: 'any', value }], kit)).toBeDefined(),
  );

  it('given words that only begin alike, then it may be offered', () => {
    expect(neverOffered([{ kind: 'any', value: 'hairbrushes' }], kit)).toBeUndefined();
    expect(neverOffered([{ kind: 'any', value: '!' }], kit)).toBeUndefined();
  });
});

describe('saying what settings mean', () => {
  it('given every setting, then each is one plain sentence', () => {
    const lines = explainSettings(
      {
        ...defaultUpsellSettings,
        channel: 'sms',
        minimumOrderMinor: 2000,
        neverOffer: [{ kind: 'sku', value: 'HELMET-XL' }],
        alwaysPair: [{ trigger: 'BIKE', addOn: 'LOCK-1' }],
      },
      shop,
    );
    expect(lines.map(({ means }) => means)).toEqual([
      'A nudge goes out 1 hour after the order.',
      'No customer gets more than one nudge in 30 days.',
      'A text is sent in at most 2 parts, each of which is paid for; what does not fit goes by e-mail to whoever agreed to that.',
      "Nothing goes out from 21:00 to 08:00, by the customer's own clock where it is known.",
      'An add-on costs 3% to 40% of the order: on an order of £100.00, £3.00 to £40.00.',
      'Orders below £20.00 are not nudged.',
      'Never offered: the SKU "HELMET-XL".',
      'Put first: LOCK-1 to whoever buys BIKE, if it is in stock and fits.',
      'Sent as a text message.',
      'A tap counts as a take-up for 3 days after the nudge; later taps still work.',
      'An add-on counts as bought if the same person buys it within 7 days after the nudge, by its link or not.',
      'The voice is: warm, plain and brief.',
    ]);
  });

  it('given a document, then its sentences come with their lines, and the rest as built in', () => {
    const read = upsellRules.documents['settings.txt']?.(
      'Wait 2 hours before sending.\nNever offer mugs.',
      shop,
    );
    const meanings = read?.ok === true ? read.rules : [];
    expect(meanings.slice(0, 2)).toMatchObject([
      { line: 1, text: 'Wait 2 hours before sending.', means: 'A nudge goes out 2 hours after the order.' },
      {
        line: 2,
        text: 'Never offer mugs.',
        means: 'Never offered: everything named, tagged or filed under "mugs".',
      },
    ]);
    expect(meanings.slice(2).map(({ line }) => line)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
