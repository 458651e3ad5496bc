// What a newcomer presses first: Tom's text.
import type { GuideStep } from '../../console/product-face.ts';

export const guide: readonly GuideStep[] = [
  {
    press: 'Tom buys a commuter bike',
    look: 'Below: the store’s webhook is accepted, and why lights and a lock were chosen.',
    does: { event: 'commuter-bike' },
  },
  {
    press: 'Move the clock 65 minutes on',
    look: 'In the inbox: one text about the lights and lock bundle.',
    does: { advance: 'PT65M' },
  },
  {
    press: 'Tap the link in the text',
    look: 'The sample store opens with the bundle in the basket. Press the first again: Tom has had his nudge.',
    does: { open: 'newest-link' },
  },
];
