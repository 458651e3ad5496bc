// What the two loyalty documents mean, sentence by sentence, for `npm run rules`.
import type { RulesProduct } from '../../../shared/rules/explained.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { loyaltyLanguage } from '../rules/language.ts';
import { titles } from '../rules/titles.ts';
import { readLoyaltyVoice } from '../rules/voice.ts';
import { loyaltyAtWork } from './at-work.ts';
import { loyaltyGoods } from './goods.ts';
import { wordingShown } from './owner-view.ts';

export const loyaltyRules: RulesProduct = {
  prefix: 'loy',
  titles,
  sentences: 'rules.txt',
  documents: {
    'rules.txt': (text, shop) => loyaltyLanguage.meanings(text, shop, loyaltyAtWork),
    'voice.txt': (text, shop) => {
      const read = readLoyaltyVoice(textOf(text), shop.currency);
      return read.ok ? { ok: true, rules: wordingShown(read.rules, shop) } : read;
    },
  },
  goods: loyaltyGoods,
  understood: (text, shop) => loyaltyLanguage.understood(text, shop, loyaltyAtWork),
};
