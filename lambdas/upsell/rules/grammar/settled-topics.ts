// What the upsell recommender says of matters that are settled without a sentence: consent, refunds, parcels, who hears of what.
import { stems } from '../../../../shared/rules/declared/topics.ts';
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';

/** Parts that hold so many characters, as the networks count them. */
const partsFor = (said: string): string => {
  const characters = Number(/\b(\d+) (?:characters|letters|chars)\b/.exec(said)?.[1] ?? 306);
  const parts = characters <= 160 ? 1 : Math.min(5, Math.max(2, Math.floor(characters / 153)));
  return `At most ${parts} ${parts === 1 ? 'part' : 'parts'} per text.`;
};

export const settledTopics: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:we havent got|we have at least|we have most of|we have (?:too )?(?:many|much|plenty|lots))\b`,
    ),
    says: 'Only what is in stock is offered, by itself; how many there are of a thing makes no difference',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:said|says|say|replied|replies|text|texts) (?:stop|no)\b|\bopt(?:ed|s)? out\b`,
    ),
    says: 'Whoever said stop is left alone for good: there is nothing to write for it',
  },
  {
    first: true,
    any: stems(
      'agreed consent subscriber subscribers subscribed opted permission unsubscribed unsubscribe optedin optin',
    ),
    says: 'Only those who agreed are nudged, and whoever said stop is left alone for good: there is nothing to write for it',
  },
  {
    first: true,
    any: stems('unless'),
    and: stems('offer suggest recommend'),
    says: 'A thing is offered or it never is, whatever it is bought with: name what is never to be offered, as in "Never offer gift cards."',
  },
  {
    any: stems('delivered parcel dispatched shipped arrives delivery dispatch'),
    and: stems('after when once until'),
    says: 'A nudge goes out so long after its order; of parcels nothing is known',
    instead: 'Wait 60 minutes before sending.',
    alike: true,
  },
  {
    any: stems('refund refunded return returned cancelled cancel cancels cancellation'),
    says: 'No nudge goes out for an order that was cancelled or refunded: there is nothing to write for it',
  },
  {
    any: stems('collect online instore in-store phone click'),
    and: stems('order orders'),
    says: 'Every order that the store tells of counts alike; what it came to can be said',
    instead: 'Only nudge after orders of at least 20.',
  },
  {
    any: stems('copy me'),
    and: stems('send email copy'),
    says: 'A report comes to you every Monday by itself, and nothing else is sent to you',
  },
  {
    any: stems('characters character long longer'),
    says: 'How long a text may be is said in parts, each of which is paid for: one has 160 characters, two have 306, and fewer with letters that are not plain',
    instead: (said) => [partsFor(said)],
    asIs: true,
  },
  {
    any: stems('night'),
    and: stems('no not dont never'),
    says: 'Say from when to when, by the clock',
    instead: 'No messages after 9 pm or before 8 am.',
  },
  {
    any: stems('holiday holidays'),
    and: stems('no not dont never'),
    says: 'Such days fall on other dates each year: write the dates of each',
    instead: 'Quiet on 25 December.',
  },
  {
    any: stems('otherwise'),
    says: 'Say which of the two it is: whoever cannot be reached by it is not nudged, apart from a text that is too long, which goes by e-mail',
    instead: 'Send by text message.',
  },
];
