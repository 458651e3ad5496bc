// A reminder as it lies in the inbox: what is in it, what is around it, and that whatever a store, a shopper or the
// model wrote stays words.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboxMessage } from '../../local/world.ts';
import { type CartRuntime, cartOf, startCarts } from '../support/cart-runtime.ts';

const PLAIN = 'We kept everything just as you left it, in case you are still thinking it over.';
const PLAIN_SAVED = 'Here is what you saved for later, all in one place and ready when you are.';

let shop: CartRuntime;
const now = () => shop.runtime.now();

async function nextAfternoon() {
  const day = new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await shop.advance(`${day}T13:00:00.000Z`);
}

/** The first reminder of a cart that differs from the usual one by these changes. */
async function reminderOf(changes: Readonly<Record<string, unknown>> = {}) {
  const cart = cartOf(now(), changes);
  expect((await shop.tell(cart)).json).toMatchObject({ status: 'accepted' });
  await shop.advance('PT2H5M');
  const [mail, ...others] = shop.mailsTo(cart.email);
  if (mail === undefined) throw new Error(`No reminder for ${cart.cart_id}`);
  expect(others).toEqual([]);
  return { cart, mail, html: mail.html ?? '' };
}

/** Every address that the letter leads to, as a mail program reads it. */
const linksIn = (html: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));
const returnLinkOf = ({ html = '' }: InboxMessage) =>
  linksIn(html).find((link) => link.includes('utm_source=cart-recovery'));
/** What the eye sees of the letter. */
const wordsIn = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a reminder', () => {
  beforeAll(async () => {
    shop = await startCarts();
  });
  afterAll(() => shop.stop());
  beforeEach(async () => {
    shop.runtime.model.setMode('fail');
    await nextAfternoon();
  });

  it('shows items, pictures, prices and the total, in both its parts', async () => {
    const { mail, html } = await reminderOf({
      items: [
        {
          sku: 'SHIRT-LINEN',
          name: 'Linen shirt',
          quantity: 1,
          price: '70.00',
          image_url: 'https://ridgeback.example/pictures/shirt.jpg?w=64&h=64',
        },
        { sku: 'CANDLE', name: 'Candle', quantity: 2, price: '25.00' },
      ],
    });
    expect(mail).toMatchObject({ channel: 'email', subject: 'Your cart at Ridgeback Cycles is still here' });
    expect(mail.from).toContain('hello@ridgeback.example');
    expect(html).toContain('src="https://ridgeback.example/pictures/shirt.jpg?w=64&amp;h=64"');
    for (const part of [mail.text, wordsIn(html)])
      for (const told of ['Hi Ana,', PLAIN, 'Linen shirt', 'US$70.00', 'Candle', '2 × US$25.00', 'US$120.00'])
        expect(part).toContain(told);
  });

  it('leads back to the very cart, marked as a campaign, and keeps what the link said before', async () => {
    const { mail } = await reminderOf({
      return_url: 'https://ridgeback.example/cart/k?key=a%2Bb%3D&utm_source=other&lang=en#basket',
    });
    const back =
      'https://ridgeback.example/cart/k?key=a%2Bb%3D&lang=en&utm_source=cart-recovery&utm_medium=email&utm_campaign=first-reminder#basket';
    expect(returnLinkOf(mail)).toBe(back);
    expect(mail.text).toContain(back);
    await shop.advance('PT20H');
    const [, second] = shop.mailsTo(mail.to);
    expect(second?.subject).toBe('Still yours if you would like it: your cart at Ridgeback Cycles');
    expect(second && returnLinkOf(second)).toContain('utm_campaign=second-reminder');
    expect(second?.text).toContain('our last note about this cart');
  });

  it('of a cart without a link of its own leads to the store’s cart page', async () => {
    const { mail } = await reminderOf({ return_url: '' });
    expect(returnLinkOf(mail)).toMatch(/^https:\/\/ridgeback\.example\/cart\?utm_source=cart-recovery/);
  });

  it('shows its way out, and tells it to mail programs in the headers of RFC 8058', async () => {
    const { mail, html } = await reminderOf();
    const [, link = ''] = /^<(https?:\/\/[!-~]+)>$/.exec(mail.headers?.['List-Unsubscribe'] ?? '') ?? [];
    expect(link).toContain(shop.runtime.functionUrl('cr-unsub-handler'));
    expect(mail.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(linksIn(html)).toContain(link);
    expect(mail.text).toContain(`Unsubscribe from cart reminders: ${link}`);
    // The link names nobody to whoever reads it over a shoulder.
    expect(decodeURIComponent(link)).not.toContain(mail.to);
    // Nothing else to tap: one way back and one way out.
    expect(new Set(linksIn(html)).size).toBe(2);
  });

  it.each([
    ['was told to be saved', { saved_link: true }],
    ['came as a saved cart', { type: 'cart.saved' }],
  ])('of a cart that %s speaks of saving', async (_, changes) => {
    const { mail, html } = await reminderOf(changes);
    expect(mail.text).toContain(PLAIN_SAVED);
    expect(wordsIn(html)).toContain(PLAIN_SAVED);
    expect(mail.text).not.toContain(PLAIN);
  });

  it.each([
    ['no name', undefined],
    ['an empty name', '  '],
    ['a link for a name', 'https://cheap.example/win'],
    ['markup for a name', '<b>Ana</b>'],
    ['an address for a name', 'ana@example.com'],
  ])('to somebody with %s greets in general', async (_, name) => {
    const { mail, html } = await reminderOf({ name });
    expect(mail.text).toContain('Hi there,');
    expect(wordsIn(html)).toContain('Hi there,');
    expect(mail.text).not.toMatch(/cheap\.example|undefined|null/);
    expect(html).not.toContain('<b>Ana');
  });

  it.each([
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['an image', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['quotes', `6" pan & 'lid'`, /6(?:&quot;|&#34;) pan &amp; (?:&#39;|&#x27;|&apos;)lid/],
    ['an emoji', 'Mug 👩‍👩‍👧‍👦 ☕', 'Mug 👩‍👩‍👧‍👦 ☕'],
    ['right-to-left words', 'قميص من الكتان', '<bdi dir="auto">قميص من الكتان</bdi>'],
    ['a mark that turns the text around', 'Shirt \u202E gnp.exe', 'Shirt gnp.exe'],
    ['placeholders', 'Shirt {name} {total} %s', 'Shirt {name} {total} %s'],
  ])('shows an item’s name with %s as text', async (_, name, shown) => {
    const { mail, html } = await reminderOf({
      items: [
        { sku: 'ODD', name, quantity: 1, price: '120.00', image_url: 'https://ridgeback.example/p.png' },
      ],
    });
    if (typeof shown === 'string') expect(html).toContain(shown);
    else expect(html).toMatch(shown);
    expect(html).not.toMatch(/<script|onerror=alert\(1\)>[^&]/);
    expect(html).not.toContain('\u202E');
    expect(mail.text).toContain(name.replace(/\s*\u202E\s*/, ' '));
    expect(linksIn(html)).toHaveLength(2);
  });

  it('shows a name of 200 characters, and shortens it where it would be too much', async () => {
    const name = `${'Linen shirt with a collar '.repeat(8)}`.slice(0, 199).concat('Z');
    const { mail, html } = await reminderOf({
      items: [{ sku: 'LONG', name, quantity: 1, price: '120.00' }],
    });
    expect(mail.text).toContain(name);
    expect(html).toContain(`title="${name}"`);
    expect(wordsIn(html)).not.toContain(name);
    expect(wordsIn(html)).toContain('Linen shirt with a collar');
    expect((mail.subject ?? '').length).toBeLessThanOrEqual(150);
  });

  it('of forty things shows twelve and counts the others', async () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      sku: `S-${index}`,
      name: `Thing no ${index + 1}`,
      quantity: 1,
      price: '3.00',
    }));
    const { mail, html } = await reminderOf({ items });
    expect(mail.text).toContain('Thing no 12:');
    expect(mail.text).not.toContain('Thing no 13:');
    for (const part of [mail.text, wordsIn(html)]) expect(part).toContain('and 28 more');
  });

  it('never shows a picture from an address that is no web address, and goes out without it', async () => {
    const { mail } = await reminderOf({
      items: [{ sku: 'X', name: 'Odd lamp', quantity: 1, price: '120.00', image_url: 'javascript:alert(1)' }],
    });
    expect(mail.text).toContain('Odd lamp');
    expect(mail.html).toContain('Odd lamp');
    expect(`${mail.text}${mail.html}`).not.toMatch(/javascript:|<img/);
  });

  it('in yen has no decimals, and is written in the language of the words, whatever the shopper’s', async () => {
    const { mail } = await reminderOf({
      currency: 'JPY',
      locale: 'ja-JP',
      total: '12000',
      items: [{ sku: 'X', name: 'シャツ', quantity: 3, price: '4000' }],
    });
    expect(mail.text).toContain('シャツ: 3 × JP¥4,000');
    expect(mail.text).toContain('JP¥12,000');
  });

  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});

describe('the model’s line', () => {
  beforeAll(async () => {
    shop = await startCarts();
  });
  afterAll(() => shop.stop());
  beforeEach(nextAfternoon);
  const said = (opening: string) => ({ script: JSON.stringify({ opening }) });

  it('takes the place of the owner’s opening, and of nothing else', async () => {
    const line = 'Your linen shirt and candle are waiting quietly where you put them.';
    shop.runtime.model.setMode(said(line));
    const { mail, html } = await reminderOf();
    for (const part of [mail.text, wordsIn(html)]) {
      expect(part).toContain('Hi Ana,');
      expect(part).toContain(line);
      expect(part).not.toContain(PLAIN);
      expect(part).toContain('There is no rush. The button takes you straight back to where you were.');
    }
    expect(mail.subject).toBe('Your cart at Ridgeback Cycles is still here');
  });

  it.each<[string, Parameters<CartRuntime['runtime']['model']['setMode']>[0]]>([
    ['holds a link', said('Your things wait for you at https://cheap.example today.')],
    ['holds a bare domain', said('Your things wait for you at cheap.example still.')],
    ['holds a number', said('Only 2 of these are left in the shop.')],
    ['holds a number in words', said('There are just three of these around.')],
    ['is two sentences', said('Your things are here. Come and get them.')],
    ['promises a discount', said('Come back and get a discount on your things.')],
    ['reproaches', said('You abandoned your lovely things with us.')],
    ['holds markup', said('Your <b>things</b> are waiting for you.')],
    ['is empty', said('')],
    ['is much too long', said('Your things are waiting for you '.repeat(20))],
    ['is no JSON', 'nonsense'],
    ['is of another shape', { script: '{"line":"Your things are waiting."}' }],
    ['never comes', 'fail'],
    ['comes too late', 'slow'],
  ])('that %s gives way to the owner’s own', async (_, mode) => {
    shop.runtime.model.setMode(mode);
    const { mail, html } = await reminderOf();
    for (const part of [mail.text, wordsIn(html)]) {
      expect(part).toContain(PLAIN);
      expect(part).not.toMatch(/cheap|discount|abandoned|Only 2|just three/);
    }
  });

  it('of a saved cart gives way to the owner’s words for saved carts', async () => {
    shop.runtime.model.setMode(said('Hurry, 50% off!'));
    expect((await reminderOf({ saved_link: true })).mail.text).toContain(PLAIN_SAVED);
  });

  it('may not lead where an item’s name leads', async () => {
    shop.runtime.model.setMode(said('Your https://evil.example is waiting for you.'));
    const items = [{ sku: 'EVIL', name: 'https://evil.example', quantity: 1, price: '120.00' }];
    const { mail, html } = await reminderOf({ items });
    expect(mail.text).toContain(PLAIN);
    expect(linksIn(html).filter((link) => link.includes('evil'))).toEqual([]);
  });
});

describe('a shop that switched the model off', () => {
  beforeAll(async () => {
    shop = await startCarts({ shop: { model: 'off' } });
  });
  afterAll(() => shop.stop());

  it('sends the owner’s words, and nobody may ask a model or does', async () => {
    const { mail } = await reminderOf();
    expect(mail.text).toContain(PLAIN);
    const { calls } = await shop.runtime.usage();
    expect(calls.filter(({ service }) => service === 'bedrock')).toEqual([]);
    const policies = JSON.stringify(shop.runtime.deployment.ofType('AWS::IAM::Policy'));
    expect(policies).not.toContain('bedrock');
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
