// What setup says must be switched on in the store: every topic is one that the platform's file reads and its page names.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import cdk from '../../../cdk.json' with { type: 'json' };
import { readShopSettings } from '../../../lib/settings/shop-settings.ts';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { square } from '../../../shared/tills/square.ts';
import { nextSteps } from '../../../tools/setup/next-steps.ts';
import { shopifyTopics, squareTopics, wooTopics } from '../../../tools/setup/store-topics.ts';
import { aShop, shopifyDelivery, wooDelivery } from '../../shared/platforms/shops.ts';
import { aRequest, NOW } from '../../shared/webhooks/requests.ts';

const page = readFileSync('docs/platforms.md', 'utf8');
const isUnknown = (read: { readonly kind: string; readonly reason?: string }) =>
  read.kind === 'ignored' && read.reason?.startsWith('topic ') === true;

describe('a topic that setup names', () => {
  it('is in the block that the page gives to copy, and no other is', () => {
    const lists = [...page.matchAll(/^topics = (\[.*\])$/gm)].map(([, list]) => JSON.parse(list ?? '[]'));
    expect(lists).toEqual([shopifyTopics.orders, shopifyTopics.carts]);
  });

  const shop = aShop({ platform: 'shopify' });
  const shopify = storePlatform('shopify');
  it.each(shopifyTopics.orders)('%s is read for orders, and explained', (topic) => {
    expect(isUnknown(shopify.translate(shopifyDelivery(topic, '{}'), shop))).toBe(false);
    expect(page).toContain(`\`${topic}\``);
  });
  it.each(shopifyTopics.carts)('%s is read for carts, and explained', (topic) => {
    expect(isUnknown(shopify.translateCart(shopifyDelivery(topic, '{}'), shop, NOW))).toBe(false);
    expect(page).toContain(`\`${topic}\``);
  });
  it.each(wooTopics.carts)('%s is read for both, and explained', (topic) => {
    const name = topic.toLowerCase().replace(' ', '.');
    const woo = storePlatform('woocommerce');
    expect(isUnknown(woo.translate(wooDelivery(name, '{}'), shop))).toBe(false);
    expect(isUnknown(woo.translateCart(wooDelivery(name, '{}'), shop, NOW))).toBe(false);
    expect(page).toContain(topic);
    expect(page).toContain('*WooCommerce › Settings › Advanced › Webhooks*');
  });

  it.each(squareTopics)('%s is read for the till, and explained', async (type) => {
    const api = { credentials: async () => ({}), fetch, sleep: async () => {} };
    const told = await square
      .translate(aRequest({ body: { type } }), aShop({ platform: 'square' }), api)
      .catch(() => ({ kind: 'read' }));
    expect(told).not.toMatchObject({ reason: `type ${type}` });
    expect(readFileSync('docs/loyalty.md', 'utf8')).toContain(`\`${type}\``);
  });
});

describe('the steps of a shop', () => {
  const shipped = cdk.context.shop;
  const { cartLinkTemplate: _, catalogueUrl: __, ...plain } = shipped.products.upsell;
  const stepsOf = (
    platform: string,
    changes: { upsell?: object; cartRecovery?: object; shop?: object } = {},
  ) =>
    nextSteps(
      readShopSettings({
        ...shipped,
        ...changes.shop,
        products: {
          upsell: { ...plain, platform, ...changes.upsell },
          cartRecovery: { ...shipped.products.cartRecovery, platform, ...changes.cartRecovery },
        },
      }),
    ).join('\n');

  it('on Shopify say every topic, and warn of texts', () => {
    const steps = stepsOf('shopify');
    for (const topic of [...shopifyTopics.orders, ...shopifyTopics.carts]) expect(steps).toContain(topic);
    expect(steps).toContain('Dev Dashboard');
    expect(steps).toContain('WARNING: the channel is "sms"');
    expect(stepsOf('shopify', { upsell: { channel: 'email' } })).not.toContain('WARNING');
  });

  it('on WooCommerce say where to click, and warn where nobody could agree', () => {
    const steps = stepsOf('woocommerce');
    expect(steps).toContain('WooCommerce › Settings › Advanced › Webhooks');
    for (const topic of wooTopics.carts) expect(steps).toContain(topic);
    expect(steps.match(/WARNING/g)).toHaveLength(2);
    const named = { consentMetaKey: '_marketing' };
    expect(stepsOf('woocommerce', { upsell: named, cartRecovery: named })).not.toContain('WARNING');
  });

  it('of a Square till say where to click, and every event', () => {
    const loyalty = { ...shipped.products.loyalty, platform: 'square' };
    const products = { ...shipped.products, loyalty };
    const steps = nextSteps(readShopSettings({ ...shipped, products })).join('\n');
    expect(steps).toContain('Square Developer Console, under Webhooks, Subscriptions');
    for (const type of squareTopics) expect(steps).toContain(type);
  });

  it('say when test payments must end', () => {
    const ends = 'Before the first customer, set products.upsell.testOrders to false';
    expect(stepsOf('shopify', { upsell: { testOrders: true } })).toContain(ends);
    expect(stepsOf('shopify')).not.toContain(ends);
  });

  it('say whom cart recovery reminds, by the shop’s country', () => {
    expect(stepsOf('shopify')).toContain(
      'Only people who accepted marketing are reminded, because the shop is in GB',
    );
    expect(stepsOf('shopify', { shop: { country: 'US' } })).toContain(
      'Everybody is reminded who did not say no',
    );
  });
});
