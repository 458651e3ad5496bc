// Sentences whose words sound of another matter than their owner meant, and what is beside that matter: understood where that is beyond
// doubt, or told with the sentence of their own matter and their own figures.
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import { ownersSentences, unseenSentences } from '../../support/unseen-sentences.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

const meant: readonly (readonly [sentence: string, field: string, value: unknown])[] = [
  ['Text them a quarter of an hour after they order.', 'sendDelayMinutes', 15],
  ['Send it three quarters of an hour after the order.', 'sendDelayMinutes', 45],
  ['Wait an hour and a quarter before texting.', 'sendDelayMinutes', 75],
  ['Leave it 40 min before you suggest anything.', 'sendDelayMinutes', 40],
  ['Nudge each customer once a quarter.', 'capDays', 90],
  ['After a nudge leave that customer be for 3 weeks.', 'capDays', 21],
  ["If they've spent less than twenty quid, skip the nudge.", 'minimumOrderMinor', 2000],
  ['Keep schtum between 10pm and 9am.', 'quietHours', { from: '22:00', until: '09:00' }],
  ['Vapes are off limits as add-ons.', 'neverOffer', [{ kind: 'any', value: 'Vapes' }]],
];

/** With what their owners are told. */
const refused: readonly (readonly [string, string])[] = [
  ['Nudge the day after the order.', 'Send the nudge the next day at 10 am.'],
  ["Don't nudge fewer than 20 people a day.", 'There is no least that must go out'],
  ['Two texts a day per person.', 'Nudge each customer at most once a day.'],
  ['Keep every text under 160 characters.', 'At most 1 part per text.'],
  ['Max 459 characters per text.', 'At most 3 parts per text.'],
  ['Never offer the Never Say Never gin.', 'Never offer "Never Say Never gin".'],
  ['Offer tea instead of coffee with the biscuits.', 'If someone buys biscuits, offer tea.'],
  ["The extra may be over £5 only if the order's over £50.", 'Add-ons may cost up to 10% of the order.'],
  [
    'At least half of the nudges should be for something we bake ourselves.',
    'Nudges are not counted by what they offer',
  ],
  [
    'Up to £20 offer a biscuit, from £20 to £40 a cake, and nothing above £40.',
    'and not on what the order came to',
  ],
  ['Nudge no earlier than 4pm and no later than 6pm.', 'Quiet hours are 9 pm to 8 am.'],
  ['Nudge no earlier than 9am and no later than 6pm.', 'Quiet hours are 6 pm to 9 am.'],
  ['Text them no later than 8pm.', 'No messages after 8 pm.'],
  ["There's never a day when we don't nudge.", 'There are no quiet days unless a sentence names some'],
  ['Have the till say it out loud.', 'Nothing is spoken'],
  ["Use Maureen's recorded voice.", 'Nothing is spoken'],
  ["Our voice is Maureen's recorded voice.", 'Nothing is spoken'],
  ['Charge their saved card if they say yes.', 'nothing here takes money'],
  ['Change the add-on price every hour depending on how many are left.', 'nothing here changes one'],
  ['Offer a bundle of any three add-ons for the price of two.', 'There are no bundles'],
  ['Suggest whatever people like them bought.', 'Nothing is chosen for a person by what other people bought'],
  ['Reply to people who text back with a question.', 'Nothing here answers'],
  ['Text the husband when the wife orders.', 'A message goes to whoever bought'],
  ['Let them pick from three extras with buttons.', 'A nudge offers one thing'],
  ['Only nudge after orders under £30.', 'Only nudge after orders of at least £20.'],
];

ownersSentences((currency) => upsellLanguage.grammar(currency), {
  meant,
  traps: refused.map(([sentence]) => sentence),
});
unseenSentences((sentence) => upsellLanguage.meanings({ text: sentence, on: '2026-11-28' }, shop), {
  understood: [],
  refused,
});
