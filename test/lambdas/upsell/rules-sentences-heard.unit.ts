// Sentences that were put to the language as an outsider would write them, and what each means now.
import { describe, expect, it } from 'vitest';
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import { readDocument } from '../../../shared/rules/document.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

const understood: readonly (readonly [string, string])[] = [
  [
    'Sale items must never be offered.',
    'Never offered: whatever is on sale, which a tag or category of the store says (such as "sale" or "clearance"), or a price below its usual one.',
  ],
  ['Wait an hour before texting.', 'A nudge goes out 1 hour after the order.'],
  ['Send it 90 mins after the order.', 'A nudge goes out 1 hour 30 minutes after the order.'],
  [
    'Text customers the morning after they buy.',
    "A nudge goes out at 09:00 on the day after the order, by the shop's clock.",
  ],
  [
    'Send nudges at 10 am the next day.',
    "A nudge goes out at 10:00 on the day after the order, by the shop's clock.",
  ],
  ['No more than one text per customer per fortnight.', 'No customer gets more than one nudge in 14 days.'],
  ["Don't text the same person twice in a month.", 'No customer gets more than one nudge in 30 days.'],
  ['Only one nudge a week per customer.', 'No customer gets more than one nudge in 7 days.'],
  [
    'Suggest only things that cost less than 25% of the order.',
    'An add-on costs 3% to 25% of the order: on an order of £100.00, £3.00 to £25.00.',
  ],
  ["Don't suggest anything that costs more than £50.", 'No add-on costs more than £50.00.'],
  [
    'Never offer alcohol or tobacco.',
    'Never offered: everything named, tagged or filed under "alcohol"; everything named, tagged or filed under "tobacco".',
  ],
  ['Please never suggest knives.', 'Never offered: everything named, tagged or filed under "knives".'],
  ['Never offer anything from the Clearance category.', 'Never offered: the category "Clearance".'],
  ['Do not offer anything tagged "fragile".', 'Never offered: the tag "fragile".'],
  [
    'Always offer a puncture kit with tyres.',
    'Put first: of the things that the store pairs with it, what is called "puncture kit" to whoever buys tyres, if it is in stock and fits.',
  ],
  [
    'Pair coffee beans with filters.',
    'Put first: of the things that the store pairs with it, what is called "filters" to whoever buys coffee beans, if it is in stock and fits.',
  ],
  [
    'When someone buys a tent, suggest tent pegs.',
    'Put first: of the things that the store pairs with it, what is called "tent pegs" to whoever buys tent, if it is in stock and fits.',
  ],
  [
    'Offer filters to anyone who buys beans.',
    'Put first: of the things that the store pairs with it, what is called "filters" to whoever buys beans, if it is in stock and fits.',
  ],
  ['Only text people who spent £25 or more.', 'Orders below £25.00 are not nudged.'],
  ['Skip orders below £10.', 'Orders below £10.00 are not nudged.'],
  [
    'No texts after 8pm.',
    "Nothing goes out from 20:00 to 08:00, by the customer's own clock where it is known.",
  ],
  [
    "Don't text on Sundays.",
    'No nudge goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Text only on weekdays.',
    'No nudge goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Use text messages.', 'Sent as a text message.'],
  ['Send emails rather than texts.', 'Sent as an e-mail.'],
  ['Prefer email.', 'Sent as an e-mail.'],
  ['Be chatty but polite.', 'The voice is: chatty but polite.'],
  ['Sound like a friend.', 'The voice is: a friend.'],
  ["Don't be pushy.", 'The voice is: not pushy.'],
  ['Taps count for a week.', 'A tap counts as a take-up for 7 days after the nudge; later taps still work.'],
  [
    'Count it if they tap within 48 hours.',
    'A tap counts as a take-up for 2 days after the nudge; later taps still work.',
  ],
  ['Wait two hours after an order before you text.', 'A nudge goes out 2 hours after the order.'],
  ["Text 45 minutes after they've ordered.", 'A nudge goes out 45 minutes after the order.'],
  ['Text them right after the order.', 'A nudge goes out at once.'],
  [
    'Send nudges the following day at noon.',
    "A nudge goes out at 12:00 on the day after the order, by the shop's clock.",
  ],
  ['Only ever text a customer once a month.', 'No customer gets more than one nudge in 30 days.'],
  ["Don't nudge anybody more than once every 2 weeks.", 'No customer gets more than one nudge in 14 days.'],
  [
    'Add-ons should be 5 to 25 percent of the order.',
    'An add-on costs 5% to 25% of the order: on an order of £100.00, £5.00 to £25.00.',
  ],
  ['Nothing over £40 please.', 'No add-on costs more than £40.00.'],
  ['Only suggest stuff under 20 quid.', 'No add-on costs more than £19.99.'],
  ['No nudges for orders below £15.', 'Orders below £15.00 are not nudged.'],
  ['Only for orders over £30.', 'Orders below £30.00 are not nudged.'],
  [
    "Don't offer gift wrap, gift cards or postage.",
    'Never offered: everything named, tagged or filed under "gift wrap"; everything named, tagged or filed under "gift cards"; everything named, tagged or filed under "postage".',
  ],
  [
    'We never want to offer knives or lighters.',
    'Never offered: everything named, tagged or filed under "knives"; everything named, tagged or filed under "lighters".',
  ],
  ['Leave out anything tagged 18+.', 'Never offered: the tag "18+".'],
  ['Never suggest items from Clearance.', 'Never offered: the category "Clearance".'],
  [
    'Always suggest filters with coffee machines.',
    'Put first: of the things that the store pairs with it, what is called "filters" to whoever buys coffee machines, if it is in stock and fits.',
  ],
  [
    'Offer a lock or lights with every bike.',
    'Put first: of the things that the store pairs with it, what is called "lock" to whoever buys bike; of the things that the store pairs with it, what is called "lights" to whoever buys bike, if it is in stock and fits.',
  ],
  [
    'Anyone who buys a kettle should be offered descaler.',
    'Put first: of the things that the store pairs with it, what is called "descaler" to whoever buys kettle, if it is in stock and fits.',
  ],
  [
    'If the order has a tent, suggest pegs.',
    'Put first: of the things that the store pairs with it, what is called "pegs" to whoever buys tent, if it is in stock and fits.',
  ],
  [
    'Pair SKU TENT-2 with SKU PEGS-10.',
    'Put first: PEGS-10 to whoever buys TENT-2, if it is in stock and fits.',
  ],
  ['Send it by SMS.', 'Sent as a text message.'],
  ['Text not email.', 'Sent as a text message.'],
  ['E-mail only.', 'Sent as an e-mail.'],
  ['No text messages, use email.', 'Sent as an e-mail.'],
  [
    'No texting after 8 in the evening.',
    "Nothing goes out from 20:00 to 08:00, by the customer's own clock where it is known.",
  ],
  [
    'Text between 10am and 6pm only.',
    "Nothing goes out from 18:00 to 10:00, by the customer's own clock where it is known.",
  ],
  ['Keep it short and sweet.', 'The voice is: short and sweet.'],
  ['Sound local.', 'The voice is: local.'],
  [
    'A click within two days counts.',
    'A tap counts as a take-up for 2 days after the nudge; later taps still work.',
  ],
  [
    'Ignore clicks after a week.',
    'A tap counts as a take-up for 7 days after the nudge; later taps still work.',
  ],
  ['Stop nudging for now.', 'No nudge goes out for as long as this sentence stands here.'],
  [
    'Pause nudges until 1 March 2027.',
    'No nudge goes out before this day, and then everything as before: on 1 March 2027.',
  ],
  ['Text people an hour and a half after they order.', 'A nudge goes out 1 hour 30 minutes after the order.'],
  ['Wait 30 min after the sale.', 'A nudge goes out 30 minutes after the order.'],
  [
    'Message customers the next day at 11am.',
    "A nudge goes out at 11:00 on the day after the order, by the shop's clock.",
  ],
  ['One text every six weeks per customer.', 'No customer gets more than one nudge in 42 days.'],
  ['Nobody should be texted twice in a fortnight.', 'No customer gets more than one nudge in 14 days.'],
  [
    'Offer add-ons worth at most 20% of the order.',
    'An add-on costs 3% to 20% of the order: on an order of £100.00, £3.00 to £20.00.',
  ],
  ["Don't suggest anything over fifteen pounds.", 'No add-on costs more than £15.00.'],
  ['Only nudge when the order is over £40.', 'Orders below £40.00 are not nudged.'],
  ['Ignore orders under a tenner.', 'Orders below £10.00 are not nudged.'],
  [
    'Never suggest cigarettes, please.',
    'Never offered: everything named, tagged or filed under "cigarettes".',
  ],
  ["Don't ever offer SKU ABC-1.", 'Never offered: the SKU "ABC-1".'],
  ['Nothing from the Sale category.', 'Never offered: the category "Sale".'],
  [
    'With coffee, always offer filters.',
    'Put first: of the things that the store pairs with it, what is called "filters" to whoever buys coffee, if it is in stock and fits.',
  ],
  [
    'Suggest a lead to people who buy a collar.',
    'Put first: of the things that the store pairs with it, what is called "lead" to whoever buys collar, if it is in stock and fits.',
  ],
  ['Please use e-mail.', 'Sent as an e-mail.'],
  ["Don't text, email.", 'Sent as an e-mail.'],
  ['Speak like a surfer.', 'The voice is: a surfer.'],
  ['Be polite.', 'The voice is: polite.'],
  ['Our tone is playful.', 'The voice is: playful.'],
  [
    'No nudges on Mondays please.',
    'No nudge goes out on Mondays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    "Don't text before 10am.",
    "Nothing goes out from 21:00 to 10:00, by the customer's own clock where it is known.",
  ],
];

/** Part of what is said, or of the sentence that is shown instead. */
const refused: readonly (readonly [string, string])[] = [
  ['Pause over Christmas.', 'From which day to which?'],
  ['Stop for Christmas.', 'From which day to which?'],
  ['Offer something between £5 and £20.', 'Only offer add-ons up to £20.'],
  ['Nothing cheaper than £3.', 'Only offer add-ons between 3% and 40% of the order.'],
  ['Only offer things over £2.', 'Only offer add-ons between 3% and 40% of the order.'],
  ["Don't recommend out of stock items.", 'What is sold out is never offered anyway: there is nothing t'],
  ['Never offer things they already bought.', 'What somebody has already is not offered, and neither is'],
  ['Beans go with filters.', 'If someone buys filters, offer beans.'],
  ["If they buy a helmet, don't offer gloves.", 'Never offer gift cards.'],
  ["Don't nudge after orders under $15.", 'The shop sells in GBP, so amounts must be in GBP, and not'],
  ['Text first, email if no mobile.', 'Send by text message.'],
  ['Keep texts short.', 'Our voice is short.'],
  ['One text part only.', 'At most 1 part per text.'],
  ['Sign off with Cheers, Tom.', 'What is said word for word is in the other document, the wor'],
  ['Give 10% off the add-on.', 'A nudge offers one thing at its own price: there are no disc'],
  ['Never text new customers.', 'Whoever agreed to be written to may be nudged, new or not:'],
  [
    'Only nudge customers who have bought before.',
    'Whoever agreed to be written to may be nudged, new or not:',
  ],
  ['Pause until the new year.', 'Pause until 7 December 2026.'],
  ['Max 1 text / customer / month', 'Nudge each customer at most once every 30 days.'],
  ['One offer per order.', 'A nudge offers one thing, and an order brings one nudge at'],
  [
    'Never offer anything dearer than the order itself.',
    'Only offer add-ons between 3% and 40% of the order.',
  ],
  ['Cheap add-ons only.', 'Only offer add-ons between 3% and 40% of the order.'],
  ['Keep add-ons under a third of the order value.', 'Add-ons may cost up to 33% of the order.'],
  ['Never offer the same thing twice.', 'What somebody has already is not offered, and neither is wha'],
  ["Don't offer what they already have.", 'What somebody has already is not offered, and neither is'],
  ["Don't offer things that are sold out.", 'What is sold out is never offered anyway: there is nothing t'],
  ['Filters go with coffee machines.', 'If someone buys coffee machines, offer filters.'],
  ['Texts must fit in one message.', 'At most 2 parts per text.'],
  ['Max two SMS parts.', 'At most 2 parts per text.'],
  ['No messages on Sundays and bank holidays.', 'No messages on Sundays.'],
  ['Be warm, never salesy.', 'How it sounds is said in one sentence about the voice'],
  ["Don't write in a cheeky tone.", 'Our voice is not cheeky.'],
  ["Don't use emojis.", 'What is said word for word is in the other document, the wor'],
  ['Give 5% off.', 'A nudge offers one thing at its own price: there are no disc'],
  ['Only nudge UK customers.', 'Whoever agreed to be written to may be nudged, new or not:'],
  ["Don't nudge staff.", 'Whoever agreed to be written to may be nudged, new or not:'],
  ['Recommend the most expensive item.', 'Only offer add-ons between 3% and 40% of the order.'],
  ['Offer two things.', 'A nudge offers one thing, the one that fits'],
  ['No more than two texts a year per person.', 'Nudge each customer at most once every 183 days.'],
  ['Offers must not exceed £25.', 'Only offer add-ons up to £25.'],
  ["Don't use text messages.", 'A nudge goes by one way, text message or e-mail, the same fo'],
  ['Text only between 9 and 5.', 'Quiet hours are 9 pm to 8 am.'],
  ['Count taps for 48 hours.', 'Count a tap as a take-up for 48 hours.'],
  ['Only text customers in Ireland.', 'Of people nothing is known here but what they bought and wha'],
  ['Offer a discount of 10%.', 'A nudge offers one thing at its own price: there are no disc'],
];

describe('a sentence as an outsider writes it', () => {
  it.each(understood)('given "%s", then it means: %s', (sentence, means) => {
    const said = upsellLanguage.understood(sentence, shop).map((one) => one.means);
    expect(said.join(' || ')).toBe(means);
  });

  it.each(refused)('given "%s", then it is refused, and told: %s', (sentence, told) => {
    const read = readDocument(sentence, upsellLanguage.grammar('GBP'));
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ message, nearest = '' }) => `${message} | ${nearest}`).join(' ')).toContain(told);
  });
});
