// The product's documents as their owner knows them: by name, and in plain words.
import type { Meaning, OwnerView, ShopWords } from '../../../shared/rules/explained.ts';
import { fillMail } from '../rules/fill-mail.ts';
import { loyaltyLanguage } from '../rules/language.ts';
import type { LoyaltyRules, LoyaltyVoice } from '../rules/shape.ts';
import { titles } from '../rules/titles.ts';
import { mails, wordings } from '../rules/voice.ts';
import { loyaltyAtWork } from './at-work.ts';

export const ownerView: OwnerView = {
  titles,
  inForce: {
    'rules.txt': (rules, shop) => loyaltyLanguage.says(rules as LoyaltyRules, shop, loyaltyAtWork),
    'voice.txt': (voice, shop) => wordingShown(voice as LoyaltyVoice, shop),
  },
};

/** The wording as a member would read it. */
export function wordingShown(voice: LoyaltyVoice, shop: ShopWords): readonly Meaning[] {
  const sample = { name: 'Maria', shop: shop.name, reward: 'free coffee', points: '50', balance: '108' };
  return mails.flatMap((mail) => {
    const { subject, text } = fillMail(voice[mail], { ...sample, next: 'free lunch', missing: '142' });
    return [
      { line: 0, text: `${wordings[mail].heading}, subject`, means: subject },
      { line: 0, text: `${wordings[mail].heading}, text`, means: text },
    ];
  });
}
