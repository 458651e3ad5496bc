// What the two cart recovery documents mean, sentence by sentence, for `npm run rules`.
import type { RulesProduct } from '../../../shared/rules/explained.ts';
import { cartLanguage } from './language.ts';
import { wordingShown } from './owner-view.ts';
import { titles } from './titles.ts';
import { readCartVoice } from './voice.ts';

export const cartRecoveryRules: RulesProduct = {
  prefix: 'cr',
  titles,
  sentences: 'rules.txt',
  documents: {
    'rules.txt': cartLanguage.meanings,
    'voice.txt': (text, shop) => {
      const read = readCartVoice(text);
      return read.ok ? { ok: true, rules: wordingShown(read.rules, shop) } : read;
    },
  },
  understood: cartLanguage.understood,
};
