// What the two loyalty documents mean, sentence by sentence, for `npm run rules`.
import type { Meaning, RulesProduct, ShopWords } from '../../../shared/rules/explained.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { fillMail } from './fill-mail.ts';
import { loyaltyLanguage } from './language.ts';
import { mails, readLoyaltyVoice, wordings } from './voice.ts';

export const loyaltyRules: RulesProduct = {
  prefix: 'loy',
  documents: { 'rules.txt': loyaltyLanguage.meanings, 'voice.txt': voiceMeanings },
};

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
