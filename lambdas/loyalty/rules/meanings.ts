// What the two loyalty documents mean, sentence by sentence, for `npm run rules`.
import type { RulesProduct } from '../../../shared/rules/explained.ts';
import { loyaltyLanguage } from './language.ts';
import { wordingShown } from './owner-view.ts';
import { titles } from './titles.ts';
import { readLoyaltyVoice } from './voice.ts';

export const loyaltyRules: RulesProduct = {
  prefix: 'loy',
  titles,
  sentences: 'rules.txt',
  documents: {
    'rules.txt': loyaltyLanguage.meanings,
    'voice.txt': (text, shop) => {
      const read = readLoyaltyVoice(text);
      return read.ok ? { ok: true, rules: wordingShown(read.rules, shop) } : read;
    },
  },
  understood: loyaltyLanguage.understood,
};
