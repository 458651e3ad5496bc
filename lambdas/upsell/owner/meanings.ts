// What the two upsell documents mean, sentence by sentence, for `npm run rules`.

import type { RulesProduct } from '../../../shared/rules/explained.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { upsellLanguage } from '../rules/language.ts';
import { titles } from '../rules/titles.ts';
import { readUpsellVoice } from '../rules/voice.ts';
import { upsellAtWork } from './at-work.ts';
import { upsellGoods } from './goods.ts';
import { wordingShown } from './owner-view.ts';

export const upsellRules: RulesProduct = {
  prefix: 'upsr',
  titles,
  sentences: 'settings.txt',
  documents: {
    'settings.txt': (text, shop) => upsellLanguage.meanings(text, shop, upsellAtWork),
    'voice.txt': (text, shop) => {
      const read = readUpsellVoice(textOf(text), shop.currency);
      return read.ok ? { ok: true, rules: wordingShown(read.rules, shop) } : read;
    },
  },
  goods: upsellGoods,
  understood: (text, shop) => upsellLanguage.understood(text, shop, upsellAtWork),
};
