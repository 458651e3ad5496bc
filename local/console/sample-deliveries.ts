// The console's buttons: each builds a sample webhook, signs it as the store would and posts it to the function
// that takes the store's webhooks. What went over the wire is handed back to be looked at.
import type { SampleOrder } from '../store/feed.ts';
import type { SampleEvent } from '../store/sample-events.ts';
import {
  commuterBikeOrder,
  customerErased,
  customerOptedOut,
  giftCardOrder,
  orderCancelled,
  orderRefunded,
  randomOrder,
  signStandardWebhook,
} from '../store/sample-events.ts';
import type { FunctionStatus } from './console-runtime.ts';

export type SampleButton = { readonly event: string; readonly label: string; readonly hint: string };

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

export const sampleButtons: readonly SampleButton[] = [
  { event: 'commuter-bike', label: 'Tom buys a commuter bike', hint: 'A nudge follows an hour later' },
  { event: 'gift-card', label: 'Ngozi buys a gift card', hint: 'Nothing goes with it: no nudge' },
  { event: 'random', label: 'Somebody buys something', hint: 'One to three things off the shelves' },
  {
    event: 'again',
    label: 'Send the last order again',
    hint: 'Stores repeat themselves; it must not matter',
  },
  { event: 'cancel', label: 'Cancel the last order', hint: 'Stops a nudge that is still waiting' },
  { event: 'refund', label: 'Refund the last order', hint: 'Stops it as well' },
  { event: 'opt-out', label: 'The last shopper opts out', hint: 'For good' },
  { event: 'erase', label: 'Erase the last shopper', hint: 'Everything about a person goes' },
  { event: 'forged', label: 'Forge an order', hint: 'A wrong signature is turned away' },
];

/**
 * Makes the one who posts sample events. It remembers the last order, so that this can be sent again, cancelled
 * or refunded. `post` is fetch in the runtime.
 */
export function makeSampleDeliveries(post: typeof fetch, elapsed: () => number) {
  let last: SampleOrder | undefined;
  let count = 0;

  function build(event: string, now: Date): SampleEvent | string {
    const orderId = `R-${Math.floor(now.getTime() / 1000).toString(36)}-${count}`.toUpperCase();
    const when = { orderId, placedAt: now };
    switch (event) {
      case 'commuter-bike':
      case 'forged':
        return commuterBikeOrder(when);
      case 'gift-card':
        return giftCardOrder(when);
      case 'random':
        return randomOrder(now.getTime() + count, when);
      default:
        break;
    }
    if (!sampleButtons.some((button) => button.event === event)) return `There is no sample event "${event}"`;
    if (last === undefined) return 'No order has been sent from this page yet. Send one first.';
    if (event === 'again') return last;
    if (event === 'cancel') return orderCancelled(last.order_id);
    if (event === 'refund') return orderRefunded(last.order_id);
    if (event === 'erase') return customerErased(last.customer.id);
    return customerOptedOut(last.customer.id);
  }

  return {
    /** Sends one event; never throws for what the function answers. */
    async send(event: string, target: FunctionStatus | undefined, now: Date): Promise<DeliveryResult> {
      if (target?.url === undefined || target.webhook === undefined) {
        return { ok: false, reason: 'No function that takes the store’s webhooks is running' };
      }
      if (target.webhook.scheme !== 'standard-webhooks') {
        return {
          ok: false,
          reason: `The sample store speaks the generic format, and this shop is set up for ${target.webhook.scheme}`,
        };
      }
      count += 1;
      const made = build(event, now);
      if (typeof made === 'string') return { ok: false, reason: made };
      if (made.type === 'order.created' && event !== 'forged') last = made;

      const body = JSON.stringify(made);
      const secret =
        event === 'forged' ? 'whsec_bm90IHRoZSBzaG9wJ3Mgc2VjcmV0IGF0IGFsbA==' : target.webhook.secret;
      const id = `console-${now.getTime()}-${count}`;
      const headers = { 'content-type': 'application/json', ...signStandardWebhook(body, secret, id, now) };
      const startedAt = elapsed();
      const answer = await post(target.url, { method: 'POST', headers, body });
      const text = await answer.text();
      return {
        ok: true,
        delivery: {
          request: { url: target.url, headers, body },
          answer: { status: answer.status, body: text, milliseconds: Math.round(elapsed() - startedAt) },
        },
      };
    },
  };
}
