// What a newcomer presses first: Maria's reward.
import type { GuideStep } from '../../console/product-face.ts';

export const guide: readonly GuideStep[] = [
  {
    press: 'Maria buys coffee and beans',
    look: 'In the inbox: a free coffee is hers. At night it waits until eight: press “to 09:00”.',
    does: { event: 'sale' },
  },
  {
    press: 'Open the staff desk',
    look: 'Sign in as it says above, look up 07700 900100, tap the coffee, confirm.',
    does: { page: 'Staff desk' },
  },
  {
    press: 'Ring up 1,800.00 for Maria',
    look: 'Below: held, and why. At the desk, under Held sales, a manager decides.',
    does: { event: 'sale-mistyped' },
  },
];
