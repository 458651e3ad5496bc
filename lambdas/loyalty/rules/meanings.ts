// What the two loyalty documents mean, sentence by sentence, for `npm run rules`.
import { readDocument } from '../../../shared/rules/document.ts';
import type { Meaning, RulesProduct, ShopWords } from '../../../shared/rules/explained.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { explainRule, explainRules } from './explain.ts';
import { fillMail } from './fill-mail.ts';
import { loyaltyGrammar } from './grammar.ts';
import { readLoyaltyRules } from './rules.ts';
import { mails, readLoyaltyVoice, wordings } from './voice.ts';

export const loyaltyRules: RulesProduct = {
  prefix: 'loy',
  documents: { 'rules.txt': rulesMeanings, 'voice.txt': voiceMeanings },
};

function rulesMeanings(text: string, shop: ShopWords): ReadResult<readonly Meaning[]> {
  const read = readDocument(text, loyaltyGrammar(shop.currency));
  const rules = readLoyaltyRules(text, shop.currency);
  if (!read.ok) return read;
  if (!rules.ok) return rules;
  const written = read.rules.map(({ line, text: sentence, value }) => ({
    line,
    text: sentence,
    means: explainRule(value, shop),
  }));
  const said = new Set(read.rules.map(({ value }) => value.rule));
  const silent = explainRules(rules.rules, shop).filter(({ rule }) => !said.has(rule));
  return { ok: true, rules: [...written, ...silent.map(({ means }) => ({ line: 0, text: '', means }))] };
}

function voiceMeanings(text: string, shop: ShopWords): ReadResult<readonly Meaning[]> {
  const read = readLoyaltyVoice(text);
  if (!read.ok) return read;
  const sample = { name: 'Maria', shop: shop.name, reward: 'free coffee', points: '50', balance: '108' };
  return {
    ok: true,
    rules: mails.flatMap((mail) => {
      const { subject, text: body } = fillMail(read.rules[mail], {
        ...sample,
        next: 'free lunch',
        missing: '142',
      });
      return [
        { line: 0, text: `${wordings[mail].heading}, subject`, means: subject },
        { line: 0, text: `${wordings[mail].heading}, text`, means: body },
      ];
    }),
  };
}
