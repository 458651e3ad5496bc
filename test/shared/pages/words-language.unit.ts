import { expect, test } from 'vitest';
import { defaultCartVoice } from '../../../lambdas/cart-recovery/rules/voice.ts';
import { defaultLoyaltyVoice } from '../../../lambdas/loyalty/rules/voice.ts';
import { defaultUpsellVoice } from '../../../lambdas/upsell/rules/voice.ts';
import { english, languageOf } from '../../../shared/pages/words-language.ts';

const shipped = [
  ...Object.values(defaultLoyaltyVoice).map(({ subject, text }) => `${subject} ${text}`),
  ...Object.values(defaultCartVoice).map(
    ({ subject, opening, closing }) => `${subject} ${opening} ${closing}`,
  ),
  `${defaultUpsellVoice.emailSubject} ${defaultUpsellVoice.emailOpening}`,
];

test.each(shipped)('what is shipped is English whatever the shop speaks: %s', (words) => {
  expect(languageOf(words, 'de-DE')).toBe('en');
  expect(languageOf(words, 'en-SG')).toBe('en-SG');
});

test.each([
  ['de-DE', 'Ihr Warenkorb wartet noch auf Sie. Wir haben alles so gelassen, wie es war.'],
  ['fr-FR', 'Votre panier vous attend toujours. Nous avons tout gardé, sans vous presser.'],
  ['nl-NL', 'Uw winkelwagen staat nog klaar. We hebben alles bewaard, in de winkel of online.'],
  ['es-ES', 'Su carrito sigue aquí. Lo hemos guardado todo tal como lo dejó.'],
  ['ja-JP', 'カートの中身はそのまま保存されています。'],
  ['ru-RU', 'Ваша корзина ждёт вас. Мы всё сохранили.'],
])('given %s, the owner’s own words are in that language', (locale, words) => {
  expect(languageOf(words, locale)).toBe(locale);
});

test('our own words are English, in the shop’s own where it has one', () => {
  expect([english('en-GB'), english('en'), english('de-DE'), english('enm')]).toEqual([
    'en-GB',
    'en',
    'en',
    'en',
  ]);
});
