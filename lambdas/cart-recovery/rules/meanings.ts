// What the two cart recovery documents mean, sentence by sentence, for `npm run rules`.

import { readDocument } from '../../../shared/rules/document.ts';
import type { Meaning, RulesProduct, ShopWords } from '../../../shared/rules/explained.ts';
import type { Rule } from '../../../shared/rules/grammar.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { fill } from '../../../shared/rules/template.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { explainRule, explainRules, explainSize } from './explain.ts';
import { cartGrammar } from './grammar.ts';
import type { CartRule } from './rule.ts';
import { readCartRules } from './rules.ts';
import type { CartRules } from './shape.ts';
import { readCartVoice } from './voice.ts';

export const cartRecoveryRules: RulesProduct = {
  prefix: 'cr',
  documents: { 'rules.txt': rulesMeanings, 'voice.txt': voiceMeanings },
};

function rulesMeanings(text: string, shop: ShopWords): ReadResult<readonly Meaning[]> {
  const read = readDocument(text, cartGrammar(shop.currency));
  const rules = readCartRules(text, shop.currency);
  if (!read.ok) return read;
  if (!rules.ok) return rules;
  const written = read.rules.map((rule) => ({
    line: rule.line,
    text: rule.text,
    means: meaningOf(rule, rules.rules, shop),
  }));
  const said = new Set(read.rules.map(({ value }) => value.rule));
  const silent = explainRules(rules.rules, shop).filter(({ rule }) => !said.has(rule));
  return { ok: true, rules: [...written, ...silent.map(({ means }) => ({ line: 0, text: '', means }))] };
}

/** A size means nothing alone: where it ends, its neighbours may say. */
function meaningOf({ value }: Rule<CartRule>, rules: CartRules, shop: ShopWords): string {
  if (value.rule !== 'size') return explainRule(value, shop);
  const index = rules.sizes.findIndex(
    ({ name, belowMinor, firstWaitMinutes, secondWaitMinutes }) =>
      firstWaitMinutes === value.firstWaitMinutes &&
      secondWaitMinutes === value.secondWaitMinutes &&
      (value.name === undefined ? value.belowMinor === belowMinor : value.name === name),
  );
  return explainSize(rules.sizes, Math.max(0, index), shop);
}

function voiceMeanings(text: string, shop: ShopWords): ReadResult<readonly Meaning[]> {
  const read = readCartVoice(text);
  if (!read.ok) return read;
  const sample = {
    name: 'Ana',
    items: 'Linen shirt and Candle',
    total: formatMoney(120 * 10 ** decimalsOf(shop.currency), shop.currency, shop.locale),
    shop: shop.name,
  };
  const labels = {
    subject: 'subject',
    opening: 'opening',
    savedOpening: 'opening for a saved cart',
    closing: 'closing',
    notKeptSubject: 'subject of a cart that no link brings back',
    notKeptOpening: 'opening of such a cart',
    notKeptClosing: 'closing of such a cart',
  };
  return {
    ok: true,
    rules: (['first', 'second'] as const).flatMap((step) =>
      (Object.keys(labels) as (keyof typeof labels)[]).map((part) => ({
        line: 0,
        text: `${step === 'first' ? 'First' : 'Second'} reminder, ${labels[part]}`,
        means: fill(read.rules[step][part], sample),
      })),
    ),
  };
}
