// What the two upsell documents mean, sentence by sentence, for `npm run rules`.

import type { RulesProduct } from '../../../shared/rules/explained.ts';
import { upsellLanguage } from './language.ts';
import { wordingShown } from './owner-view.ts';
import { titles } from './titles.ts';
import { readUpsellVoice } from './voice.ts';

export const upsellRules: RulesProduct = {
  prefix: 'upsr',
  titles,
  sentences: 'settings.txt',
  documents: {
    'settings.txt': upsellLanguage.meanings,
    'voice.txt': (text, shop) => {
      const read = readUpsellVoice(text);
      return read.ok ? { ok: true, rules: wordingShown(read.rules, shop) } : read;
    },
  },
  understood: upsellLanguage.understood,
};
