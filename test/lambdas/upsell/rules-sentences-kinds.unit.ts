// Kinds of sentences that were refused with nothing useful, or with another one's hint: each stands for others of its kind.
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import { unseenSentences } from '../../support/unseen-sentences.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };
/** Written on a Saturday. */
const read = (sentence: string) => upsellLanguage.meanings({ text: sentence, on: '2026-11-28' }, shop);

const understood: readonly (readonly [string, string])[] = [
  [
    'Stop all suggestions from 3 to 17 August',
    'No nudge goes out from 3 August to 17 August of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Only orders of £30 or more get a nudge', 'Orders below £30.00 are not nudged.'],
  ['Orders have to come to at least £18', 'Orders below £18.00 are not nudged.'],
  [
    "Offer the 'Summer Lock' with every bike",
    'Put first: of the things that the store pairs with it, what is called "Summer Lock" to whoever buys bike, if it is in stock and fits.',
  ],
  ['Email only, no texts', 'Sent as an e-mail.'],
  [
    'One part texts only',
    'A text is sent in one part, each of which is paid for; what does not fit goes by e-mail to whoever agreed to that.',
  ],
  [
    'Dont txt anyone after 7pm',
    "Nothing goes out from 19:00 to 08:00, by the customer's own clock where it is known.",
  ],
  ['At most a text a week', 'No customer gets more than one nudge in 7 days.'],
  ['Nothing pricier than £15', 'No add-on costs more than £15.00.'],
  ['Leave orders under £10 alone', 'Orders below £10.00 are not nudged.'],
  ['Switch to email', 'Sent as an e-mail.'],
  ['Orders are to be at least £20', 'Orders below £20.00 are not nudged.'],
  [
    'Stop suggestions in August',
    'No nudge goes out from 1 August to 31 August of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Stop suggestions from 3 to 17 August 2027',
    'No nudge goes out from 3 August 2027 to 17 August 2027, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Pause the lot until Monday',
    'No nudge goes out before this day, and then everything as before: on 30 November 2026.',
  ],
  [
    "Offer a 'Big Lock' or 'Small Lock' with a bike",
    'Put first: of the things that the store pairs with it, what is called "Big Lock" to whoever buys bike; of the things that the store pairs with it, what is called "Small Lock" to whoever buys bike, if it is in stock and fits.',
  ],
  ["Never offer 'sale items'", 'Never offered: everything named, tagged or filed under "sale items".'],
  [
    'Leave customers alone in December',
    'No nudge goes out from 1 December to 31 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
];

const refused: readonly (readonly [string, string])[] = [
  ['Text people the next day at 11', 'Send the nudge the next day at 11 am.'],
  ['Message them the following morning around 9', 'Send the nudge the next day at 9 am.'],
  ['Not before 2 hours after the order', 'Wait 2 hours before sending.'],
  ['Only bother people once a quarter', 'Nudge each customer at most once every 91 days.'],
  ['No texts after 9', 'No texts after 9 pm'],
  ['No texts on Mondays before noon', 'No messages before noon.'],
  ['Turn it off for the summer', 'A pause holds for everything that goes out, and ends on a day that is '],
  [
    'Never offer out of stock items',
    'What is sold out is never offered anyway: there is nothing to write fo',
  ],
  ['Always suggest socks when they buy shoes, but not sandals', 'Never offer gift cards.'],
  ['Recommend cake to anyone buying tea, except green tea', '"except green tea" is too much'],
  ['If the order is over £50 offer a gift box', 'Only nudge after orders of at least £50.'],
  ['Text if we have a mobile, otherwise email', 'Send by text message.'],
  ['Never more than two text parts', 'At most 2 parts per text.'],
  [
    "It's a sale if they buy the add-on within 5 days",
    'Count an add-on as bought if they buy it within 5 days of the nudge.',
  ],
  [
    'Count it as bought up to 2 weeks after the nudge',
    'Count an add-on as bought if they buy it within 2 weeks of the nudge.',
  ],
  ["It's fine to send two messages the same day", 'Two messages on the same day are fine, from all of us.'],
  [
    "Send a reminder if they don't tap",
    'An order brings one nudge and never a second: whoever did not tap is l',
  ],
  [
    'Send a second nudge after three days',
    'An order brings one nudge and never a second: whoever did not tap is l',
  ],
  [
    'Only text customers in Scotland',
    'Of people nothing is known here but what they bought and what they agr',
  ],
  [
    'Let me approve each text first',
    'A rule is the same for everybody and acts by itself: no one person can',
  ],
  ['Offer two add-ons in each message', 'A nudge offers one thing, the one that fits best'],
  ['Nevr offer gift crads', 'Never offer gift cards'],
  ['No suggestions costing more than 35% of the basket or £40', 'Add-ons may cost up to 35% of the order.'],
  ['Offer add-ons only on orders from £15 to £100', 'Only nudge after orders of at least £15.'],
  [
    'Nudge at most once every 14 days per customer, unless they order twice',
    'Nudge each customer at most once every 14 days.',
  ],
  ['Send the next afternoon at 3', 'Send the nudge the next day at 3 pm.'],
  ['Never send within an hour of ordering', 'Wait an hour before sending.'],
  ['Send at 6pm the same day', 'Wait 60 minutes before sending.'],
  ['Only cheap add-ons, under a fiver', 'Only offer add-ons under a fiver.'],
  ['Only big orders, £75 plus', 'Only nudge after orders of at least £75.'],
  ['No alcohol suggestions', 'Never offer alcohol.'],
  [
    'Never offer the same item twice',
    'What somebody has already is not offered, and neither is what is in th',
  ],
  [
    'Always offer milk frothers to coffee machine buyers',
    'If someone buys coffee machine, offer milk frothers.',
  ],
  ['Text on weekdays, email at weekends', 'Send by text message.'],
  ['Count purchases within 3 days', 'Count an add-on as bought if they buy it within 3 days of the nudge.'],
  [
    'Bought means within ten days of the text',
    'Count an add-on as bought if they buy it within ten days of the nudge.',
  ],
  ['Test on half of the orders', 'Hold out 50% of orders.'],
  ['Text twice if no answer', 'An order brings one nudge and never a second: whoever did not tap is l'],
  ['Only text men', 'Of people nothing is known here but what they bought and what they agr'],
  [
    "Don't send if the item is out of stock",
    'What is sold out is never offered anyway: there is nothing to write fo',
  ],
  ['Only suggest things between £5 and £15', 'Only offer add-ons up to £15.'],
  ['Compare with 20% who get nothing', 'Hold out 20% of orders.'],
  ['Leave orders under £10 alone on Sundays', 'Leave orders under £10 alone.'],
  ['Nothing pricier than £15 for new customers', 'Nothing pricier than £15.'],
  ['Email only, no texts on Sundays', 'Email only. No texts on Sundays.'],
  ['Only orders of £20 get a nudge on weekdays', 'Only orders of £20 get a nudge.'],
  ['Never more than 2 parts per text on Sundays', 'At most 2 parts per text.'],
  ['One part texts on Sundays', 'At most 1 part per text.'],
  ['At most a text a week to new people', 'At most a text a week.'],
  ['At most a text per order', 'Nudge each customer at most once every 30 days.'],
  ['Stop suggestions from August', 'This sentence is not one that I understand, and I find no rule of the '],
  ['Stop suggestions from 17 to 3 August', 'These days end before they begin'],
  ['Not after 2 days', 'This sentence is not one that I understand, and I find no rule of the '],
  ['Never after a refund', 'No nudge goes out for an order that was cancelled or refunded: there i'],
  ['Pause the lot on Sundays', 'Pause until 7 December 2026.'],
];

unseenSentences(read, { understood, refused });
