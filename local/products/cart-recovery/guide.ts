// What a newcomer presses first: Ana's reminder.
import type { GuideStep } from '../../console/product-face.ts';

export const guide: readonly GuideStep[] = [
  {
    press: 'Ana leaves a cart of 120.00',
    look: 'Below: the wait that suits a cart of this size, and when the reminder is due.',
    does: { event: 'cart' },
  },
  {
    press: 'Move the clock 2 hours on',
    look: 'In the inbox: her reminder, with the things, the total and a button back to the cart.',
    does: { advance: 'PT2H' },
  },
  {
    press: 'Check the cart out',
    look: 'Below: bought. However far you move the clock now, no second reminder comes.',
    does: { event: 'cart-checkout' },
  },
];
