// Sentences whose words sound of another matter than their owner meant, and what is beside that matter: understood where that is beyond
// doubt, or told with the sentence of their own matter and their own figures.
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { ownersSentences, unseenSentences } from '../../support/unseen-sentences.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

const meant: readonly (readonly [sentence: string, field: string, value: unknown])[] = [
  ['Anything over two hundred pounds waits for my say-so.', 'holdOverMinor', 20000],
];

/** With what their owners are told. */
const refused: readonly (readonly [string, string])[] = [
  [
    'Take points off people who park on the double yellows.',
    'Points are not taken away for anything that somebody does: only what is refunded takes its points back, by itself | ',
  ],
  ['Take the points off if they get a refund.', 'Whatever is refunded takes its points back by itself'],
  ['Two rewards a week per member, max.', 'At most two rewards per visit.'],
  ['Most rewards a week: three.', 'At most three rewards per visit.'],
  ['Staff can give ten points to say sorry.', 'At most 3 goodwill rewards a day each.'],
  ['Double points in your birthday week.', '25 points on your birthday.'],
  ['Double points on Sunday mornings till noon.', 'Double points on Sundays before noon.'],
  ['No more than 100 points on a single sale.', 'There is no most that may be earned'],
  ["A card can't earn above 300 pts in a day.", 'There is no most that may be earned'],
  ['At most one in ten sales should earn a surprise bonus.', 'to everybody alike, and not by chance'],
  ['Five coffees in a week gets ten points, not five points a coffee.', 'not counted over several visits'],
  [
    'If they bring something back, take the points off again.',
    'Whatever is refunded takes its points back by itself',
  ],
  ['No one earns fewer than 5 points on any sale.', 'There is no least that a sale earns'],
  ['A Double Espresso earns one point.', 'Every Double Espresso earns one extra point.'],
  ['Points expire after a year, or two years for regulars.', 'Points do not expire'],
  ["Points on everything unless it's reduced.", 'The till does not tell what was reduced'],
  [
    "Double whatever they've got if they guess the weight of the cake.",
    'nobody could tell the till of anything else',
  ],
  ['A pot of tea earns four points.', 'Every pot of tea earns four extra points.'],
  [
    'Every croissant earns 3 points.',
    'Then write "+3 points", or say so | Every croissant earns 3 extra points.',
  ],
];

ownersSentences((currency) => loyaltyLanguage.grammar(currency), {
  meant,
  traps: refused.map(([sentence]) => sentence),
});
unseenSentences((sentence) => loyaltyLanguage.meanings({ text: sentence, on: '2026-11-28' }, shop), {
  understood: [],
  refused,
});
