// Cart recovery on the laptop runtime, as the tests of its main job use it: carts in by signed HTTP, reminders out
// of the inbox, time moved by the clock. Nothing here reaches into a function.
import cdk from '../../cdk.json' with { type: 'json' };
import type { Intercept } from '../../local/aws/intercept.ts';
import { consoleOf } from '../../local/console/console.ts';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { signStandardWebhook } from '../../local/sample/store/sign.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import type { InboxMessage } from '../../local/world.ts';
import { buildHere } from './build-here.ts';
import type { Answer, Row } from './upsell-runtime.ts';
import { wayOf } from './way.ts';

export type CartRuntime = Awaited<ReturnType<typeof startCarts>>;

export type CartOptions = {
  readonly startAt?: string;
  readonly shop?: Readonly<Record<string, unknown>>;
  readonly cartRecovery?: Readonly<Record<string, unknown>>;
  readonly intercept?: Intercept;
  /** Default: in this thread, as most tests are quicker so; one file of each product has threads, as `npm start` does. */
  readonly functions?: 'threads' | 'here';
};

/** A Tuesday, two in the afternoon in London, summer time. */
export const TWO_PM = '2026-06-09T13:00:00.000Z';

export async function startCarts(options: CartOptions = {}) {
  const shipped = cdk.context.shop;
  const runtime: Runtime = await startRuntime({
    packs,
    pages: consoleOf(packs),
    ...wayOf(options),
    quiet: true,
    build: buildHere,
    startAt: options.startAt ?? TWO_PM,
    // The stack of an address of the shop's own is no product's.
    only: options.shop?.front === undefined ? ['cart-recovery'] : [],
    shop: {
      ...shipped,
      currency: 'USD',
      ...options.shop,
      products: { cartRecovery: { ...shipped.products.cartRecovery, ...options.cartRecovery } },
    },
    ...(options.intercept === undefined ? {} : { intercept: options.intercept }),
  });
  const hook = runtime.status().functions.find(({ name }) => name === 'cr-ingest-webhook')?.webhook;
  if (hook === undefined) throw new Error('cr-ingest-webhook tells no webhook secret');

  let delivery = 0;
  const postRaw = async (body: string, headers?: Record<string, string>): Promise<Answer> => {
    delivery += 1;
    const response = await fetch(runtime.functionUrl('cr-ingest-webhook'), {
      method: 'POST',
      headers: headers ?? {
        'content-type': 'application/json',
        ...signStandardWebhook(body, hook.secret, `msg_${delivery}`, runtime.now()),
      },
      body,
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
  };

  return {
    runtime,
    secret: hook.secret,
    postRaw,
    /** Posts an event and does not wait. */
    post: (event: object) => postRaw(JSON.stringify(event)),
    /** Posts an event and waits until it is in the cart's row. */
    async tell(event: object): Promise<Answer> {
      const answer = await postRaw(JSON.stringify(event));
      await runtime.idle();
      return answer;
    },
    advance: (to: string) => runtime.advance(to),
    async cart(cartId: string): Promise<Row | undefined> {
      return (await runtime.table('cr-state')).find((row) => row.cart_id === cartId);
    },
    async audit(cartId: string): Promise<Row[]> {
      return (await runtime.table('cr-audit')).filter((row) => row.cart_id === cartId);
    },
    async sends(cartId: string): Promise<Row[]> {
      return (await runtime.table('cr-sends')).filter((row) => row.cart_id === cartId);
    },
    mailsTo: (address: string): InboxMessage[] => runtime.messages().filter(({ to }) => to === address),
    ownerLetters: (): InboxMessage[] =>
      runtime.messages().filter(({ to }) => to === 'owner@ridgeback.example'),
    wakeUps: () => runtime.status().schedules.filter(({ name }) => /^(wake|defer)-/.test(name)),
    stop: () => runtime.stop(),
  };
}

let carts = 0;
/** A cart of 120.00 by somebody new, in the generic format. */
export function cartOf(at: Date, changes: Readonly<Record<string, unknown>> = {}) {
  carts += 1;
  return {
    type: 'cart.updated',
    event_id: `e-${carts}`,
    cart_id: `k-${1000 + carts}`,
    occurred_at: at.toISOString(),
    email: `ana${carts}@example.com`,
    name: 'Ana',
    currency: 'USD',
    total: '120.00',
    return_url: `https://ridgeback.example/cart/k-${1000 + carts}`,
    saved_link: false,
    marketing_consent: true,
    items: [
      { sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '70.00' },
      { sku: 'CANDLE', name: 'Candle', quantity: 2, price: '25.00' },
    ],
    ...changes,
  };
}

export const checkoutOf = (
  cart: { cart_id: string; email?: unknown },
  at: Date,
  changes: Readonly<Record<string, unknown>> = {},
) => ({
  type: 'checkout.completed',
  event_id: `c-${cart.cart_id}`,
  cart_id: cart.cart_id,
  order_id: `o-${cart.cart_id}`,
  occurred_at: at.toISOString(),
  email: cart.email,
  currency: 'USD',
  total: '120.00',
  ...changes,
});
