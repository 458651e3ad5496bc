import { describe, expect, it } from 'vitest';
import { reminderWords } from '../../../../lambdas/cart-recovery/decisions/message.ts';
import {
  type ReminderFacts,
  reminderEmail,
} from '../../../../lambdas/cart-recovery/reminding/reminder-email.ts';
import { returnLink } from '../../../../lambdas/cart-recovery/reminding/return-link.ts';
import { defaultCartVoice } from '../../../../lambdas/cart-recovery/rules/voice.ts';

const facts = (changes: Partial<ReminderFacts> = {}): ReminderFacts => ({
  shop: { name: 'Fern & Oak', storeUrl: 'https://shop.example', locale: 'en-GB' },
  to: 'ana@example.com',
  locale: 'en-US',
  step: 'first',
  cartId: 'k-42 <ü>',
  items: [
    {
      name: 'Linen shirt',
      quantity: 1,
      price: '$70.00',
      imageUrl: 'https://cdn.example/shirt.jpg?w=64&h=64',
    },
    { name: 'Candle', quantity: 2, price: '$25.00' },
  ],
  total: '$120.00',
  returnUrl: 'https://shop.example/cart/k-42?key=a%2Bb',
  unsubscribeUrl: 'https://unsub.example/u/token',
  ...changes,
});
const words = reminderWords({
  template: defaultCartVoice.first,
  savedLink: false,
  customerName: 'Ana',
  shopName: 'Fern & Oak',
  itemNames: ['Linen shirt', 'Candle'],
  total: '$120.00',
  modelLine: undefined,
});
const named = (name: string) =>
  reminderEmail(words, facts({ items: [{ name, quantity: 1, price: '$1.00' }] }));

describe('a reminder as an e-mail', () => {
  it('given a cart, then the text part reads well by itself', () => {
    expect(reminderEmail(words, facts()).text).toBe(`Your cart at Fern & Oak is still here
=====================================

Hi Ana,

We kept everything just as you left it, in case you are still thinking it over.

- Linen shirt: $70.00
- Candle: 2 × $25.00
Total: $120.00

Return to your cart:
https://shop.example/cart/k-42?key=a%2Bb&utm_source=cart-recovery&utm_medium=email&utm_campaign=first-reminder

There is no rush. The button takes you straight back to where you were.

-- 
Fern & Oak
You get this because you left this address with a cart at Fern & Oak. There are never more than two reminders for a cart.
Unsubscribe from cart reminders: https://unsub.example/u/token
`);
  });

  it('given what stands between lines and total, then both parts show it by its name', () => {
    const mail = reminderEmail(
      words,
      facts({
        locale: 'de-DE',
        items: [
          { name: 'Cheese', quantity: 1.5, price: '20,00 €' },
          { name: 'Candle', quantity: 3, price: '3,33 €', lineCost: '10,00 €' },
          { name: 'Mug', quantity: 1, price: '9,00 €', lineCost: '8,99 €' },
        ],
        extras: [
          { name: 'Summer voucher', amount: '-5,00 €' },
          { name: 'Shipping', amount: '4,90 €' },
        ],
        total: '48,89 €',
      }),
    );
    expect(mail.text).toContain(`- Cheese: 1,5 × 20,00 €
- Candle: 3 for 10,00 €
- Mug: 8,99 €
Summer voucher: -5,00 €
Shipping: 4,90 €
Total: 48,89 €`);
    for (const said of ['1,5 × 20,00', '3 for 10,00', 'Summer voucher', '-5,00', 'Shipping'])
      expect(mail.html).toContain(said);
  });

  it('given a cart that no link brings back, then the button leads to the shop and says so', () => {
    const { text, html } = reminderEmail(words, facts({ notKept: true }));
    for (const part of [text, html]) {
      expect(part).toContain('Go to the shop');
      expect(part).toMatch(/shop\.example\/cart\?utm_source/);
      expect(part).not.toMatch(/Return to your cart|k-42\?/);
    }
  });

  it('given a shopper of another language, then the letter says what its words are', () => {
    const langOf = (changes: Partial<ReminderFacts>, said = words) =>
      /<html lang="([^"]+)"/.exec(reminderEmail(said, facts(changes)).html ?? '')?.[1];
    expect(langOf({ locale: 'ja-JP' })).toBe('en-GB');
    expect(langOf({ locale: 'en-US', shop: { ...facts().shop, locale: 'de-DE' } })).toBe('en');
    const german = {
      ...words,
      subject: 'Ihr Warenkorb wartet noch',
      opening: 'Wir haben alles so gelassen, wie Sie es verlassen haben.',
      closing: 'Es eilt nicht. Mit dem Knopf kommen Sie zurück.',
    };
    expect(langOf({ locale: 'en-US', shop: { ...facts().shop, locale: 'de-DE' } }, german)).toBe('de-DE');
  });

  it('given a cart, then the HTML part has items, picture with alt text, total, both links, and nothing else to fetch', () => {
    const { html } = reminderEmail(words, facts());
    for (const said of ['Hi Ana,', 'Linen shirt', '2 × $25.00', '$120.00', 'Return to your cart'])
      expect(html).toContain(said);
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain('src="https://cdn.example/shirt.jpg?w=64&amp;h=64"');
    expect(html).toContain('alt="Linen shirt"');
    expect(html).toContain('utm_campaign=first-reminder"');
    expect(html).toContain('href="https://unsub.example/u/token"');
    expect(html).not.toMatch(/<script|<link|@import|url\(/i);
  });

  it('given any cart, then the headers are those of one-click unsubscribing, and tags hold neither id nor address', () => {
    const { headers, tags, to } = reminderEmail(words, facts());
    expect(to).toEqual(['ana@example.com']);
    expect(headers).toEqual({
      'List-Unsubscribe': '<https://unsub.example/u/token>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(tags).toEqual({
      product: 'cart-recovery',
      cart: expect.stringMatching(/^[0-9a-f]{24}$/),
      step: 'first',
    });
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `It's "quoted" & <b>bold</b>`,
    '</bdi></table>',
  ])('given an item called %s, then it is shown and not run', (name) => {
    const { html, text } = named(name);
    expect(html).not.toContain(name);
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/);
    expect(text).toContain(`- ${name}: $1.00`);
  });

  it('given emoji and right-to-left names, then both parts show them, each in its own direction', () => {
    expect(named('🧦 Socks 👩‍👧').html).toContain('<bdi dir="auto">🧦 Socks 👩‍👧</bdi>');
    const { html, text } = named('قميص כתונת');
    expect(html).toContain('<bdi dir="auto">قميص כתונת</bdi>');
    expect(text).toContain('- \u2068قميص כתונת\u2069: $1.00');
  });

  it('given a name of 200 characters, then the HTML part shows its beginning and keeps the whole, the text part shows all', () => {
    const name = `Hand-woven ${'linen '.repeat(31)}hat`;
    expect(name).toHaveLength(200);
    const { html, text } = named(name);
    expect(html).toMatch(/<bdi dir="auto">Hand-woven (linen )+linen…<\/bdi>/);
    expect(html).toContain(`title="${name}"`);
    expect(text).toContain(`- ${name}: $1.00`);
  });

  it.each([
    'http://cdn.example/a.jpg',
    'javascript:alert(1)',
    'data:image/png;base64,x',
    'x',
    `https://a.example/${'p'.repeat(3000)}`,
  ])('given the picture %s, then the mail goes out without it', (imageUrl) => {
    const { html } = reminderEmail(
      words,
      facts({ items: [{ name: 'Shirt', quantity: 1, price: '$1.00', imageUrl }] }),
    );
    expect(html).not.toContain('<img');
    expect(html).toContain('Shirt');
  });

  it('given forty items, then twelve are listed and the rest is counted', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      name: `Thing ${index}`,
      quantity: 1,
      price: '$1.00',
    }));
    const { html, text } = reminderEmail(words, facts({ items }));
    expect(html).toContain('and 28 more');
    expect(text).toContain('- Thing 11: $1.00\n- and 28 more\nTotal');
  });
});

describe('the way back into the cart', () => {
  const marks = 'utm_source=cart-recovery&utm_medium=email&utm_campaign=second-reminder';
  it.each([
    ['https://shop.example/c/1', `https://shop.example/c/1?${marks}`],
    ['https://shop.example/c?key=a%2Bb&x=%20', `https://shop.example/c?key=a%2Bb&x=%20&${marks}`],
    [
      'https://shop.example/c?utm_source=old&key=1&UTM_medium=x#top',
      `https://shop.example/c?key=1&${marks}#top`,
    ],
    ['https://shop.example/c?utm_content=keep', `https://shop.example/c?utm_content=keep&${marks}`],
    [undefined, `https://store.example/cart?${marks}`],
    ['javascript:alert(1)', `https://store.example/cart?${marks}`],
    ['/cart/1', `https://store.example/cart?${marks}`],
    ['https://shop.example@evil.example/', `https://store.example/cart?${marks}`],
  ])('given %s, then it is %s', (url, expected) => {
    expect(returnLink(url, 'https://store.example', 'second')).toBe(expected);
  });
});
