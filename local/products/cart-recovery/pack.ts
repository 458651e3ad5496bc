// Cart recovery on the laptop.

import { stories } from '../../../shared/stories/cart-recovery/story.ts';
import type { Pack } from '../pack.ts';
import { cartButtons } from './buttons.ts';
import { CARTS, card } from './card.ts';
import { demoCarts } from './demo/cart-recovery.ts';
import { expectedUnused } from './expected-unused.ts';
import { guide } from './guide.ts';
import { modelMonths } from './model-months.ts';
import { simulation } from './simulation/simulation.ts';
import { opener } from './understudy.ts';

export const cartRecovery: Pack = {
  product: 'cart-recovery',
  card,
  mainTable: CARTS,
  buttons: cartButtons,
  firstMessage: 'Let Ana leave her cart behind, then go 2 hours forward.',
  firstSteps: [
    'Let Ana leave her cart behind.',
    'Move the clock on by two hours (at night: to 09:00), and read the reminder in the inbox.',
    'Check the cart out, and move the clock on by a day: no second reminder comes.',
  ],
  guide,
  stories,
  understudies: [opener],
  modelMonths,
  demo: (stage) => demoCarts(stage),
  expectedUnused,
  simulation,
};
