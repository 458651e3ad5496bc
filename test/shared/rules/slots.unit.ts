import { describe, expect, it } from 'vitest';
import { choice } from '../../../shared/rules/slots/choice.ts';
import { clockRange, clockTime, rangeMinutes } from '../../../shared/rules/slots/clock-time.ts';
import { duration, sayMinutes } from '../../../shared/rules/slots/duration.ts';
import { money } from '../../../shared/rules/slots/money.ts';
import { addOns, names } from '../../../shared/rules/slots/names.ts';
import { percent, percentBand } from '../../../shared/rules/slots/percent.ts';
import type { Slot } from '../../../shared/rules/slots/slot.ts';
import { tokenise } from '../../../shared/rules/tokens.ts';

/** The value when the slot reads the whole text, its problem, or undefined when it reads something else. */
function readWhole(slot: Slot<unknown>, text: string): unknown {
  const tokens = tokenise(text);
  const reading = slot.read({ text, tokens }, 0).find(({ next }) => next === tokens.length);
  if (reading === undefined) return undefined;
  return 'value' in reading ? reading.value : `! ${reading.problem}`;
}

const table = (slot: Slot<unknown>, cases: readonly (readonly [string, unknown])[]) =>
  it.each(cases)('%s', (text, value) => {
    if (typeof value === 'string' && value.startsWith('!'))
      expect(readWhole(slot, text)).toSatisfy(
        (read: string) => read.startsWith('! ') && read.includes(value.slice(2)),
      );
    else expect(readWhole(slot, text)).toEqual(value);
  });

describe('spans of time, in minutes', () => {
  table(duration({ unit: 'minutes', least: 0, most: 100_000, because: 'so' }), [
    ['60 minutes', 60],
    ['60min', 60],
    ['60 mins.', 60],
    ['1 hour', 60],
    ['an hour', 60],
    ['a hr', 60],
    ['1h', 60],
    ['2 hrs', 120],
    ['1.5 hours', 90],
    ['half an hour', 30],
    ['an hour and a half', 90],
    ['two and a half hours', 150],
    ['1 hour 30 minutes', 90],
    ['1 hour and 30 minutes', 90],
    ['1h30m', 90],
    ['twelve days', 17_280],
    ['a fortnight', 20_160],
    ['one month', 43_200],
    ['1,500 minutes', 1500],
    ['60', '! 60 what?'],
    ['1 hour 1 hour', undefined],
    ['0.001 hours', '! no whole number of minutes'],
    ['1,5 hours', undefined],
    ['100001 minutes', '! outside 0 minutes to'],
    ['a while', undefined],
  ]);
  it('are said as people say them', () => {
    expect([0, 1, 60, 90, 1440, 4320, 1501].map(sayMinutes)).toEqual([
      '0 minutes',
      '1 minute',
      '1 hour',
      '1 hour 30 minutes',
      '1 day',
      '3 days',
      '1 day 1 hour 1 minute',
    ]);
  });
});

describe('spans of time, in whole days', () => {
  table(duration({ unit: 'days', least: 1, most: 365, bare: true, because: 'so' }), [
    ['month', 30],
    ['a year', 365],
    ['48 hours', 2],
    ['36 hours', '! no whole number of days'],
    ['0 days', '! 0 minutes is outside 1 day to 365 days'],
  ]);
});

describe('times of day', () => {
  table(clockTime(), [
    ['9pm', '21:00'],
    ['9 pm', '21:00'],
    ['9:30pm', '21:30'],
    ['9.30 pm', '21:30'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['nine pm', '21:00'],
    ["9 o'clock pm", '21:00'],
    ['21:00', '21:00'],
    ['08:05', '08:05'],
    ['24:00', '00:00'],
    ['9', '! morning or in the evening'],
    ['21', '! morning or in the evening'],
    ['13 pm', '! neither 12-hour nor 24-hour'],
    ['25:00', '! no 25:00'],
    ['9:75', '! no 9:75'],
    ['soon', undefined],
  ]);
});

describe('stretches of the clock', () => {
  table(clockRange(), [
    ['9 pm to 8 am', { from: '21:00', until: '08:00' }],
    ['9pm-8am', { from: '21:00', until: '08:00' }],
    ['21:00-08:00', { from: '21:00', until: '08:00' }],
    ['from 21:00 until 8 am', { from: '21:00', until: '08:00' }],
    ['between 9 pm and 8 am', { from: '21:00', until: '08:00' }],
    ['9 pm to 9 pm', '! begin and end at 21:00'],
    ['9 to 8 am', '! 9 in the morning'],
    ['9 pm', undefined],
  ]);
  it('last over midnight', () => {
    expect(rangeMinutes({ from: '21:00', until: '08:00' })).toBe(660);
  });
});

const limits = { least: 0.1, most: 100, because: 'so' };

describe('percentages', () => {
  table(percent(limits), [
    ['3%', 3],
    ['3 %', 3],
    ['2.5 percent', 2.5],
    ['forty per cent', 40],
    ['3', '! 3 what? Write 3%'],
    ['0%', '! 0% is outside 0.1% to 100%'],
  ]);
});

describe('bands of percentages', () => {
  table(percentBand(limits), [
    ['3% to 40%', { minPercent: 3, maxPercent: 40 }],
    ['between 3 and 40 %', { minPercent: 3, maxPercent: 40 }],
    ['3-40%', { minPercent: 3, maxPercent: 40 }],
    ['3%-40%', { minPercent: 3, maxPercent: 40 }],
    ['3 to 40', '! what? Write 3% to 40%'],
    ['40% to 3%', '! must begin below its end'],
    ['3% to 400%', '! 400% is outside'],
  ]);
});

describe('money of a shop that sells in pounds', () => {
  table(money('GBP'), [
    ['£20', 2000],
    ['£1,250.50', 125_050],
    ['GBP 20', 2000],
    ['20 GBP', 2000],
    ['20 pounds', 2000],
    ['twenty pounds', 2000],
    ['20', '! 20 what? The shop sells in GBP'],
    ['$20', '! amounts must be in GBP'],
    ['20 euros', '! amounts must be in GBP'],
    ['£20.999', '! at most 2 decimals'],
  ]);
});

describe('money, where the currency alone is one of it', () => {
  table(money('GBP', { lone: true }), [
    ['pound', 100],
    ['pounds', 100],
    ['£', 100],
    ['£10', 1000],
    ['dollar', '! amounts must be in GBP'],
    ['$', '! amounts must be in GBP'],
    ['cup', undefined],
    ['visit', undefined],
  ]);
});

describe('money of shops elsewhere', () => {
  it.each([
    ['USD', '$20', 2000],
    ['USD', '20 dollars', 2000],
    ['SGD', '$20', 2000],
    ['SGD', 'S$20', 2000],
    ['EUR', '20€', 2000],
    ['JPY', '¥2,000', 2000],
    ['JPY', '2000 yen', 2000],
  ])('%s: %s', (currency, text, minor) => {
    expect(readWhole(money(currency), text)).toBe(minor);
  });
});

describe('names of things', () => {
  table(names(), [
    ['gift cards', [{ kind: 'any', value: 'gift cards' }]],
    ['the gift cards', [{ kind: 'any', value: 'gift cards' }]],
    ['SKU HELMET-XL', [{ kind: 'sku', value: 'HELMET-XL' }]],
    [
      'SKUs A-1, B-2 and C-3',
      [
        { kind: 'sku', value: 'A-1' },
        { kind: 'sku', value: 'B-2' },
        { kind: 'sku', value: 'C-3' },
      ],
    ],
    ['the category Gift cards', [{ kind: 'category', value: 'Gift cards' }]],
    ['the clearance category', [{ kind: 'category', value: 'clearance' }]],
    ['anything in Clearance', [{ kind: 'category', value: 'Clearance' }]],
    ['anything tagged clearance', [{ kind: 'tag', value: 'clearance' }]],
    ['products with the tag sale', [{ kind: 'tag', value: 'sale' }]],
    [
      'gift cards & vouchers',
      [
        { kind: 'any', value: 'gift cards' },
        { kind: 'any', value: 'vouchers' },
      ],
    ],
    [
      '"Salt and pepper", mugs',
      [
        { kind: 'any', value: 'Salt and pepper' },
        { kind: 'any', value: 'mugs' },
      ],
    ],
    ['3M-TAPE', [{ kind: 'any', value: '3M-TAPE' }]],
    ['LIGHT.2', [{ kind: 'any', value: 'LIGHT.2' }]],
    ['anything under £5', '! reads like a condition'],
    ['helmets if it rains', '! reads like a condition'],
    ['and', '! Name at least one thing'],
  ]);
});

describe('add-ons', () => {
  table(addOns(), [
    ['LOCK-1', ['LOCK-1']],
    ['SKU LOCK-1', ['LOCK-1']],
    ['"LOCK 1"', ['LOCK 1']],
    ['a nice lock', ['nice lock']],
    ['lights and a lock', ['lights', 'lock']],
    ['anything tagged "bright"', '! is many things'],
    ['them a lock', '! reads like a condition'],
  ]);
});

describe('one of a few words', () => {
  table(choice({ sms: ['text message', 'SMS'], email: ['e-mail'] }), [
    ['Text Messages', 'sms'],
    ['sms', 'sms'],
    ['E-mail', 'email'],
    ['emails', 'email'],
    ['pigeon', undefined],
  ]);
});
