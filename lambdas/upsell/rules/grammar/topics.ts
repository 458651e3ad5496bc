// What the upsell recommender says of matters that it has no rule for.
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { singular } from '../../../../shared/rules/tokens.ts';

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(singular));

export const upsellTopics: readonly Topic[] = [
  {
    any: stems('discount discounts voucher coupon percent-off reduction'),
    says: 'A nudge offers one thing at its own price, and there are no discounts',
    instead: 'Only offer add-ons between 3% and 40% of the order.',
  },
  {
    any: stems('morning evening afternoon tomorrow'),
    says: 'A nudge goes out so long after its order, and quiet hours keep the night free: say how long to wait, up to 2 days',
    instead: 'Wait 12 hours before sending.',
  },
  {
    any: stems('twice thrice times'),
    and: stems('nudge text message email mail customer person'),
    says: 'A customer gets one nudge at most in so many days: say how many days',
    instead: 'Nudge each customer at most once every 30 days.',
  },
  {
    any: stems('two three four five several'),
    and: stems('item items addon addons product products thing things suggestion suggestions'),
    says: 'A nudge offers one thing, the one that fits best',
  },
  {
    any: stems('points point loyalty reward rewards'),
    says: 'Points are a matter of the loyalty rules, and nothing that a nudge knows of',
  },
  {
    any: stems('cart carts basket reminder reminders abandoned'),
    says: 'Carts that were left are a matter of cart recovery, and nothing that a nudge knows of',
  },
];
