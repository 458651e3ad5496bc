// Sentences that nobody had in mind when the language was made, judged by what they mean to a person: bounds, conditions that we do
// not have, negations, two numbers, days. None may be taken for something else; what is refused is told what there is instead.
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { unseenSentences } from '../../support/unseen-sentences.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

/** Written on a Saturday, which "this weekend" and "until Monday" count from. */
const read = (sentence: string) => cartLanguage.meanings({ text: sentence, on: '2026-11-28' }, shop);

const understood: readonly (readonly [string, string])[] = [
  [
    'Send the first reminder 3 hours after they leave and the second one after a day',
    'Every cart: first reminder 3 hours after it was left, second reminder 1 day after it was left.',
  ],
  [
    'Remind everyone after 1 hour and again after 24 hours',
    'Every cart: first reminder 1 hour after it was left, second reminder 1 day after it was left.',
  ],
  ['Just one reminder, after 6 hours', 'Every cart: one reminder 6 hours after it was left, and no second.'],
  ['One e-mail only', 'A cart gets one reminder, after its first wait, and no second.'],
  ['Only ever send one reminder per cart', 'A cart gets one reminder, after its first wait, and no second.'],
  [
    'Two reminders: 2h and 20h',
    'Every cart: first reminder 2 hours after it was left, second reminder 20 hours after it was left.',
  ],
  [
    'First e-mail at 90 minutes, second at 23 hours',
    'Every cart: first reminder 1 hour 30 minutes after it was left, second reminder 23 hours after it was left.',
  ],
  ['Ignore carts under £15', 'Carts below £15.00 are not reminded.'],
  ["Don't bother with carts below a tenner", 'Carts below £10.00 are not reminded.'],
  ['Only chase baskets worth £25 or more', 'Carts below £25.00 are not reminded.'],
  ['Only carts over 30 quid get a reminder', 'Carts below £30.00 are not reminded.'],
  ['No minimum', 'No cart is too small to be reminded.'],
  [
    'No e-mails between 10pm and 7am',
    "Nothing goes out from 22:00 to 07:00, by the shopper's own clock where it is known.",
  ],
  [
    'Nothing goes out before 9 in the morning',
    "Nothing goes out from 21:00 to 09:00, by the shopper's own clock where it is known.",
  ],
  [
    "Don't e-mail after 8.30pm",
    "Nothing goes out from 20:30 to 08:00, by the shopper's own clock where it is known.",
  ],
  [
    'Only e-mail between 8am and 8pm',
    "Nothing goes out from 20:00 to 08:00, by the shopper's own clock where it is known.",
  ],
  [
    'Only send on weekdays',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'No reminders at the weekend',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Not on Christmas Day',
    'No reminder goes out on 25 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Quiet on 24, 25 and 26 December',
    'No reminder goes out on 24 December of every year, on 25 December of every year and on 26 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Pause until 4 January 2027',
    'No reminder goes out before this day, and then everything as before: on 4 January 2027.',
  ],
  ['Pause reminders', 'No reminder goes out for as long as this sentence stands here.'],
  [
    'Pause on Mondays',
    'No reminder goes out on Mondays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Leave people alone for a week after a reminder',
    'Whoever was reminded of one cart is not reminded of another for 7 days.',
  ],
  [
    'Never send the same person more than one reminder a week',
    'Whoever was reminded of one cart is not reminded of another for 7 days.',
  ],
  [
    'At most one e-mail per person every 5 days',
    'Whoever was reminded of one cart is not reminded of another for 5 days.',
  ],
  [
    "Don't e-mail anyone twice in 3 days",
    'Whoever was reminded of one cart is not reminded of another for 3 days.',
  ],
  ['Give up after a week', 'A cart is closed 7 days after its second reminder.'],
  ['Give up 2 days after the last reminder', 'A cart is closed 2 days after its second reminder.'],
  ['Stop after two reminders', 'A cart gets two reminders, unless it is bought or changed meanwhile.'],
  [
    'Count it as won back if they buy within 3 days',
    'A purchase within 3 days after a reminder counts as won back.',
  ],
  ['Only remind people who agreed to marketing', 'Only people who accepted marketing are reminded.'],
  ['Only write to newsletter subscribers', 'Only people who accepted marketing are reminded.'],
  ["Don't remind people who didn't opt in", 'Only people who accepted marketing are reminded.'],
  ['One reminder per day', 'Whoever was reminded of one cart is not reminded of another for 1 day.'],
  ['One reminder per week', 'Whoever was reminded of one cart is not reminded of another for 7 days.'],
  [
    "Don't e-mail between 9 am and 5 pm",
    "Nothing goes out from 09:00 to 17:00, by the shopper's own clock where it is known.",
  ],
  [
    "Don't e-mail outside 9 am to 5 pm",
    "Nothing goes out from 17:00 to 09:00, by the shopper's own clock where it is known.",
  ],
  [
    'No e-mails on 25 December 2020',
    'No reminder goes out on 25 December 2020, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Stop reminding after 3 days', 'A cart is closed 3 days after its second reminder.'],
  [
    'Resume on Monday',
    'No reminder goes out before this day, and then everything as before: on 30 November 2026.',
  ],
  [
    'Resume reminders on 4 January 2027',
    'No reminder goes out before this day, and then everything as before: on 4 January 2027.',
  ],
  [
    'First reminder 2 hours after, second 20 hours after',
    'Every cart: first reminder 2 hours after it was left, second reminder 20 hours after it was left.',
  ],
  [
    'Remind shoppers after 90 minutes and then 24 hours',
    'Every cart: first reminder 1 hour 30 minutes after it was left, second reminder 1 day after it was left.',
  ],
  [
    'Only one reminder, 5 hours after they leave',
    'Every cart: one reminder 5 hours after it was left, and no second.',
  ],
  ['One email per cart', 'A cart gets one reminder, after its first wait, and no second.'],
  ['Never send a second reminder', 'A cart gets one reminder, after its first wait, and no second.'],
  [
    'Big carts (over £100): 1 hour, then 20 hours. Everything else: 4 hours, then 24 hours.',
    'A cart of £100.00 or more: first reminder 1 hour after it was left, second reminder 20 hours after it was left. || A cart under £100.00: first reminder 4 hours after it was left, second reminder 1 day after it was left.',
  ],
  ['Skip carts under 12 pounds', 'Carts below £12.00 are not reminded.'],
  ["Don't chase anything under £8", 'Carts below £8.00 are not reminded.'],
  ['No reminders for baskets below £15', 'Carts below £15.00 are not reminded.'],
  ['Only email about carts over £25', 'Carts below £25.00 are not reminded.'],
  ['Carts of less than a fiver are ignored', 'Carts below £5.00 are not reminded.'],
  [
    'No reminders between 9pm and 8am',
    "Nothing goes out from 21:00 to 08:00, by the shopper's own clock where it is known.",
  ],
  [
    'Nothing before 8am or after 9pm please',
    "Nothing goes out from 21:00 to 08:00, by the shopper's own clock where it is known.",
  ],
  [
    'Not on Sundays',
    'No reminder goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    "Don't email on Saturdays or Sundays",
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'No emails on Christmas Day and Boxing Day',
    'No reminder goes out on 25 December of every year and on 26 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Only send Monday to Friday',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Only send between 9am and 8pm',
    "Nothing goes out from 20:00 to 09:00, by the shopper's own clock where it is known.",
  ],
  ['Pause all reminders for now', 'No reminder goes out for as long as this sentence stands here.'],
  [
    'Stop until 2 January 2027',
    'No reminder goes out before this day, and then everything as before: on 2 January 2027.',
  ],
  [
    "Don't email the same person more than once a week",
    'Whoever was reminded of one cart is not reminded of another for 7 days.',
  ],
  [
    'Nobody gets more than one reminder in 5 days',
    'Whoever was reminded of one cart is not reminded of another for 5 days.',
  ],
  ['Give up after 4 days', 'A cart is closed 4 days after its second reminder.'],
  ['Close carts 5 days after the last reminder', 'A cart is closed 5 days after its second reminder.'],
  [
    'Purchases within 5 days count as recovered',
    'A purchase within 5 days after a reminder counts as won back.',
  ],
  [
    'Count sales within 72 hours of a reminder as won back',
    'A purchase within 3 days after a reminder counts as won back.',
  ],
  ['Only email people who opted in', 'Only people who accepted marketing are reminded.'],
];

const refused: readonly (readonly [string, string])[] = [
  ['Leave at least 4 days between reminders', 'Leave at least 5 days between reminders for different carts.'],
  [
    'Remind after an hour, then again the next day',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['Small carts (up to £30): 5 hours, then 25 hours', 'All other carts: 2 hours, then 22.'],
  ['Carts over £200: 30 minutes and 12 hours', 'All other carts: 2 hours, then 22.'],
  ['Carts of £100 or more get reminded after 1 hour, then 18 hours', 'All other carts: 2 hours, then 22.'],
  [
    'Anything under £50 gets one e-mail after 4 hours',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['For carts between 50 and 150: 2 hours and 20 hours', 'All other carts: 2 hours, then 22.'],
  ['Baskets worth more than £80 wait 45 minutes, then 10 hours', 'All other carts: 2 hours, then 22.'],
  [
    'Remind small baskets after 4 hours, big ones after 1',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ["Don't send anything at night", 'No messages after 9 pm or before 8 am.'],
  ['No reminders on Sunday or bank holidays', 'Quiet on 25 December.'],
  ['Quiet on Sundays until noon', 'Hours and days are two rules: write a sentence for each, suc'],
  ["Don't pester people: one mail per month", 'Do not disturb anyone who got a reminder in the last 3 days.'],
  ['Never give up', 'A cart is given up so long after its second reminder, at mos'],
  [
    'A sale counts as recovered for up to 10 days after the reminder',
    'A purchase within 7 days of a reminder counts as recovered.',
  ],
  ['Recovered means bought within 48 hours', 'A purchase within 7 days of a reminder counts as recovered.'],
  [
    "Remind people even if they haven't agreed",
    'What I know of it: "Remind everybody." "Only remind people w',
  ],
  ['Give 10% off in the second reminder', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Include a photo of the items', 'What is said, and how, is in the other document, the wording'],
  ['Send a text after 1 hour', 'Carts are reminded of by e-mail only'],
  ["Don't remind customers from France", 'Do not remind carts under 10.'],
  ["Don't remind people who already bought", 'A cart that was bought is never reminded of, and neither is '],
  ['Remind after 3 hours unless it is night', 'No messages after 9 pm or before 8 am.'],
  ['Send the second reminder only for carts over £50', 'Do not remind carts under 10.'],
  ['Only remind returning customers', 'Do not remind carts under 10.'],
  ['Third reminder after 3 days', 'All carts: remind after 2 hours, then after 22.'],
  ['Use a friendly tone', 'What is said, and how, is in the other document, the wording'],
  ['Reminders go out within 2 hours', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Wait at least 2 hours before reminding', 'All carts: remind after 2 hours, then after 22.'],
  ['Wait at most 2 hours', 'This sentence is not one that I understand'],
  ['Carts up to £40: 4 hours, then 24', 'All other carts: 2 hours, then 22.'],
  ['Carts of £40 or less: 4 hours, then 24', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Carts not over £40: 4 hours then 24', 'Do not remind carts under 10.'],
  [
    'Carts under £40 or over £200: 4 hours, then 24',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['Carts over £40 and under £100: 2 hours, then 22', 'All other carts: 2 hours, then 22.'],
  [
    'All carts except big ones: 2 hours then 22 hours',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['All carts: at most 2 hours, then 22 hours', 'All other carts: 2 hours, then 22.'],
  [
    'All carts: between 2 and 4 hours, then 24 hours',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['All carts: 2 hours or 22 hours', 'All other carts: 2 hours, then 22.'],
  ['All carts: 22 hours, then 2 hours', 'All carts: remind after 2 hours, then after 22.'],
  [
    'Remind before 2 hours, then before 22 hours',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  [
    'Remind every 2 hours, then every 22 hours',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  [
    'Remind within 2 hours, then within 22 hours',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['Remind after 2 hours and after 22 items', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['All carts: remind at 2 pm, then at 10 pm', 'All carts: remind after 2 hours, then after 22.'],
  ['Remind at 9 am', 'All carts: remind after 2 hours, then after 22.'],
  ['Two reminders per person', 'Do not disturb anyone who got a reminder in the last 3 days.'],
  ['Two reminders a day', 'Do not disturb anyone who got a reminder in the last 3 days.'],
  ['One reminder per person', 'Do not disturb anyone who got a reminder in the last 3 days.'],
  [
    'No more than two reminders per person per week',
    'Do not disturb anyone who got a reminder in the last 3 days.',
  ],
  ['At least one reminder', 'One reminder only.'],
  ['At least two reminders', 'Two reminders.'],
  ['Not one reminder', 'Do not disturb anyone who got a reminder in the last 3 days.'],
  ['No reminders', 'What I know of it: "Do not disturb anyone who got a reminder'],
  ['No reminder for carts', 'What I know of it: "Carts under 40 get one reminder, after 4'],
  ['No reminders for carts over £40', 'Small carts can be left alone, and a big one is reminded lik'],
  ['Do not remind carts over £500', 'Small carts can be left alone, and a big one is reminded lik'],
  ['Only remind carts under £40', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  [
    "Don't remind carts under £20 or over £500",
    'Small carts can be left alone, and a big one is reminded lik',
  ],
  ['Only remind carts from £20 to £100', 'All carts: remind after 2 hours, then after 22.'],
  ['Remind carts under £20 only once', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Never skip carts under £20', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ["Don't ignore carts under £20", 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Carts over £20 only', 'Do not remind carts under 10.'],
  ['Only one item carts are skipped', 'Do not remind carts under 10.'],
  ['Skip carts with fewer than 2 items', 'Do not remind carts under 10.'],
  ['Do not remind carts under 10 items', 'Do not remind carts under 10.'],
  ['Do not remind carts under 10 minutes', 'Do not remind carts under 10.'],
  ['Minimum cart is 3 hours', 'The shop sells in GBP, so amounts must be in GBP'],
  ['Give up before the second reminder', 'Give up 3 days after the second reminder.'],
  ['Give up 3 days before the second reminder', 'Give up 3 days after the second reminder.'],
  ['Give up after the first reminder', 'Give up 3 days after the second reminder.'],
  ['Give up 3 days after the first reminder', 'Give up 3 days after the second reminder.'],
  ['Never give up after 3 days', 'A cart is given up so long after its second reminder, at mos'],
  ["Don't give up before 3 days", 'A cart is given up so long after its second reminder, at mos'],
  ['Give up 3 hours after the second reminder', 'Give up 3 days after the second reminder.'],
  ['Give up after 3 purchases', 'Give up 3 days after the second reminder.'],
  [
    'A purchase after 7 days counts as recovered',
    'A purchase within 7 days of a reminder counts as recovered.',
  ],
  [
    'A purchase within 7 days does not count as recovered',
    'What counts as won back is said by how soon after a reminder',
  ],
  [
    'A purchase 7 days before a reminder counts as recovered',
    'A purchase within 7 days of a reminder counts as recovered.',
  ],
  [
    'Purchases count as recovered unless made after 7 days',
    'What counts as won back is said by how soon after a reminder',
  ],
  [
    'A purchase at least 7 days after a reminder counts as recovered',
    'A purchase within 7 days of a reminder counts as recovered.',
  ],
  ['Purchases never count as recovered', 'What counts as won back is said by how soon after a reminder'],
  [
    'Do not disturb anyone who got no reminder in the last 3 days',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  [
    'Do not disturb anyone who got a reminder more than 3 days ago',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  [
    'Disturb people who got a reminder in the last 3 days',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  [
    'Do not disturb anyone who bought in the last 3 days',
    'A cart that was bought is never reminded of, and neither is ',
  ],
  [
    'Leave people alone until 3 days before a reminder',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['One reminder every 3 hours per person', '3 hours is no whole number of days; write it in whole days'],
  ['At least one e-mail per person per week', 'Do not disturb anyone who got a reminder in the last 3 days.'],
  [
    'Remind everybody except those who accepted marketing',
    'What I know of it: "Only remind people who accepted marketin',
  ],
  ['Remind everybody who accepted marketing', 'Only remind people who accepted marketing.'],
  ['Remind nobody who accepted marketing', 'What I know of it: "Only remind people who accepted marketin'],
  ['Remind nobody', 'What I know of it: "Do not remind carts under 10." "Small ca'],
  [
    'Remind only people who did not accept marketing',
    'What I know of it: "Only remind people who accepted marketin',
  ],
  [
    'Remind people unless they accepted marketing',
    'What I know of it: "Only remind people who accepted marketin',
  ],
  [
    "Don't remind people who accepted marketing",
    'What I know of it: "Only remind people who accepted marketin',
  ],
  ["Don't only remind subscribers", 'What I know of it: "Only remind people who accepted marketin'],
  ['No e-mails before 9 pm', 'That leaves less than 4 hours a day to send in, and messages'],
  ['No e-mails after 9 am', 'That leaves less than 4 hours a day to send in, and messages'],
  ['No e-mails at 9 pm', 'Do not e-mail after 9 pm.'],
  ['E-mails only after 9 pm', 'That leaves less than 4 hours a day to send in, and messages'],
  ['E-mails only before 9 am', 'That leaves less than 4 hours a day to send in, and messages'],
  ['Do e-mail at night', 'No messages after 9 pm or before 8 am.'],
  ['E-mail on Sundays', 'What I know of it: "Quiet all day on Sundays."'],
  ['Always e-mail on Sundays', 'What I know of it: "Quiet all day on Sundays."'],
  ['No e-mails on the first Sunday of the month', 'What I know of it: "Quiet all day on Sundays."'],
  ['No e-mails every other Sunday', 'What I know of it: "Quiet all day on Sundays."'],
  ['Quiet on weekdays from 9 to 5', 'What I know of it: "Quiet hours are 9 pm to 8 am." "Quiet al'],
  [
    'Quiet hours are 9 pm to 8 am on weekdays',
    'What I know of it: "Quiet hours are 9 pm to 8 am." "Quiet al',
  ],
  [
    'Quiet hours are 9 pm to 8 am, except Fridays',
    'Hours and days are two rules: write a sentence for each, suc',
  ],
  ['Pause for carts over £40', 'What I know of it: "Pause." "Pause until 7 December 2026."'],
  ['Pause until 7', 'Pause until 7 December 2026.'],
  ['Pause for a week', 'Pause.'],
  ['Stop reminding people who bought', 'A cart that was bought is never reminded of, and neither is '],
  ['Stop all reminders after Christmas', 'Quiet on 25 December.'],
  ['Wait 4 hours', 'This sentence is not one that I understand'],
  ['Wait 4 hours, then 24 hours, then 72 hours', 'This sentence is not one that I understand'],
  [
    'First after 2 hours, second after 22 hours, third after 3 days',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  [
    'Small carts: 4 hours, then 24. Big carts: 1 hour, then 20.',
    'Line 1 and line 1 both do not say how big such a cart is',
  ],
  ['Small carts wait longer than big carts', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Carts under £40 wait 4 hours', 'All carts: remind after 2 hours, then after 22.'],
  [
    'Carts under £40 after 4 hours, others after 1 hour',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  [
    'Carts below 40 dollars: 4 hours, then 24',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['Carts under 40 €: 4 hours, then 24', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  [
    'Send a reminder after 3 hours and another after 24 hours',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['Carts over 200 quid get a reminder after 30 mins, then 12 hours', 'All other carts: 2 hours, then 22.'],
  ['Pause until next year', 'Pause.'],
  ['Only people who said yes to marketing', 'Only remind people who accepted marketing.'],
  ['Remind everyone, opted in or not', 'What I know of it: "Only remind people who accepted marketin'],
  ['Offer free delivery in the reminder', 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Say hi to them by name', 'What is said, and how, is in the other document, the wording'],
  [
    'Remind after 4 hours if the cart is over £50',
    'Small carts (under 40): remind after 4 hours, then after 24.',
  ],
  ['Only remind for carts with shoes', 'Do not remind carts under 10.'],
  ["Don't remind our staff", 'Do not remind carts under 10.'],
  ['Remind by WhatsApp', 'Carts are reminded of by e-mail only'],
  ['Send the reminder at lunchtime', 'All carts: remind after 2 hours, then after 22.'],
];

unseenSentences(read, { understood, refused });
