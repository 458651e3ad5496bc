// What loyalty says of sentences that sound of a stamp card, or of something free, and are none.
import { stems } from '../../../../shared/rules/declared/topics.ts';
import type { Topic } from '../../../../shared/rules/grammar.ts';

const SAYS_STAMPS =
  'A stamp card says how many pieces of an item are paid for, and the next piece of the same is free; anything else that members get costs points';

export const stampTopics: readonly Topic[] = [
  {
    any: stems('free'),
    and: stems('buy stamp stamps punch'),
    says: SAYS_STAMPS,
    instead: 'Buy 9 coffees, get 1 free.',
  },
  {
    any: stems('free'),
    and: stems('th tenth ninth eighth seventh sixth fifth eleventh'),
    says: SAYS_STAMPS,
    instead: 'Every 10th coffee is free.',
  },
  {
    any: stems('free'),
    and: stems('every'),
    says: 'What is free is a reward that costs points, or the next piece when a stamp card is full: "Every 10th coffee is free."',
    instead: '100 points = a free coffee.',
  },
  {
    any: stems('th sixth seventh eighth ninth tenth eleventh'),
    and: stems('house free gratis half cheaper'),
    says: SAYS_STAMPS,
    instead: 'Every 10th coffee is free.',
  },
  {
    any: stems('stamp stamps punch'),
    and: stems('card cards coffee coffees collect'),
    says: SAYS_STAMPS,
    instead: 'Buy 9 coffees, get 1 free.',
  },
];
