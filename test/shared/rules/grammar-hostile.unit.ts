// Documents that are written to keep a reader busy. What may be read costs few steps, whatever else is cut off, and the
// answer is always one that an owner can act on.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cartGrammar } from '../../../lambdas/cart-recovery/rules/grammar.ts';
import { loyaltyGrammar } from '../../../lambdas/loyalty/rules/grammar.ts';
import { upsellGrammar } from '../../../lambdas/upsell/rules/grammar.ts';
import { boundedText } from '../../../shared/rules/bounded-text.ts';
import { readDocument } from '../../../shared/rules/document.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import {
  maxDocumentBytes,
  maxDocumentCharacters,
  maxDocumentLines,
  maxLineCharacters,
  sentencesOf,
} from '../../../shared/rules/sentences.ts';
import { freeText } from '../../../shared/rules/slots/free-text.ts';
import { maxSteps } from '../../../shared/rules/steps.ts';
import { readTemplates } from '../../../shared/rules/template.ts';
import { tokenise } from '../../../shared/rules/tokens.ts';

type Reader = (text: string, mostSteps?: number) => ReadResult<unknown>;
const readers: Readonly<Record<string, Reader>> = {
  'upsell/settings.txt': (text, most) => readDocument(text, upsellGrammar('GBP'), most),
  'cart-recovery/rules.txt': (text, most) => readDocument(text, cartGrammar('GBP'), most),
  'loyalty/rules.txt': (text, most) => readDocument(text, loyaltyGrammar('GBP'), most),
};

const filling = (text: string): string => text.repeat(Math.ceil(390 / text.length)).slice(0, 390);
const hostile: readonly string[] = [
  `${'1'.repeat(35)}_old`,
  `${filling('1')}_old`,
  filling('1.1,'),
  filling('£1'),
  filling('a '),
  filling('1 '),
  filling('and '),
  filling('a, '),
  filling('-'),
  filling('1-'),
  filling('.'),
  filling('"'),
  filling('(['),
  filling("don't-"),
  `Never offer ${filling('a and ').slice(0, 360)}`,
  `Always offer ${filling('a with ').slice(0, 360)}`,
  `Double points on ${filling('b, ').slice(0, 360)}`,
  `Double points ${filling('on on ').slice(0, 360)}`,
  `100 points = ${filling('and 5 ').slice(0, 360)}`,
  `${filling('1 point ')}`,
  `Wait ${filling('4 hours for ').slice(0, 360)}`,
  `Quiet hours ${filling('from 9 pm to ').slice(0, 360)}`,
];

/** How many steps a document needs: the fewest with which its reading is not cut off. */
function stepsOf(text: string, read: Reader): number {
  const isWhole = (steps: number): boolean => {
    const answer = read(text, steps);
    return answer.ok || !answer.problems.some(({ message }) => message.includes('stopped reading'));
  };
  let [few, enough] = [0, 1];
  while (!isWhole(enough)) [few, enough] = [enough, enough * 2];
  while (enough - few > Math.max(1, enough / 20)) {
    const between = Math.floor((few + enough) / 2);
    if (isWhole(between)) enough = between;
    else few = between;
  }
  return enough;
}

describe.each(Object.entries(readers))('%s', (file, reader) => {
  test('as shipped needs no fiftieth of the steps there are', () => {
    const shipped = readFileSync(`rules/${file}`, 'utf8');
    expect(reader(shipped).ok).toBe(true);
    expect(stepsOf(shipped, reader)).toBeLessThan(maxSteps / 50);
  });

  test.each(hostile)('is read to its end within the steps there are, understood or not: %s', (line) => {
    const read = reader(line);
    const problems = read.ok ? [] : read.problems;
    expect(problems.some(({ message }) => message.includes('stopped reading'))).toBe(false);
    for (const problem of problems) expect([problem.line, problem.message === '']).toEqual([1, false]);
  });

  test('full of such lines is cut off at the line where the steps are used up', () => {
    const most = 1_000;
    const read = reader(`${hostile.join('\n')}\n`.repeat(5), most);
    expect(read.ok).toBe(false);
    const last = read.ok ? undefined : read.problems.at(-1);
    expect(last?.message).toContain('I do not understand this sentence, and stopped reading here');
    expect(last?.line).toBeGreaterThan(0);
  });

  test('is never taken for whole when it was cut off after lines that were good', () => {
    const shipped = readFileSync(`rules/${file}`, 'utf8');
    const needed = stepsOf(shipped, reader);
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      expect(reader(shipped, Math.floor(needed * part)).ok).toBe(false);
    }
  });
});

describe('the steps of a sentence', () => {
  test('of free text grow with the square of its words and no faster, and end where they are used up', () => {
    const used = (words: number): number => {
      const steps = { left: 1_000_000 };
      const text = filling('a ').slice(0, 2 * words);
      freeText(400).read({ text, tokens: tokenise(text), steps }, 0);
      return 1_000_000 - steps.left;
    };
    expect([used(40) / used(20), used(80) / used(40)].map(Math.round)).toEqual([4, 4]);
    const text = filling('a ');
    expect(freeText(400).read({ text, tokens: tokenise(text), steps: { left: 10 } }, 0)).toEqual([]);
  });
});

describe('a document', () => {
  const grammar = upsellGrammar('GBP');
  const sections = {
    text: {
      heading: 'Text',
      placeholders: [],
      most: { characters: 80, because: 'short is kind' },
      layout: 'flow' as const,
    },
  };
  const messages = (text: string) =>
    [readDocument(text, grammar), readTemplates(text, sections, { text: '' })].map((read) =>
      read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`),
    );

  test.each([
    ['characters', 'a\n'.repeat(maxDocumentCharacters), '0: The document is longer than 64000 characters'],
    ['lines', '\n'.repeat(maxDocumentLines), '0: The document has 2001 lines; 2000 are the most'],
    [
      'a line',
      `#\n${'a'.repeat(maxLineCharacters + 1)}`,
      '2: This line is too long; 4000 characters are the most',
    ],
  ])('of too many %s is not read, be it of rules or of wording', (_, text, problem) => {
    for (const said of messages(text)) expect(said).toEqual([expect.stringContaining(problem)]);
  });

  test('of just as many lines is read', () => {
    expect(readDocument('\n'.repeat(maxDocumentLines - 1), grammar).ok).toBe(true);
  });

  test('is split as before at full stops, abbreviations and quotation marks', () => {
    const text = 'Wait 1 hour. Ask Dr. Smith "now. or never" approx. twice! Then stop? "open. end';
    expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual([
      'Wait 1 hour.',
      'Ask Dr. Smith "now. or never" approx. twice!',
      'Then stop?',
      '"open.',
      'end',
    ]);
  });

  test('without end is fetched no further than a document may reach, and is then too long', async () => {
    let fetched = 0;
    const endless = (async function* () {
      for (;;) {
        fetched += 10_000;
        yield Buffer.alloc(10_000, 'a');
      }
    })();
    const text = await boundedText(endless);
    expect(fetched).toBeLessThanOrEqual(maxDocumentBytes + 10_000);
    expect(messages(text)[0]).toEqual([expect.stringContaining('longer than')]);
  });
});

describe('what the owner is shown of a text that is too long', () => {
  // The emoji lies across the sixtieth code unit.
  const long = `${'a'.repeat(59)}😀`;

  test('given a line beyond the most, it is cut by whole characters and holds nothing that a letter cannot', () => {
    const text = `\0${long}${'b'.repeat(maxLineCharacters)}\ud83d`;
    const answer = readDocument(text, upsellGrammar('GBP'));
    expect(answer).toMatchObject({ ok: false, problems: [{ text: `${long}...` }] });
  });

  test('given a sentence that takes too many steps, it is cut by whole characters', () => {
    const answer = readDocument(`${long} ${'and so on '.repeat(9)}`, upsellGrammar('GBP'), 3);
    expect(answer).toMatchObject({ ok: false, problems: [{ text: `${long}...` }] });
  });
});
