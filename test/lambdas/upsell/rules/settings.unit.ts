import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { upsellGrammar } from '../../../../lambdas/upsell/rules/grammar.ts';
import {
  defaultUpsellSettings,
  mergeSettings,
  readUpsellSettings,
  type UpsellSettings,
} from '../../../../lambdas/upsell/rules/settings.ts';

const shipped = readFileSync(new URL('../../../../rules/upsell/settings.txt', import.meta.url), 'utf8');

/** What a text changes in the built-in settings; the problems' messages when it is bad. */
function changes(text: string): Partial<UpsellSettings> | readonly string[] {
  const read = readUpsellSettings(text, 'GBP');
  if (!read.ok) return read.problems.map(({ message }) => message);
  const entries = Object.entries(read.rules) as [keyof UpsellSettings, unknown][];
  return Object.fromEntries(
    entries.filter(([key, value]) => !isDeepStrictEqual(value, defaultUpsellSettings[key])),
  );
}

const understood: readonly (readonly [string, Partial<UpsellSettings>])[] = [
  ['Wait 45 minutes before sending.', { sendDelayMinutes: 45 }],
  ['wait 2h after the order', { sendDelayMinutes: 120 }],
  ['Please wait two hours after each order before sending the nudge', { sendDelayMinutes: 120 }],
  ['Send the nudge half an hour after the order.', { sendDelayMinutes: 30 }],
  ['After each order, wait 2 hours.', { sendDelayMinutes: 120 }],
  ['Send delay: 2 hours', { sendDelayMinutes: 120 }],
  ['Send it straight after the order.', { sendDelayMinutes: 0 }],
  ["Don't wait before sending.", { sendDelayMinutes: 0 }],
  ['Nudge each customer at most once every 14 days.', { capDays: 14 }],
  ['No more than one nudge a week per customer', { capDays: 7 }],
  ['Send at most one message per customer every fortnight', { capDays: 14 }],
  ['Text the same person only once a week.', { capDays: 7 }],
  ['Never nudge the same customer twice in 60 days', { capDays: 60 }],
  ['Leave at least 10 days between two nudges.', { capDays: 10 }],
  ['Frequency cap: one nudge per 10 days', { capDays: 10 }],
  ['Count a tap as a take-up for 2 days.', { takeUpWindowHours: 48 }],
  ['A tap counts as a take-up within 24 hours of the nudge', { takeUpWindowHours: 24 }],
  ['Take-up window: 1 week', { takeUpWindowHours: 168 }],
  ['Only offer add-ons between 5% and 50% of the order.', { priceBand: { minPercent: 5, maxPercent: 50 } }],
  [
    'Offer only things that cost 5 to 50 percent of the order value',
    { priceBand: { minPercent: 5, maxPercent: 50 } },
  ],
  ['Price band: 5%–50%', { priceBand: { minPercent: 5, maxPercent: 50 } }],
  ['Add-ons must cost between 5 and 50 % of the order.', { priceBand: { minPercent: 5, maxPercent: 50 } }],
  ['Send by text message.', { channel: 'sms' }],
  ['Send nudges by e-mail', { channel: 'email' }],
  ['Use SMS.', { channel: 'sms' }],
  ['Quiet hours are 10 pm to 7 am.', { quietHours: { from: '22:00', until: '07:00' } }],
  ['Quiet hours: 22:00–07:00', { quietHours: { from: '22:00', until: '07:00' } }],
  ['No messages between 10 p.m. and 7 a.m.', { quietHours: { from: '22:00', until: '07:00' } }],
  ['Do not text anyone after 10pm or before 7am', { quietHours: { from: '22:00', until: '07:00' } }],
  ['Only send between 7 am and 10 pm.', { quietHours: { from: '22:00', until: '07:00' } }],
  ['No quiet hours.', { quietHours: 'off' }],
  ['Never offer gift cards.', { neverOffer: [{ kind: 'any', value: 'gift cards' }] }],
  ['Never offer SKU HELMET-XL.', { neverOffer: [{ kind: 'sku', value: 'HELMET-XL' }] }],
  ["Don't suggest anything tagged clearance", { neverOffer: [{ kind: 'tag', value: 'clearance' }] }],
  [
    'Never offer:\n* vouchers\n* gift cards',
    {
      neverOffer: [
        { kind: 'any', value: 'vouchers' },
        { kind: 'any', value: 'gift cards' },
      ],
    },
  ],
  [
    'Always pair BIKE-COMMUTER with BUNDLE-LIGHTS-LOCK.',
    { alwaysPair: [{ trigger: 'BIKE-COMMUTER', addOn: 'BUNDLE-LIGHTS-LOCK' }] },
  ],
  [
    'Always offer LOCK-1 with bikes and scooters',
    {
      alwaysPair: [
        { trigger: 'bikes', addOn: 'LOCK-1' },
        { trigger: 'scooters', addOn: 'LOCK-1' },
      ],
    },
  ],
  ['Only nudge after orders of at least £20.', { minimumOrderMinor: 2000 }],
  ['Skip orders under 20 pounds', { minimumOrderMinor: 2000 }],
  ['No nudges for orders below GBP 20.50', { minimumOrderMinor: 2050 }],
  ['Our voice is cheerful, like a neighbour’s.', { voice: "cheerful, like a neighbour's" }],
  ['At most one part per text message.', { textParts: 1 }],
  ['No more than 3 parts per text', { textParts: 3 }],
  ['Keep texts to one part.', { textParts: 1 }],
  ['A text may have up to 3 parts.', { textParts: 3 }],
  ['Send at most 3 parts per SMS.', { textParts: 3 }],
  ['Only one part per text.', { textParts: 1 }],
  ['Sound like a bike mechanic.', { voice: 'a bike mechanic' }],
];

const refused: readonly (readonly [string, string])[] = [
  ['Wait 60 before sending.', '60 what?'],
  ['Wait 3 days before sending.', 'after two days a nudge no longer belongs to the order'],
  ['Nudge each customer at most once every 366 days.', 'more than one nudge a day is nagging'],
  ['Nudge each customer twice a month.', 'not one that I understand'],
  ['Count a tap as a take-up for 31 days.', 'not the work of the nudge'],
  ['Only offer add-ons between 0% and 40% of the order.', '0% is outside'],
  ['At most 6 parts per text.', 'A text has 1 to 5 parts'],
  ['At most 1.5 parts per text.', 'A text has 1 to 5 parts'],
  ['At most 1 part per text.\nAt most 2 parts per text.', 'Line 2 and line 1 disagree'],
  ['Send by carrier pigeon.', 'not one that I understand'],
  ['Send by text message and e-mail.', 'not one that I understand'],
  ['Quiet hours are 9 to 8.', 'morning or in the evening'],
  ['Quiet hours are 8 am to 7 am.', 'less than 4 hours a day'],
  ['Never offer anything under £5.', 'What an add-on may cost'],
  ['Only nudge after orders of at least $20.', 'amounts must be in GBP'],
  ['Do not wait 60 minutes before sending.', 'not one that I understand'],
  ['Never offer SKU LOCK-1.\nAlways pair BIKE with lock-1.', 'Line 2 and line 1 disagree'],
  ['Send by text message.\nSend by e-mail.', 'Line 2 and line 1 disagree'],
];

describe('the upsell settings document', () => {
  it('given the document as shipped, then it says what is built in, and nothing of gift cards is offered', () => {
    expect(changes(shipped)).toEqual({ neverOffer: [{ kind: 'any', value: 'gift cards' }] });
  });

  it('given the commented examples of the shipped document, then each is a sentence that is understood', () => {
    const examples = shipped.match(/^# (?:Never|Always|Only|Send) .*$/gm) ?? [];
    expect(examples.length).toBeGreaterThanOrEqual(4);
    for (const example of examples) expect(readUpsellSettings(example.slice(2), 'GBP').ok).toBe(true);
  });

  it('given nothing is written down, then it waits an hour and nudges once in thirty days', () => {
    const read = readUpsellSettings('', 'GBP');
    expect(read.ok && read.rules).toMatchObject({
      sendDelayMinutes: 60,
      capDays: 30,
      takeUpWindowHours: 3 * 24,
      priceBand: { minPercent: 3, maxPercent: 40 },
      quietHours: { from: '21:00', until: '08:00' },
    });
  });

  it('given an empty document, then the built-in settings hold', () => {
    expect(changes('')).toEqual({});
  });

  it.each(understood)('given "%s", then it is understood', (text, expected) => {
    expect(changes(text)).toEqual(expected);
  });

  it.each(refused)('given "%s", then it is refused with its reason', (text, reason) => {
    expect(changes(text)).toEqual([expect.stringContaining(reason)]);
  });

  it.each(upsellGrammar('EUR').forms.map(({ example, id }) => [example, id]))(
    'given the example "%s", then it is read by its own form',
    (example) => {
      expect(readUpsellSettings(example, 'EUR').ok).toBe(true);
    },
  );
});

describe('knobs in Parameter Store', () => {
  const merged = (parameter: string, document: string) => {
    const read = mergeSettings(parameter, document, 'GBP');
    return read.ok ? read.rules : read.problems;
  };

  it('given a knob in both, then the document wins; given it in the parameter alone, then it counts', () => {
    expect(
      merged('Wait 10 minutes before sending. Send by e-mail.', 'Wait 20 minutes before sending.'),
    ).toMatchObject({
      sendDelayMinutes: 20,
      channel: 'email',
    });
  });

  it('given lists in both, then they are joined', () => {
    expect(merged('Never offer vouchers.', 'Never offer gift cards.')).toMatchObject({
      neverOffer: [{ value: 'vouchers' }, { value: 'gift cards' }],
    });
  });

  it('given a ban there and a pair in the document, then the document wins', () => {
    expect(merged('Never offer SKU LOCK-1.', 'Always pair BIKE with LOCK-1.')).toMatchObject({
      neverOffer: [],
      alwaysPair: [{ trigger: 'BIKE', addOn: 'LOCK-1' }],
    });
    expect(merged('Always pair BIKE with LOCK-1.', 'Never offer SKU LOCK-1.')).toMatchObject({
      neverOffer: [{ kind: 'sku', value: 'LOCK-1' }],
      alwaysPair: [],
    });
  });

  it('given a bad parameter, then its problems are told', () => {
    expect(merged('Wait a bit.', '')).toMatchObject([{ line: 1, text: 'Wait a bit.' }]);
  });
});

describe('any text', () => {
  const words =
    'wait 60 minutes before sending never offer always pair with once every 3% 40% £ quiet hours 9 pm to 8 am and or " - . : # é 😀 { } \n \r\n \t'.split(
      ' ',
    );
  const nearlySentences = fc
    .array(fc.constantFrom(...words), { maxLength: 25 })
    .map((parts) => parts.join(' '));

  it('never makes the reader throw', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), nearlySentences);
    fc.assert(
      fc.property(texts, (text) => void readUpsellSettings(text, 'GBP')),
      { seed: 11, numRuns: 1500 },
    );
  });

  it('means the same however it is spaced, bulleted, ended or written in case', () => {
    const sentence = fc.constantFrom(...understood.filter(([text]) => !text.includes('\n')));
    const bullet = fc.constantFrom('', '- ', '* ', '• ', '1. ', '2) ', '   ', '\ufeff');
    const end = fc.constantFrom('', '.', ' ', '!', ' .', '\r\n', '\n\n', '\u00a0');
    const space = fc.constantFrom(' ', '  ', '\t', '\u00a0');
    const letters = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => text.toUpperCase(),
    );
    fc.assert(
      fc.property(
        sentence,
        bullet,
        end,
        space,
        letters,
        ([text, expected], before, after, between, written) => {
          const varied = before + written(text.replace(/\.$/, '').replaceAll(' ', between)) + after;
          expect(fold(changes(varied))).toEqual(fold(expected));
        },
      ),
      { seed: 13, numRuns: 1500 },
    );
  });
});

/** Names and the voice keep the owner's case; everything else does not depend on it. */
function fold(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).toLowerCase());
}
