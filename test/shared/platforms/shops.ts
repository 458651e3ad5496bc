// Shops and deliveries for the platform tests; a test states only what matters to it.
import type { Shop } from '../../../shared/shop/shop.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import { aRequest } from '../webhooks/requests.ts';

export function aShop(overrides: Partial<Shop> = {}): Shop {
  return {
    name: 'Ridgeback Cycles',
    country: 'GB',
    currency: 'GBP',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    ownerEmails: ['owner@ridgeback.example'],
    senderAddress: 'hello@ridgeback.example',
    platform: 'generic',
    storeUrl: 'https://ridgeback.example',
    channel: 'sms',
    mailsPerSecond: 10,
    modelId: 'off',
    ...overrides,
  };
}

export const shopifyDelivery = (topic: string, body: unknown): WebhookRequest =>
  aRequest({ headers: { 'x-shopify-topic': topic }, body });

export const wooDelivery = (topic: string, body: unknown): WebhookRequest =>
  aRequest({ headers: { 'x-wc-webhook-topic': topic }, body });
