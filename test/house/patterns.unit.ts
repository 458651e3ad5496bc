// Every pattern of the functions, of what they share, of the settings and of the tools, against texts that are made to
// keep it busy. Steps are counted, as V8 takes them; a pattern whose work grows faster than the text fails here by name.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, describe, expect, test } from 'vitest';
import { stepCounter } from '../support/patterns/count-steps.ts';
import { superlinear } from '../support/patterns/growth.ts';

const FILES = globSync('{shared,lambdas,lib,tools}/**/*.ts').sort();
type Written = { readonly file: string; readonly source: string; readonly flags: string };

/** The patterns that are written out, and the files that put some together. */
function patternsIn(file: string) {
  const literals: Written[] = [];
  let composes = 0;
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const one of node) visit(one);
      return;
    }
    const { regex, callee } = node as {
      regex?: { pattern: string; flags: string };
      callee?: { name?: string };
    };
    if (regex !== undefined) literals.push({ file, source: regex.pattern, flags: regex.flags });
    if (callee?.name === 'RegExp') composes += 1;
    for (const member of Object.values(node)) visit(member);
  };
  visit(parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }, file));
  return { literals, composes };
}

const found = FILES.map((file) => ({ file, ...patternsIn(file) }));
const literals = found.flatMap((one) => one.literals);
/** The tools put some together from the operator's own settings, which nobody sends. */
const composers = found
  .filter(({ file, composes }) => composes > 0 && !file.startsWith('tools/'))
  .map(({ file }) => file);

/** Patterns that are put together when a module is loaded or a text is read, as the engine is given them. */
const composed: Written[] = [];
const Native = globalThis.RegExp;
const OURS = /\/((?:shared|lambdas|lib)\/[^:?)]+\.ts)/;

/** The file that called whoever asks. The plain call sites: a stack as text would be mapped to sources each time. */
function callerOf(): string {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) => sites[2]?.getFileName() ?? '';
  const file = new Error('who calls').stack as string;
  Error.prepareStackTrace = prepareStackTrace;
  return file;
}
beforeAll(async () => {
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [pattern, flags]: [string | RegExp, string?]) {
      const made = new target(pattern, flags);
      const caller = OURS.exec(callerOf())?.[1];
      if (caller !== undefined) composed.push({ file: caller, source: made.source, flags: made.flags });
      return made;
    },
  });
  for (const file of composers) await import(/* @vite-ignore */ resolve(file));
  await useThem();
  globalThis.RegExp = Native;
});

/** Those that are put together only when there is a text. */
async function useThem() {
  const { readLoyaltyRules } = await import('../../lambdas/loyalty/rules/rules.ts');
  for (const tiers of [
    '100 points = a free coffee, 250 points = a free lunch.',
    'A free coffee: 100 points.',
  ]) {
    readLoyaltyRules(tiers, 'GBP');
  }
  // What no rule reads is listened to for every matter that somebody has something to say of.
  const { readDocument } = await import('../../shared/rules/document.ts');
  const { upsellGrammar } = await import('../../lambdas/upsell/rules/grammar.ts');
  const { cartGrammar } = await import('../../lambdas/cart-recovery/rules/grammar.ts');
  const { loyaltyGrammar } = await import('../../lambdas/loyalty/rules/grammar.ts');
  readDocument('Zzz.', upsellGrammar('GBP'));
  readDocument('Zzz.', cartGrammar('GBP'));
  readDocument('Zzz.', loyaltyGrammar('GBP'));
  const { readTemplates } = await import('../../shared/rules/template.ts');
  const most = { characters: 100, because: 'it is so' };
  const mustSay = [{ word: 'STOP', because: 'the law says so' }];
  const section = { heading: 'Text', placeholders: [], mustSay, most, layout: 'flow' as const };
  readTemplates('Text: hello, reply STOP', { text: section }, { text: '' });
  const { lineProblems } = await import('../../shared/messages/line-problems.ts');
  lineProblems('It goes well with Bike P10.', { productName: 'Bike (P10)', maxLength: 100 });
  const { paragraphProblems } = await import('../../shared/owner-mail/owner-paragraph.ts');
  const facts = { month: 'May 2026', counts: {}, amounts: ['£1'], percents: ['3'], locale: 'en' };
  paragraphProblems('In May 2026 there was £1.', facts);
}

test('there are patterns to look at, also those that are put together', () => {
  expect(literals.length).toBeGreaterThan(200);
  const seen = new Set(composed.map(({ file }) => file));
  expect(composers.filter((file) => !seen.has(file))).toEqual([]);
});

const distinct = (patterns: readonly Written[]) => [
  ...new Map(patterns.map((one) => [`/${one.source}/${one.flags}`, one])).entries(),
];

describe('the work grows as the text does', () => {
  test.each(distinct(literals))('for %s', (_, { source, flags }) => {
    expect(superlinear(source, flags)).toBeUndefined();
  });

  test('for those that are put together', () => {
    const bad = distinct(composed).flatMap(([name, { file, source, flags }]) => {
      const worst = superlinear(source, flags);
      return worst === undefined ? [] : [`${file} ${name}: ${worst}`];
    });
    expect(bad).toEqual([]);
  });
});

describe('the counter', () => {
  test.each([
    ['exponential', '^(?:\\d[\\d.,:]*(?:\\p{L}{1,8}|%)?)+$', 'u'],
    ['of the square', '[.!]+$', ''],
    ['of the square, from behind', '(?<=.)\\+.*$', ''],
    ['of the cube', '^(?:the\\s+)?()(.+?)\\s+category$', 'i'],
    ['of the square over all matches', '\\S*@\\S*', 'g'],
  ])('finds a pattern that is %s', (_, source, flags) => {
    expect(superlinear(source, flags)).toMatch(/steps for/);
  });

  const texts = [
    '9pm-8am',
    '£15.00 off, and 3% more',
    'see https://example.com/a?b=c or mail a@b.example now',
    '"gift cards" and SKU HELMET-XL, anything tagged clearance',
    '2026-01-02T03:04:05.678+08:00',
    '11:11 one1 1two 333',
    '',
    '\n"\u0301é中\u{1F600}_',
  ];
  test('searches as the engine does: the same place for every pattern of the house', () => {
    for (const [name, { source, flags }] of distinct([...literals, ...composed])) {
      const counter = stepCounter(source, flags);
      for (const text of texts) {
        const own = counter.find(text);
        const real = new Native(source, flags.replace('g', '')).exec(text);
        const expected = real === null ? undefined : { index: real.index, end: real.index + real[0].length };
        expect([name, text, own]).toEqual([name, text, expected]);
      }
    }
  });
});
