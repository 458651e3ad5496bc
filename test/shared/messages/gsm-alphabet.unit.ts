import { expect, test } from 'vitest';
import { isGsm } from '../../../shared/messages/gsm.ts';
import { inGsm } from '../../../shared/messages/gsm-alphabet.ts';

test.each([
  ['Café™', 'Café'],
  ['Gore-Tex® socks', 'Gore-Tex socks'],
  ['Acme © 2026', 'Acme 2026'],
  ['5 °C', '5 C'],
  ['-10°F to 30°C', '-10 F to 30 C'],
  ['45° wrench', '45 deg wrench'],
  ['20 ℃', '20 C'],
  ['1½ inch', '1 1/2 inch'],
  ['½ pint', '1/2 pint'],
  ['12 m² and 10³', '12 m2 and 10^3'],
  ['H₂O', 'H2O'],
  ['5 µm ± 1', '5 um +/- 1'],
  ['2×4', '2x4'],
  ['A → B', 'A -> B'],
  ['ＡＢＣ１２３', 'ABC123'],
  ['ﬁlter', 'filter'],
  ['Crème brûlée façade', 'Crème brulée facade'],
  ['Cafe\u0301', 'Café'],
  ['Łódź, Œuvre, Þór', 'Lodz, OEuvre, Thor'],
  ['Škoda žlutý', 'Skoda zluty'],
  ['Phở bò', 'Pho bò'],
  ['İstanbul ışık', 'Istanbul isik'],
  ['Straße ÄÖÜ ñ Ø å', 'Straße ÄÖÜ ñ Ø å'],
  ['Candle 🕯️ set', 'Candle set'],
  ['Family 👨‍👩‍👧 mug 🇬🇧', 'Family mug'],
  ['“It’s” – here…', '"It\'s" - here...'],
  ['450,00\u00a0€', '450,00 €'],
  ['‎Hidden‏ marks', 'Hidden marks'],
  ['', ''],
])('given %j, the small alphabet says %j', (text, small) => {
  expect(inGsm(text)).toBe(small);
  expect(isGsm(small)).toBe(true);
});

test.each(['Свет', 'Ελλάδα', '日本', 'דגל', 'علم', 'Й', '₹450', '🚲', 'Свет café'])(
  'given %j, nothing is lost by spelling it otherwise',
  (text) => {
    expect(inGsm(text)).toBeUndefined();
  },
);
