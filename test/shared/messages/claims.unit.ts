import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineProblems } from '../../../shared/messages/claims.ts';

const rules = { productName: 'Commuter lights & lock bundle P10', maxLength: 120 };
const problems = (line: string, more: Partial<typeof rules & { gsmOnly: boolean }> = {}) =>
  lineProblems(line, { ...rules, ...more });

describe('lines that may be used', () => {
  test.each([
    'Your new bike will want lights and a lock.',
    'Be seen on dark evenings, and find it where you left it!',
    'The Commuter lights & lock bundle P10 fits your frame.',
    "It's made for the bike you chose; the P10 clips straight on.",
    'Goes with your coffee - and keeps it fresh.',
    'A lock, lights and peace of mind',
    'Das passt zu Ihrem Rad.',
    'Un éclairage pour vos trajets du soir.',
    'One tap and it is in your basket',
  ])('%s', (line) => {
    expect(problems(line)).toEqual([]);
  });
});

describe('lines that may not', () => {
  test.each([
    ['', 'is empty'],
    ['   ', 'is empty'],
    ['x'.repeat(121), 'is longer than 120 characters'],
    ['See https://evil.example/a', 'holds a link'],
    ['Visit evil.example today', 'holds a link'],
    ['Visit EVIL.EXAMPLE', 'holds a link'],
    ['go to bit.ly/abc', 'holds a link'],
    ['www dot ridgeback dot com', 'holds a link'],
    ['javascript:alert()', 'holds a link'],
    ['tap mailto:someone', 'holds a link'],
    ['unicode ｅｖｉｌ．ｃｏｍ', 'holds a link'],
    ['write to ana@example.com', 'holds an e-mail address'],
    ['write to ana @ example', 'holds an e-mail address'],
    ['call 07700 900123', 'holds a telephone number'],
    ['call +44 (0) 7700-900-123', 'holds a telephone number'],
    ['now with 3 modes', 'holds a number'],
    ['now with ³ modes', 'holds a number'],
    ['lasts ½ a year', 'holds a number'],
    ['lasts ٣ years', 'holds a number'],
    ['the P11 clips on', 'holds a number'],
    ['only £45', 'holds a currency or percent sign'],
    ['only € forty', 'holds a currency or percent sign'],
    ['ten % better', 'holds a currency or percent sign'],
    ['ten pounds well spent', 'speaks of money'],
    ['twenty per cent brighter', 'speaks of money'],
    ['just five quid', 'speaks of money'],
    ['a fiver', 'speaks of money'],
    ['half price', 'claims a discount or urgency'],
    ['half-price', 'claims a discount or urgency'],
    ['Ten OFF', 'claims a discount or urgency'],
    ['it is FREE', 'claims a discount or urgency'],
    ['a dïscöunt for you', 'claims a discount or urgency'],
    ['ｓａｌｅ', 'claims a discount or urgency'],
    ['save now', 'claims a discount or urgency'],
    ['use the code BIKE', 'claims a discount or urgency'],
    ['a bargain', 'claims a discount or urgency'],
    ['great deal!', 'claims a discount or urgency'],
    ['a voucher inside', 'claims a discount or urgency'],
    ['our cheapest lock', 'claims a discount or urgency'],
    ['two for one', 'claims a discount or urgency'],
    ['last chance', 'claims a discount or urgency'],
    ['Hurry!', 'claims a discount or urgency'],
    ['today only', 'claims a discount or urgency'],
    ['limited stock', 'claims a discount or urgency'],
    ['selling fast', 'claims a discount or urgency'],
    ['only a few left', 'claims a discount or urgency'],
    ['don’t miss it', 'claims a discount or urgency'],
    ['livraison gratuite', 'claims a discount or urgency'],
    ['line\nbreak', 'holds line breaks or invisible characters'],
    ['line\u2028break', 'holds line breaks or invisible characters'],
    ['bell\u0007', 'holds line breaks or invisible characters'],
    ['turned \u202eround', 'holds line breaks or invisible characters'],
    ['fr\u200bee', 'holds line breaks or invisible characters'],
    ['<b>bold</b>', 'holds markup'],
    ['**bold**', 'holds markup'],
    ['[tap](here)', 'holds markup'],
    ['&lt;b', 'holds markup'],
    ['{{price}}', 'holds markup'],
    ['so bright 🚲🚲🚲', 'holds an emoji'],
    ['the ѕale', 'mixes alphabets in a word'],
  ])('given %j, it %s', (line, problem) => {
    expect(problems(line)).toContain(problem);
  });

  test('given a text message, characters outside the GSM alphabet are refused; given an e-mail, they are not', () => {
    expect(problems('Zoë’s light', { gsmOnly: true })).toEqual(['holds characters outside the GSM alphabet']);
    expect(problems('Zoë’s light')).toEqual([]);
  });
});

describe('the name of the product', () => {
  test('given a name that sounds like a claim, the whole name may be said', () => {
    expect(problems('The Freewheel Sale 50% Grey fits.', { productName: 'Freewheel Sale 50% Grey' })).toEqual(
      [],
    );
    expect(problems('the free-range eggs go with it', { productName: 'Free-Range Eggs' })).toEqual([]);
  });

  test('given only a part of it, its claims are claims', () => {
    expect(problems('a sale for you', { productName: 'Freewheel Sale 50% Grey' })).toContain(
      'claims a discount or urgency',
    );
    expect(problems('50% for you', { productName: 'Freewheel Sale 50% Grey' })).toContain('holds a number');
  });

  test('given a bare number in the name, it may not be used for something else', () => {
    expect(problems('Mudguards 2 pack keeps you dry', { productName: 'Mudguards 2 pack' })).toEqual([]);
    expect(problems('Just 2 to go', { productName: 'Mudguards 2 pack' })).toContain('holds a number');
  });

  test('given a name inside other words, it hides nothing', () => {
    expect(problems('freedom', { productName: 'dom' })).toEqual([]);
    expect(problems('an offering', { productName: 'ering' })).toEqual([]);
    expect(problems('it is fr ee', { productName: ' ' })).toEqual([]);
  });

  test('given a hostile name, it is not a pattern', () => {
    expect(problems('hurry', { productName: '.*' })).toContain('claims a discount or urgency');
    expect(problems('hurry', { productName: '(((' })).toContain('claims a discount or urgency');
  });
});

test('given any line and any name, checking never throws and a link never passes', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.string({ maxLength: 20, unit: 'grapheme' }),
      (line, productName) => {
        expect(problems(`${line} https://x.example`, { productName, maxLength: 500 })).toContain(
          'holds a link',
        );
      },
    ),
    { seed: 31, numRuns: 500 },
  );
});
