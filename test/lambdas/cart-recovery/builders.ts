// Builders with defaults, so that a test states only what matters to it.

import type { CartRow } from '../../../lambdas/cart-recovery/rows.ts';
import type { CartRules } from '../../../lambdas/cart-recovery/rules/shape.ts';
import type { CartChanged, CheckoutCompleted } from '../../../shared/events/cart-events.ts';
import type { Shop } from '../../../shared/shop/shop.ts';

/** Two in the afternoon in London, summer time. */
export const two = new Date('2026-06-09T13:00:00.000Z');
export const hoursAfter = (from: Date, hours: number): Date => new Date(from.getTime() + hours * 3_600_000);

export const aChange = (changes: Partial<CartChanged> = {}): CartChanged => ({
  type: 'cart.updated',
  eventId: 'e-1',
  cartId: 'k-42',
  occurredAt: two.toISOString(),
  email: 'ana@example.com',
  name: 'Ana',
  currency: 'USD',
  totalMinor: 12_000,
  returnUrl: 'https://shop.example/cart/k-42',
  savedLink: false,
  items: [{ sku: 'SHIRT', name: 'Linen shirt', quantity: 1, priceMinor: 7_000 }],
  ...changes,
});

export const aCheckout = (changes: Partial<CheckoutCompleted> = {}): CheckoutCompleted => ({
  type: 'checkout.completed',
  eventId: 'e-9',
  cartId: 'k-42',
  occurredAt: hoursAfter(two, 1).toISOString(),
  orderId: 'o-1',
  ...changes,
});

export const aCart = (changes: Partial<CartRow> = {}): CartRow => ({
  cart_id: 'k-42',
  status: 'open',
  version: 1,
  began_at: two.toISOString(),
  changed_at: two.toISOString(),
  changed_event: 'e-1',
  currency: 'USD',
  total_minor: 12_000,
  items: [{ sku: 'SHIRT', name: 'Linen shirt', quantity: 1, price_minor: 7_000 }],
  return_url: 'https://shop.example/cart/k-42',
  saved_link: false,
  email: 'ana@example.com',
  email_at: two.toISOString(),
  name: 'Ana',
  name_at: two.toISOString(),
  day: '2026-06-09',
  ...changes,
});

export const someRules = (changes: Partial<CartRules> = {}): CartRules => ({
  currency: 'USD',
  sizes: [
    { name: 'small', belowMinor: 4_000, firstWaitMinutes: 240, secondWaitMinutes: 1_440 },
    { name: 'medium', belowMinor: 15_000, firstWaitMinutes: 120, secondWaitMinutes: 1_320 },
    { name: 'big', firstWaitMinutes: 60, secondWaitMinutes: 1_200 },
  ],
  quietHours: { from: '21:00', until: '08:00' },
  doNotDisturbDays: 3,
  giveUpAfterDays: 3,
  recoveredWithinDays: 7,
  minimumTotalMinor: 0,
  ...changes,
});

export const aShop = (changes: Partial<Shop> = {}): Shop => ({
  name: 'Ridgeback Cycles',
  country: 'GB',
  currency: 'USD',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  ownerEmails: ['owner@shop.example'],
  senderAddress: 'hello@shop.example',
  platform: 'generic',
  storeUrl: 'https://shop.example',
  channel: 'email',
  mailsPerSecond: 10,
  modelId: 'off',
  ...changes,
});
