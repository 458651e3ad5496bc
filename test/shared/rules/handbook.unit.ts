// rules/README.md says what the declarations say. `WRITE=1 npx vitest run test/shared/rules/handbook.unit.ts` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import type { Declarations } from '../../../shared/rules/declaration.ts';
import { readDocument } from '../../../shared/rules/document.ts';
import { handbookTable, withPart } from '../../../shared/rules/handbook.ts';
import type { Language } from '../../../shared/rules/language.ts';

const page = new URL('../../../rules/README.md', import.meta.url);
const read = (file: string) => readFileSync(new URL(`../../../rules/${file}`, import.meta.url), 'utf8');

const products: readonly (readonly [string, Language<Declarations>, string])[] = [
  ['upsell', upsellLanguage as unknown as Language<Declarations>, 'upsell/settings.txt'],
  ['cart-recovery', cartLanguage as unknown as Language<Declarations>, 'cart-recovery/rules.txt'],
  ['loyalty', loyaltyLanguage as unknown as Language<Declarations>, 'loyalty/rules.txt'],
];

it('rules/README.md has the tables that the declarations come to', () => {
  const written = read('README.md');
  const made = products.reduce(
    (text, [name, language, shipped]) =>
      withPart(text, `sentences of ${name}`, handbookTable(language, read(shipped), 'GBP')),
    written,
  );
  if (process.env.WRITE === '1') writeFileSync(page, made);
  else expect(written).toBe(made);
});

describe.each(products)('%s', (_, { declarations, grammar }) => {
  const rules = Object.entries(declarations);
  const fieldOf = (sentence: string) => {
    const answer = readDocument(sentence, { forms: grammar('GBP').forms });
    return answer.ok ? answer.rules.map(({ value }) => value.field) : answer.problems;
  };

  it.each(
    rules.flatMap(([field, { handbook }]) => handbook.also.map((sentence) => [sentence, field] as const)),
  )('given "%s" of the handbook, then it is read as %s', (sentence, field) => {
    expect(fieldOf(sentence)).toEqual([field]);
  });

  it.each(
    rules.flatMap(([field, { wordings }]) => wordings('GBP').map(({ example }) => [example, field] as const)),
  )('given the example "%s", then it is read as %s', (sentence, field) => {
    expect(fieldOf(sentence)).toEqual([field]);
  });

  it.each(rules)(
    '%s has what an owner calls it and, of limits, what is not there by itself',
    (_field, { about, rule }) => {
      expect(about).toMatch(/^[a-z]/);
      expect(rule).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    },
  );
});
