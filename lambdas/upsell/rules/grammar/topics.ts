// What the upsell recommender says of matters that it has no rule for.

import { asked, notOurs } from '../../../../shared/rules/declared/not-ours.ts';
import { stems, timeTopics, wordingTopic } from '../../../../shared/rules/declared/topics.ts';
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { sameDay } from '../../../../shared/rules/help/same-day.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { earlySubjects } from './early-subjects.ts';
import { figuresSaid } from './figures-said.ts';
import { firstSubjects } from './first-subjects.ts';
import { pairSaid, upsellLastSubjects } from './last-subjects.ts';
import { plainSubjects } from './plain-subjects.ts';
import { settledTopics } from './settled-topics.ts';
import { upsellSubjects } from './subjects.ts';

export const upsellTopics: readonly Topic[] = [
  ...sameDay,
  ...figuresSaid,
  ...asked,
  ...earlySubjects,
  ...firstSubjects,
  ...plainSubjects,
  ...notOurs,
  ...settledTopics,
  ...upsellSubjects,
  {
    first: true,
    any: stems('already own owns owned same bought have has got basket'),
    and: stems('offer suggest recommend'),
    says: 'What somebody has already is not offered, and neither is what is in the order: there is nothing to write for it',
  },
  {
    any: stems('go goes match matches'),
    and: stems('with together'),
    says: 'Say which of the two is offered to whoever buys the other',
    instead: (_, text) => [...pairSaid(text), 'If someone buys a bike, offer lights.'],
    asIs: true,
  },
  {
    any: stems('expensive cheap cheapest dearest dearer third quarter half'),
    says: 'What an add-on may cost is a share of the order, and at most an amount',
    instead: 'Only offer add-ons between 3% and 40% of the order.',
  },
  {
    any: stems('one'),
    and: stems('offer suggestion add-on addon'),
    says: 'A nudge offers one thing, and an order brings one nudge at most: there is nothing to write for it',
  },
  {
    first: true,
    heard: sounds(String.raw`^(?=.*\b(?:offer|suggest|recommend|push)).*\b(?:if|when|whenever)\b`),
    and: stems('dont never not'),
    says: 'A thing is offered or it never is, whatever it is bought with: name what is never to be offered',
    instead: 'Never offer gift cards.',
  },
  {
    any: stems('off'),
    and: stems('% percent pct'),
    says: 'A nudge offers one thing at its own price, and there are no discounts',
    instead: 'Only offer add-ons between 3% and 40% of the order.',
  },
  {
    without: stems('category section department range'),
    any: stems('cheaper over above least dearer minimum under below less from costing cost more expensive'),
    and: stems('nothing offer suggest add-on addon thing things item items'),
    says: 'What an add-on may cost is a share of the order, and at most an amount',
    instead: 'Only offer add-ons between 3% and 40% of the order.',
  },
  {
    any: stems('first mobile both'),
    and: stems('text texts sms email emails mail'),
    says: 'Say which of the two it is: whoever cannot be reached by it is not nudged, apart from a text that is too long, which goes by e-mail',
    instead: 'Send by text message.',
  },
  {
    any: stems('discount discounts voucher coupon percent-off reduction'),
    says: 'A nudge offers one thing at its own price, and there are no discounts',
    instead: 'Only offer add-ons between 3% and 40% of the order.',
  },
  {
    any: stems('morning evening afternoon tomorrow next'),
    without: stems('no not never dont nothing before until'),
    says: 'A nudge goes out so long after its order, or at a time on the next day: say which',
    instead: 'Send the nudge the next day at 10 am.',
  },
  {
    any: stems('twice thrice times two three'),
    and: stems('nudge nudges text texts message messages email emails mail customer person'),
    says: 'A customer gets one nudge at most in so many days: say how many days',
    instead: 'Nudge each customer at most once every 30 days.',
  },
  {
    any: stems('only just'),
    and: stems('offer suggest recommend'),
    says: 'What is offered is what the store pairs with the order: name what is never to be offered, or what goes with what',
    instead: 'If someone buys a bike, offer lights.',
  },
  {
    any: stems('tap taps click clicks tapping clicking'),
    says: 'How long a tap counts as a take-up can be said',
    instead: 'Count a tap as a take-up for 3 days.',
  },
  {
    any: stems('within sooner earlier latest least most soon quickly'),
    and: stems('hour hours minute minutes min mins h send wait'),
    says: 'A nudge goes out so long after its order: say how long',
    instead: 'Wait 60 minutes before sending.',
  },
  {
    heard: sounds(
      '^(?:no|dont|do not|never|stop) (?:use |send )?(?:texts?|sms|texting|text messages?)(?: messages?)?$',
    ),
    says: 'Say by what a nudge goes, or pause all of them',
    instead: 'Send by e-mail.',
  },
  {
    any: stems('wholesale trade business b2b country abroad france ireland international'),
    says: 'Whoever agreed to be written to may be nudged: who is left alone is a matter of consent and of how often',
  },
  {
    any: stems('sign signed signature regards love greetings'),
    says: 'What is said, and how, is in the other document, the wording (voice.txt)',
  },
  {
    any: stems('two three four five several'),
    and: stems('item items addon addons product products thing things suggestion suggestions'),
    says: 'A nudge offers one thing, the one that fits best',
  },
  {
    any: stems('free shipping delivery'),
    says: 'A nudge offers one thing at its own price, and gives nothing away',
  },
  {
    any: stems('between'),
    and: stems('add-ons addons addon offer suggest'),
    says: 'What an add-on may cost is a share of the order, and at most an amount',
    instead: 'Only offer add-ons between 3% and 40% of the order.',
  },
  {
    any: stems('new existing loyal before regular first-time vip staff local uk abroad'),
    and: stems('customer customers shopper shoppers people buyer buyers staff nudge text email'),
    says: 'Whoever agreed to be written to may be nudged, new or not: who is left alone is a matter of consent and of how often',
  },
  {
    any: stems('rather instead'),
    says: 'Say which of the two: by text message or by e-mail',
    instead: 'Send by text message.',
  },
  {
    any: stems('points point loyalty reward rewards'),
    says: 'Points are a matter of the loyalty rules, and nothing that a nudge knows of',
  },
  {
    any: stems('cart carts basket reminder reminders abandoned'),
    says: 'Carts that were left are a matter of cart recovery, and nothing that a nudge knows of',
  },
  {
    any: stems('wait waiting waits'),
    says: 'A nudge goes out so long after its order: say how long',
    instead: 'Wait 60 minutes before sending.',
    alike: true,
  },
  {
    any: stems('limit cap per ever'),
    and: stems('nudge nudges order text texts'),
    without: stems('part parts'),
    says: 'A customer gets one nudge at most in so many days: say how many days',
    instead: 'Nudge each customer at most once every 30 days.',
  },
  {
    any: stems('take valid expires expire'),
    says: 'How long a tap counts as a take-up can be said; the offer itself stays as long as its price',
    instead: 'Count a tap as a take-up for 3 days.',
  },
  {
    last: true,
    any: stems('offer suggest push prefer recommend promote'),
    says: 'What is offered is what the store pairs with the order; what goes with what can be said',
    instead: 'If someone buys a bike, offer lights.',
    alike: true,
  },
  wordingTopic,
  ...timeTopics,
  ...upsellLastSubjects,
];
