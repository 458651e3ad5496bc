// Links and documents of the first version: a mail is as old as somebody's mailbox, and an owner's document as old as the shop.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as carts from '../../lambdas/cart-recovery/links/links.ts';
import * as loyalty from '../../lambdas/loyalty/mails/links.ts';
import * as upsell from '../../lambdas/upsell/nudging/links.ts';
import { jobSchema } from '../../lambdas/upsell/ordering/job.ts';
import { main as rules } from '../../tools/rules.ts';
import links from './0.1.0/links.json' with { type: 'json' };

const KEYS = ['a newer key', 'the-link-key-of-a-shop'];
const ANA = 'guest-8e43ca37701228e74983efdb';
const EXPIRY = new Date(1_796_000_000_000);
const before = new Date(EXPIRY.getTime() - 1);

describe('a link of the first version opens', () => {
  it('into the basket, and out of suggestions', () => {
    const add = upsell.openAddToken(links.upsellAdd, KEYS);
    expect([add?.offerId, add?.isOf('BUNDLE-LIGHTS-LOCK'), add?.isOf('OTHER')]).toEqual([
      'of0000000001',
      true,
      false,
    ]);
    expect(upsell.openUnsubscribeToken(links.upsellOptOut, KEYS)).toEqual({ customerId: 'c-77' });
  });

  it('out of reminders, and for the owner while it is good', () => {
    expect(carts.openUnsubscribeToken(links.cartUnsubscribe, KEYS)).toEqual({
      cart: { cartId: 'k-1001' },
      addressDigest: ANA,
    });
    expect(carts.openOwnerToken(links.cartOwner, KEYS, before)).toEqual({
      action: 'suppress',
      cart: { cartId: 'k-1001' },
    });
    expect(carts.openOwnerToken(links.cartOwner, KEYS, EXPIRY)).toBeUndefined();
    expect(carts.openExportToken(links.cartList, KEYS, before)).toEqual({ day: '2026-06-09' });
  });

  it('of a member: to confirm, never again, and out', () => {
    const member = { phone: '+12125550100' };
    expect(loyalty.openConfirmToken(links.loyaltyConfirm, KEYS)).toEqual({
      ...member,
      addressDigest: ANA,
      pendingId: 'p-1',
      expiresAt: EXPIRY,
    });
    expect(loyalty.openNeverToken(links.loyaltyNever, KEYS)).toEqual({
      ...member,
      pendingId: 'p-1',
      digests: [ANA],
    });
    expect(loyalty.openUnsubscribeToken(links.loyaltyUnsubscribe, KEYS)).toEqual({
      ...member,
      addressDigest: ANA,
    });
  });

  it.each(Object.entries(links))('and %s opens with no other key', (_, token) => {
    const keys = ['another'];
    const opened = [
      upsell.openAddToken(token, keys),
      upsell.openUnsubscribeToken(token, keys),
      carts.openUnsubscribeToken(token, keys),
      carts.openOwnerToken(token, keys, before),
      carts.openExportToken(token, keys, before),
      loyalty.openConfirmToken(token, keys),
      loyalty.openNeverToken(token, keys),
      loyalty.openUnsubscribeToken(token, keys),
    ];
    expect(opened.every((each) => each === undefined)).toBe(true);
  });
});

describe('a document as the first version shipped it', () => {
  const documents = globSync('test/upgrades/0.1.0/documents/*/*.txt').sort();
  it('is kept for each product, both', () => expect(documents).toHaveLength(6));

  it.each(documents)('%s is understood, every sentence of it', async (file) => {
    const [, product = ''] = /documents\/([^/]+)\//.exec(file) ?? [];
    const as = /voice/.test(file) ? 'voice' : product === 'upsell' ? 'settings' : 'rules';
    const said: string[] = [];
    const code = await rules(['check', file, '--product', product, '--as', as], {
      print: (line) => said.push(line),
    });
    expect([code, said.join('\n')]).toEqual([0, expect.any(String)]);
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(200);
  });
});

it('a job that waited in the queue while a newer version was deployed is read', () => {
  const job = {
    order_id: 'o-1',
    customer_id: 'c-1',
    placed_at: '2026-06-09T08:10:00.000Z',
    currency: 'GBP',
    total_minor: 100,
    items: [{ sku: 'A', name: 'A', quantity: 1, price_minor: 100 }],
  };
  expect(jobSchema.parse(job)).toEqual(job);
});
