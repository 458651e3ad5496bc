import { expect, test } from 'vitest';
import { isGsm } from '../../../shared/messages/gsm.ts';
import { foreignToGsm, inGsm } from '../../../shared/messages/gsm-alphabet.ts';

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
  // Decoration goes, and words stay apart.
  ['◆ Rose◆Gold ■', 'Rose Gold'],
  ['★★★★★ Lamp (★)', 'Lamp'],
  ['Cheese ℮ 500 g†', 'Cheese 500 g'],
  ['TeflonⓇ pan, AcmeⒸ, Brandᵀᴹ', 'Teflon pan, Acme, Brand'],
  ['Post-it®Notes', 'Post-it Notes'],
  ['Hot🔥Sauce ✅', 'Hot Sauce'],
  ['Tee™️ ©️ 2026', 'Tee 2026'],
  ['♥ Mug ♠', 'Mug'],
  ['▲ █ Tent ▼', 'Tent'],
  ['🏃‍♀️ Shoes 🏃🏽‍♂️', 'Shoes'],
  // What has a meaning is said.
  ['Salt 35‰', 'Salt 35 per mille'],
  ['0,5 ‰', '0,5 per mille'],
  ['β-carotene, vitamin α', 'beta-carotene, vitamin alpha'],
  ['TNFα kit, αMSH', 'TNF-alpha kit, alpha-MSH'],
  ['Raspberry π', 'Raspberry pi'],
  ['ΚΑΦΕΣ №5 ★', 'KAΦEΣ No.5'],
  ['ΈΞΤΡΑ ΠΑΡΘΈΝΟ 500 ML', 'EΞTPA ΠAPΘENO 500 ML'],
  ['Ω-3 and Δ9', 'Ω-3 and Δ9'],
  ['∆T 5 K, 10 Ω', 'ΔT 5 K, 10 Ω'],
  ['Pipe ⌀ 20 mm, ∅5', 'Pipe Ø 20 mm, Ø5'],
  ['Dock ↔ USB', 'Dock <-> USB'],
  ['A ⇄ B ➡️ C ⬅ D', 'A <-> B -> C <- D'],
  ['Perfume ♀', 'Perfume (f)'],
  ['Plug ♂️ to ♀️', 'Plug (m) to (f)'],
  ['Cologne ⚥', 'Cologne (f/m)'],
  ['Chanel № 5, №7', 'Chanel No. 5, No.7'],
  ['Nº 4', 'No 4'],
  ['10⁻³ mol', '10^-3 mol'],
  ['20ºC', '20 C'],
  ['①②③ Puzzle ❹', '123 Puzzle 4'],
  ['Model ❷, ⓬', 'Model 2, 12'],
  ['3️⃣ pack 🔟', '3 pack 10'],
  ['Vitamin 🅱 🅐', 'Vitamin B A'],
  ['Clarinet in B♭, F♯', 'Clarinet in Bb, F#'],
  ['I ❤️ London', 'I <3 London'],
  ['♌ pendant', 'Leo pendant'],
  ['C ➕ Zinc ✚ D', 'C + Zinc + D'],
  ['2✖4', '2x4'],
  ['【NEW】 Lamp 「Akari」', '(NEW) Lamp "Akari"'],
  ['㎏ ㎡ ℓ ㏄', 'kg m2 l cc'],
  ['5 ℔, ℞', '5 lb, Rx'],
  ['𝓛𝓾𝔁𝓮 𝗕𝗮𝗴', 'Luxe Bag'],
  ['Ⅷ ½ ²', 'VIII 1/2 2'],
  ['≠ 1 ≈ 2 ∼ 3', '<> 1 ~ 2 ~ 3'],
  ['x̌ m̄', 'x m'],
  ['Gyűrű, Ștefan, Ħamrun, Ɓaɗa', 'Gyuru, Stefan, Hamrun, Bada'],
  ['Zażółć gęślą jaźń', 'Zazolc gesla jazn'],
])('given %j, the small alphabet says %j', (text, small) => {
  expect(inGsm(text)).toBe(small);
  expect(isGsm(small)).toBe(true);
});

test.each([
  ...['Свет', 'Ελλάδα', '日本', 'דגל', 'علم', 'Й', '₹450', '🚲', 'Свет café'],
  ...['Κρέμα α', 'Καφές ★', 'ΚΑΦΕΣ καλός', '緑茶 №5', 'Чай ♀', '∞ ring', '◆', 'п', '₿ mug'],
])('given %j, nothing is lost by spelling it otherwise', (text) => {
  expect(inGsm(text)).toBeUndefined();
});

test.each([
  ['Café™', []],
  ['Чай ★ mint', ['Ч', 'а', 'й']],
  ['Καφές', ['Κ', 'α', 'φ', 'έ', 'ς']],
  ['∞ ring', ['∞']],
  ['🚲🚲', ['🚲']],
])('of %j the alphabet has nothing for %j', (text, signs) => {
  expect(foreignToGsm(text)).toEqual(signs);
});

test('given what the alphabet has, then it is the very same', () => {
  const all = '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà{}[]~|^€  () ,';
  expect(inGsm(all)).toBe(all);
});
