// The ways out of the reminders, what the owner may do, the nightly list and the monthly summary, as they are used:
// links out of mails, pages, posts.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
beforeAll(async () => {
  shop = await startCarts();
});
afterAll(() => shop.stop());
const now = () => shop.runtime.now();

/** On the next day at two in the afternoon in London. */
async function nextDay(): Promise<void> {
  const day = new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await shop.advance(`${day}T13:00:00.000Z`);
}

/** A cart that was reminded once, and the unsubscribe link of its mail. */
async function reminded(changes: Readonly<Record<string, unknown>> = {}) {
  await nextDay();
  const cart = cartOf(now(), changes);
  await shop.tell(cart);
  await shop.advance('PT2H5M');
  const [mail] = shop.mailsTo(cart.email);
  const [, link = ''] = /<(.+)>/.exec(mail?.headers?.['List-Unsubscribe'] ?? '') ?? [];
  return { cart, link };
}
const isListed = async (email: string) =>
  (await shop.runtime.table('cr-unsub')).some((row) => row.email === email);
const post = (link: string, body = '') =>
  fetch(link, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

/** The rows of the newest list that was sent to the owner. */
async function newestList(): Promise<Record<string, string>[]> {
  const letter = shop
    .ownerLetters()
    .filter(({ subject }) => subject?.startsWith('Carts of'))
    .at(-1);
  const [link = ''] = /https?:\/\/\S+\/e\/\S+/.exec(letter?.text ?? '') ?? [];
  const page = await fetch(link);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await page.text()).toContain('href="?csv"');
  const answer = await fetch(`${link}?csv`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  return parse(await answer.text(), { bom: true, columns: true });
}
async function rowOf(cartId: string): Promise<Record<string, string>> {
  const row = (await newestList()).find((one) => one.Cart === cartId);
  if (row === undefined) throw new Error(`${cartId} is not on the list`);
  return row;
}

describe('the way out of a reminder', () => {
  it('opened, changes nothing; posted, stops every later reminder to the address in any letter case', async () => {
    const { cart, link } = await reminded();
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
    expect(await isListed(cart.email)).toBe(false);
    expect((await post(link)).status).toBe(200);
    expect(await isListed(cart.email)).toBe(true);
    expect(await shop.audit(cart.cart_id)).toMatchObject([{ action: 'unsubscribe', by_user: 'shopper' }]);

    await shop.advance('P5D');
    await nextDay();
    await shop.tell(cartOf(now(), { email: cart.email.toUpperCase() }));
    await shop.advance('P1D');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
  });

  it('taken by the mail program’s one click, counts the same', async () => {
    const { cart, link } = await reminded();
    expect((await post(link, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await isListed(cart.email)).toBe(true);
  });

  it('is gone back only from the shopper’s own page', async () => {
    const { cart, link } = await reminded();
    await post(link);
    expect(await (await fetch(link)).text()).toContain('Send me reminders again');
    await post(link, 'wish=opt-in');
    expect(await isListed(cart.email)).toBe(false);
    expect((await shop.audit(cart.cart_id)).map((row) => row.action).sort()).toEqual([
      'opt-in',
      'unsubscribe',
    ]);
  });

  it.each([
    ['a complaint', 'complaint+ana@example.com', 'complaint'],
    ['a hard bounce', 'bounce+ana@example.com', 'bounce'],
  ])('is also %s', async (_, email, source) => {
    await reminded({ email });
    await shop.runtime.idle();
    expect((await shop.runtime.table('cr-unsub')).find((row) => row.email === email)).toMatchObject({
      source,
    });
    await shop.advance('P2D');
    expect(shop.mailsTo(email)).toHaveLength(source === 'bounce' ? 0 : 1);
  });
});

describe('the nightly list', () => {
  it('holds the carts of the shop’s own day, with their reminders, and links that act on a button only', async () => {
    const { cart } = await reminded();
    // London is an hour ahead of UTC: this cart belongs to tomorrow's list.
    await shop.advance(`${now().toISOString().slice(0, 10)}T23:30:00.000Z`);
    const late = cartOf(now());
    await shop.tell(late);
    await shop.advance('PT2H');

    const row = await rowOf(cart.cart_id);
    expect(row).toMatchObject({ Total: '120', Currency: 'USD', Status: 'open', Recovered: 'no' });
    expect(row.Items).toBe('1 × Linen shirt; 2 × Candle');
    expect(row['First reminder']).toMatch(/ 16:00$/);
    expect((await newestList()).some((one) => one.Cart === late.cart_id)).toBe(false);

    const suppress = row['Suppress this cart'] ?? '';
    expect(await (await fetch(suppress)).text()).toContain('Stop the reminders for this cart?');
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'open' });
    expect((await post(suppress)).status).toBe(200);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'closed', closed_reason: 'suppressed' });
    expect(await shop.audit(cart.cart_id)).toMatchObject([
      {
        action: 'suppress',
        by_user: 'owner@ridgeback.example',
        before: { status: 'open' },
        after: { status: 'closed', closed_reason: 'suppressed' },
      },
    ]);
    await shop.advance('P2D');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    expect((await newestList()).some((one) => one.Cart === late.cart_id)).toBe(true);
  });

  it('lets the owner unsubscribe an address and write a cart off', async () => {
    const { cart } = await reminded();
    await shop.advance('PT12H');
    const row = await rowOf(cart.cart_id);
    await post(row['Unsubscribe this address'] ?? '');
    expect((await shop.runtime.table('cr-unsub')).find(({ email }) => email === cart.email)).toMatchObject({
      source: 'owner',
    });
    await post(row['Write off this cart'] ?? '');
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'closed', closed_reason: 'written-off' });
    expect((await shop.audit(cart.cart_id)).map((entry) => [entry.action, entry.by_user])).toEqual([
      ['unsubscribe', 'owner@ridgeback.example'],
      ['write-off', 'owner@ridgeback.example'],
    ]);
  });

  it('answers forged, edited and expired links with a plain 403', async () => {
    const { cart } = await reminded();
    await shop.advance('PT12H');
    const link = (await rowOf(cart.cart_id))['Suppress this cart'] ?? '';
    const forged = link.replace(/\.[^.]+$/, `.${'A'.repeat(22)}`);
    for (const bad of [`${link}A`, forged, link.replace('/o/', '/u/'), link.replace('/o/', '/e/')]) {
      const answer = await post(bad);
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain(cart.cart_id);
    }
    await shop.advance('P31D');
    expect((await post(link)).status).toBe(403);
  });
});

describe('the monthly summary', () => {
  it('comes once, on the first Monday at nine, with the figures of the past month’s rows', async () => {
    // The first of a month that nothing else happened in.
    await shop.advance('2026-10-01T09:00:00.000Z');
    const [won, lost, off] = [await reminded(), await reminded(), await reminded()];
    await shop.tell(checkoutOf(won.cart, now()));
    await shop.advance('PT12H');
    await post((await rowOf(off.cart.cart_id))['Write off this cart'] ?? '');
    await shop.advance('2026-11-02T08:59:00.000Z');
    const summaries = () =>
      shop.ownerLetters().filter(({ subject }) => subject?.startsWith('Cart recovery in'));
    const before = summaries().length;
    await shop.advance('2026-11-02T09:01:00.000Z');
    expect(summaries()).toHaveLength(before + 1);
    const { subject, text } = summaries().at(-1) ?? {};
    expect(subject).toBe('Cart recovery in October 2026');
    expect(text).toMatch(/^Carts seen .* 2$/m);
    expect(text).toMatch(/^Recovered +#+ +1$/m);
    expect(text).toMatch(/^Value in USD +US\$120\.00$/m);
    expect(text).toMatch(/^Written off by you +1$/m);
    expect(await shop.cart(lost.cart.cart_id)).toMatchObject({ closed_reason: 'gave-up' });

    await Promise.all(Array.from({ length: 3 }, () => shop.runtime.invoke('cr-summary', {})));
    await shop.advance('P2D');
    expect(summaries()).toHaveLength(before + 1);
  });
});

describe('all of it', () => {
  it('needs no permission that its functions do not have', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
