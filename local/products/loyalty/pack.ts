// The loyalty tracker on the laptop.

import { stories } from '../../../shared/stories/loyalty/story.ts';
import type { Pack } from '../pack.ts';
import { saleButtons } from './buttons.ts';
import { card, MEMBERS } from './card.ts';
import { demoLoyalty } from './demo/loyalty.ts';
import { expectedUnused } from './expected-unused.ts';
import { guide } from './guide.ts';
import { modelMonths } from './model-months.ts';
import { fillCounter } from './sample-counter.ts';
import { simulation } from './simulation/simulation.ts';

export const loyalty: Pack = {
  product: 'loyalty',
  card,
  mainTable: MEMBERS,
  buttons: saleButtons,
  firstMessage: 'Let Maria buy coffee and beans.',
  firstSteps: [
    'Let Maria buy coffee and beans: she reads in the inbox that a free coffee is hers (at night: at 08:00).',
    'Open the staff desk, look up 07700 900100, tap the coffee and confirm; Undo is beside it.',
    'Ring up 1,800.00 for her: it is held, and the desk’s "Held" asks a manager what to do.',
  ],
  fillSample: fillCounter,
  // The figures a till told of a sale, and the rewards that came within reach.
  textLists: ['digests', 'crossed'],
  guide,
  stories,
  modelMonths,
  demo: (stage) => demoLoyalty(stage),
  expectedUnused,
  simulation,
};
