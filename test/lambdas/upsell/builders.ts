// Builders with defaults, so that a test states only what matters to it.

import type { GateFacts } from '../../../lambdas/upsell/decisions/gate.ts';
import type { NudgeFacts } from '../../../lambdas/upsell/decisions/nudge-facts.ts';
import type { CatalogueProduct, PickFacts } from '../../../lambdas/upsell/decisions/pick.ts';
import type { SendFacts } from '../../../lambdas/upsell/decisions/send.ts';
import type { BasketLine } from '../../../lambdas/upsell/decisions/shortlist.ts';
import type { OfferRow } from '../../../lambdas/upsell/rows.ts';
import { defaultUpsellSettings } from '../../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice } from '../../../lambdas/upsell/rules/voice.ts';
import type { Order, Person, Product } from '../../../shared/events/store-events.ts';

/** A Tuesday at noon in London, outside quiet hours. */
export const noon = new Date('2026-06-09T11:00:00.000Z');
export const minutesAfter = (from: Date, minutes: number): Date =>
  new Date(from.getTime() + minutes * 60_000);

export const tom: Person = {
  id: 'c-77',
  name: 'Tom',
  email: 'tom@example.com',
  phone: '+447700900123',
  locale: 'en-GB',
  emailConsent: true,
  smsConsent: true,
};

export const anOrder = (changes: Partial<Order> = {}): Order => ({
  orderId: '1001',
  placedAt: noon.toISOString(),
  currency: 'GBP',
  totalMinor: 52_000,
  customer: tom,
  items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, priceMinor: 52_000 }],
  ...changes,
});

export const gateFacts = (changes: Partial<GateFacts> = {}): GateFacts => ({
  order: anOrder(),
  customer: undefined,
  optedOut: false,
  stopped: false,
  channel: 'sms',
  capDays: 30,
  ...changes,
});

export const bike: BasketLine = {
  sku: 'BIKE-COMMUTER',
  name: 'Commuter bike',
  priceMinor: 52_000,
  category: 'bikes',
  tags: ['commuter'],
};

export const aProduct = (sku: string, changes: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  sku,
  name: `Product ${sku}`,
  priceMinor: 4_500,
  currency: 'GBP',
  stock: 5,
  category: 'accessories',
  tags: [],
  complements: ['bikes'],
  storeRef: sku,
  ...changes,
});

export const aStoreProduct = (sku: string, changes: Partial<Product> = {}): Product => ({
  ...aProduct(sku),
  ...changes,
});

export const pickFacts = (
  products: readonly CatalogueProduct[],
  changes: Partial<PickFacts> = {},
): PickFacts => ({
  proposals: products.map(({ sku }) => ({ sku })),
  products: new Map(products.map((product) => [product.sku, product])),
  basket: [bike],
  ownedSkus: new Set(),
  orderTotalMinor: 52_000,
  currency: 'GBP',
  settings: defaultUpsellSettings,
  ...changes,
});

export const sendFacts = (changes: Partial<SendFacts> = {}): SendFacts => ({
  offer: { sku: 'BUNDLE', priceMinor: 4_500, currency: 'GBP', dueAt: noon.toISOString() },
  order: {},
  customer: { phone: '+447700900123', smsConsent: true, ownedSkus: new Set(['PUMP']) },
  optedOut: false,
  product: { priceMinor: 4_500, currency: 'GBP', stock: 3 },
  channel: 'sms',
  capDays: 30,
  quietHours: { from: '21:00', until: '08:00' },
  shopTimeZone: 'Europe/London',
  ...changes,
});

export const anOffer = (changes: Partial<OfferRow> = {}): OfferRow => ({
  offer_id: 'offer-1',
  order_id: '1001',
  customer_id: 'c-77',
  state: 'chosen',
  sku: 'BUNDLE',
  product_name: 'Lights and lock bundle',
  price_minor: 4_500,
  currency: 'GBP',
  store_ref: 'BUNDLE',
  trigger_sku: 'BIKE-COMMUTER',
  trigger_name: 'Commuter bike',
  trace: [],
  chosen_at: noon.toISOString(),
  due_at: noon.toISOString(),
  send_at: noon.toISOString(),
  ...changes,
});

export const nudgeFacts = (changes: Partial<NudgeFacts> = {}): NudgeFacts => ({
  shopName: 'Ridgeback Cycles',
  customerName: 'Tom Baker',
  productName: 'Lights and lock bundle',
  price: '£45.00',
  link: 'https://add.example/a/token',
  line: undefined,
  voice: defaultUpsellVoice,
  ...changes,
});
