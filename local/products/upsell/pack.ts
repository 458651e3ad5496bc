// The upsell recommender on the laptop.

import { stories } from '../../../shared/stories/upsell/story.ts';
import type { Pack } from '../pack.ts';
import { orderButtons } from './buttons.ts';
import { card, OFFERS } from './card.ts';
import { demoUpsell } from './demo/upsell.ts';
import { expectedUnused } from './expected-unused.ts';
import { guide } from './guide.ts';
import { modelMonths } from './model-months.ts';
import { fillCatalogue } from './sample-history.ts';
import { simulation } from './simulation/simulation.ts';
import { picker } from './understudy.ts';

export const upsell: Pack = {
  product: 'upsell',
  card,
  mainTable: OFFERS,
  buttons: orderButtons,
  firstMessage: 'Let Tom buy a commuter bike, then go 65 minutes forward.',
  firstSteps: [
    'Send the sample order: Tom buys a commuter bike.',
    'Move the clock on by 65 minutes (at night: to 09:00), and read the text message in the inbox.',
    'Tap the link in it, see the basket, then look at the bill and the permissions.',
  ],
  fillSample: fillCatalogue,
  guide,
  stories,
  understudies: [picker],
  modelMonths,
  demo: (stage) => demoUpsell(stage),
  expectedUnused,
  simulation,
};
