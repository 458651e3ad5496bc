// The buttons of the upsell recommender: orders, and what comes after an order.
import type { SampleOrder } from '../../sample/store/feed.ts';
import {
  commuterBikeOrder,
  customerErased,
  customerOptedOut,
  giftCardOrder,
  orderCancelled,
  orderRefunded,
  randomOrder,
} from '../../sample/store/sample-events.ts';
import { type SampleButton, type SampleMaker, sampleId } from '../sample-button.ts';

const button = (event: string, label: string, hint: string): SampleButton => ({
  product: 'upsell',
  event,
  label,
  hint,
});

export const orderButtons: readonly SampleButton[] = [
  button('commuter-bike', 'Tom buys a commuter bike', 'A nudge follows an hour later'),
  button('gift-card', 'Ngozi buys a gift card', 'Nothing goes with it: no nudge'),
  button('random', 'Somebody buys something', 'One to three things off the shelves'),
  button('again', 'Send the last order again', 'Stores repeat themselves; it must not matter'),
  button('cancel', 'Cancel the last order', 'Stops a nudge that is still waiting'),
  button('refund', 'Refund the last order', 'Stops it as well'),
  button('opt-out', 'The last shopper opts out', 'For good'),
  button('erase', 'Erase the last shopper', 'Everything about a person goes'),
  button('forged', 'Forge an order', 'A wrong signature is turned away'),
];

/** Remembers the last order, so that it can be sent again, cancelled or refunded. */
export function makeSampleOrders(): SampleMaker {
  let last: SampleOrder | undefined;
  return (press) => {
    const when = { orderId: sampleId('R', press), placedAt: press.now };
    switch (press.event) {
      case 'forged':
        return commuterBikeOrder(when);
      case 'commuter-bike':
        last = commuterBikeOrder(when);
        return last;
      case 'gift-card':
        last = giftCardOrder(when);
        return last;
      case 'random':
        last = randomOrder(press.now.getTime() + press.count, when);
        return last;
      default:
        break;
    }
    if (last === undefined) return 'No order has been sent from this page yet. Send one first.';
    switch (press.event) {
      case 'again':
        return last;
      case 'cancel':
        return orderCancelled(last.order_id);
      case 'refund':
        return orderRefunded(last.order_id);
      case 'erase':
        return customerErased(last.customer.id);
      default:
        return customerOptedOut(last.customer.id);
    }
  };
}
