// What the two cart recovery documents mean, sentence by sentence, for `npm run rules`.
import type { RulesProduct } from '../../../shared/rules/explained.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { cartLanguage } from '../rules/language.ts';
import { titles } from '../rules/titles.ts';
import { readCartVoice } from '../rules/voice.ts';
import { cartAtWork } from './at-work.ts';
import { cartGoods } from './goods.ts';
import { wordingShown } from './owner-view.ts';

export const cartRecoveryRules: RulesProduct = {
  prefix: 'cr',
  titles,
  sentences: 'rules.txt',
  documents: {
    'rules.txt': (text, shop) => cartLanguage.meanings(text, shop, cartAtWork),
    'voice.txt': (text, shop) => {
      const read = readCartVoice(textOf(text), shop.currency);
      return read.ok ? { ok: true, rules: wordingShown(read.rules, shop) } : read;
    },
  },
  goods: cartGoods,
  understood: (text, shop) => cartLanguage.understood(text, shop, cartAtWork),
};
