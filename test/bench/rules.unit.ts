import { describe, expect, it } from 'vitest';
import { documentOf, type Product } from '../../bench/rules-documents.ts';
import { cartGrammar } from '../../lambdas/cart-recovery/rules/grammar.ts';
import { loyaltyGrammar } from '../../lambdas/loyalty/rules/grammar.ts';
import { upsellGrammar } from '../../lambdas/upsell/rules/grammar.ts';
import { readText } from '../../shared/rules/document.ts';
import type { Grammar } from '../../shared/rules/grammar.ts';

const grammars: Readonly<Record<Product, Grammar<unknown>>> = {
  upsell: upsellGrammar('GBP') as Grammar<unknown>,
  'cart-recovery': cartGrammar('GBP') as Grammar<unknown>,
  loyalty: loyaltyGrammar('GBP') as Grammar<unknown>,
};

describe.each(Object.entries(grammars))('the document of %s that is measured', (product, grammar) => {
  /** The fewest steps, to a hundredth, with which the whole document is read. */
  const stepsFor = (lines: number): number => {
    const text = documentOf(product as Product, lines);
    let [few, enough] = [0, 1];
    while (!readText(text, grammar, enough).ok) [few, enough] = [enough, enough * 2];
    while (enough - few > enough / 100) {
      const between = Math.ceil((few + enough) / 2);
      if (readText(text, grammar, between).ok) enough = between;
      else few = between;
    }
    return enough;
  };

  it('is understood, every line of it', () => {
    const read = readText(documentOf(product as Product, 400), grammar, Number.MAX_SAFE_INTEGER);
    expect(read.ok && read.rules.length).toBe(400);
  });

  it('takes steps that grow with its lines and no faster', () => {
    const [ten, hundred] = [stepsFor(16), stepsFor(160)];
    expect(hundred / ten).toBeGreaterThan(8);
    expect(hundred / ten).toBeLessThan(11);
  });
});
