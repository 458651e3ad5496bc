// The console's buttons: each builds a sample webhook, signs it as the store would and posts it to the function
// that takes that product's webhooks. What went over the wire is handed back to be looked at.

import { cartButtons, makeSampleCarts } from '../products/cart-recovery/buttons.ts';
import { makeSampleSales, saleButtons } from '../products/loyalty/buttons.ts';
import { isForged, type SampleButton, type SampleMaker } from '../products/sample-button.ts';
import { makeSampleOrders, orderButtons } from '../products/upsell/buttons.ts';
import type { CartShop } from '../sample/store/sample-carts.ts';
import { signStandardWebhook } from '../sample/store/sample-events.ts';
import type { ConsoleStatus } from './console-runtime.ts';

export type Delivery = {
  readonly request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly answer: { readonly status: number; readonly body: string; readonly milliseconds: number };
};
export type DeliveryResult =
  | { readonly ok: true; readonly delivery: Delivery }
  | { readonly ok: false; readonly reason: string };

export const sampleButtons: readonly SampleButton[] = [...orderButtons, ...cartButtons, ...saleButtons];

const FORGERS_SECRET = 'whsec_bm90IHRoZSBzaG9wJ3Mgc2VjcmV0IGF0IGFsbA==';

export type DeliveryParts = {
  readonly shop: CartShop;
  /** fetch in the runtime. */
  readonly post: typeof fetch;
  /** Milliseconds of a clock that only moves forward. */
  readonly elapsed: () => number;
};

/** Makes the one who posts sample events. */
export function makeSampleDeliveries({ shop, post, elapsed }: DeliveryParts) {
  const makers: Readonly<Record<string, SampleMaker>> = {
    upsell: makeSampleOrders(),
    'cart-recovery': makeSampleCarts(shop),
    loyalty: makeSampleSales(shop),
  };
  let count = 0;

  return {
    /** Sends one event; never throws for what the function answers. */
    async send(event: string, { functions, now: text }: ConsoleStatus): Promise<DeliveryResult> {
      const button = sampleButtons.find((each) => each.event === event);
      const make = button === undefined ? undefined : makers[button.product];
      if (button === undefined || make === undefined)
        return { ok: false, reason: `There is no sample event "${event}"` };
      const target = functions.find(
        ({ product, webhook }) => product === button.product && webhook !== undefined,
      );
      if (target?.url === undefined || target.webhook === undefined) {
        return { ok: false, reason: 'No function that takes these webhooks is running' };
      }
      if (target.webhook.scheme !== 'standard-webhooks') {
        return {
          ok: false,
          reason: `The sample shop speaks the generic format, and this one is set up for ${target.webhook.scheme}`,
        };
      }
      count += 1;
      const now = new Date(text);
      const made = make({ event, now, count });
      if (typeof made === 'string') return { ok: false, reason: made };

      const body = JSON.stringify(made);
      const secret = isForged(event) ? FORGERS_SECRET : target.webhook.secret;
      const id = `console-${now.getTime()}-${count}`;
      const headers = { 'content-type': 'application/json', ...signStandardWebhook(body, secret, id, now) };
      const startedAt = elapsed();
      const answer = await post(target.url, { method: 'POST', headers, body });
      return {
        ok: true,
        delivery: {
          request: { url: target.url, headers, body },
          answer: {
            status: answer.status,
            body: await answer.text(),
            milliseconds: Math.round(elapsed() - startedAt),
          },
        },
      };
    },
  };
}
