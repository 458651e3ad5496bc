// Sentences that were put to the language as an outsider would write them, and what each means now.
import { describe, expect, it } from 'vitest';
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { readDocument } from '../../../shared/rules/document.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

const understood: readonly (readonly [string, string])[] = [
  [
    "We're on holiday until 15 August 2027, so pause.",
    'No reminder goes out before this day, and then everything as before: on 15 August 2027.',
  ],
  [
    'Send the first email 1h after, the second 24h after.',
    'Every cart: first reminder 1 hour after it was left, second reminder 1 day after it was left.',
  ],
  [
    'Wait 3 hours before the first email and a day before the second.',
    'Every cart: first reminder 3 hours after it was left, second reminder 1 day after it was left.',
  ],
  [
    'Send the first reminder after 1 hour and the second after 24 hours.',
    'Every cart: first reminder 1 hour after it was left, second reminder 1 day after it was left.',
  ],
  ['Send one email after 3 hours.', 'Every cart: one reminder 3 hours after it was left, and no second.'],
  [
    'One email, 4 hours after the cart was left.',
    'Every cart: one reminder 4 hours after it was left, and no second.',
  ],
  ["Don't bother with carts below £15.", 'Carts below £15.00 are not reminded.'],
  ['Ignore baskets worth less than a tenner.', 'Carts below £10.00 are not reminded.'],
  ['Please do not remind anyone about carts under five pounds.', 'Carts below £5.00 are not reminded.'],
  ['Only email subscribers.', 'Only people who accepted marketing are reminded.'],
  ['Only email people who ticked the box.', 'Only people who accepted marketing are reminded.'],
  ["Don't email people who haven't opted in.", 'Only people who accepted marketing are reminded.'],
  [
    "Don't email anyone more than once a fortnight.",
    'Whoever was reminded of one cart is not reminded of another for 14 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'Maximum of one reminder per shopper every 5 days.',
    'Whoever was reminded of one cart is not reminded of another for 5 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'Leave shoppers in peace for a week after a reminder.',
    'Whoever was reminded of one cart is not reminded of another for 7 days; the two reminders of one cart keep their own waits.',
  ],
  ['Stop after the second reminder.', 'A cart gets two reminders, unless it is bought or changed meanwhile.'],
  ['Stop after 5 days.', 'A cart is closed 5 days after its second reminder.'],
  ['Give up after a week.', 'A cart is closed 7 days after its second reminder.'],
  ['Forget about a cart after 10 days.', 'A cart is closed 10 days after its second reminder.'],
  [
    'Count purchases within 3 days as won back.',
    'A purchase within 3 days after a reminder counts as won back.',
  ],
  [
    "If they buy within 5 days, that's a win.",
    'A purchase within 5 days after a reminder counts as won back.',
  ],
  [
    'No emails between 10pm and 7am.',
    "Nothing goes out from 22:00 to 07:00, by the shopper's own clock where it is known.",
  ],
  [
    'Send reminders between 8am and 8pm only.',
    "Nothing goes out from 20:00 to 08:00, by the shopper's own clock where it is known.",
  ],
  [
    'No reminders on Saturdays and Sundays.',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    "Don't remind on Christmas Day and Boxing Day.",
    'No reminder goes out on 25 December of every year and on 26 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Hold reminders until 10am.',
    "Nothing goes out from 21:00 to 10:00, by the shopper's own clock where it is known.",
  ],
  [
    'Pause all reminders until 3 January 2027.',
    'No reminder goes out before this day, and then everything as before: on 3 January 2027.',
  ],
  [
    'Pause from 24 December to 2 January.',
    'No reminder goes out from 24 December to 2 January of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'We are closed from 24 to 27 December, send nothing.',
    'No reminder goes out from 24 December to 27 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Send nothing in August.',
    'No reminder goes out from 1 August to 31 August of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Switch reminders off.', 'No reminder goes out for as long as this sentence stands here.'],
  [
    'First reminder after one hour, second after one day.',
    'Every cart: first reminder 1 hour after it was left, second reminder 1 day after it was left.',
  ],
  [
    '1 hour then 1 day',
    'Every cart: first reminder 1 hour after it was left, second reminder 1 day after it was left.',
  ],
  [
    'Remind after 90 min and again after 2 days.',
    'Every cart: first reminder 1 hour 30 minutes after it was left, second reminder 2 days after it was left.',
  ],
  [
    'Chase carts after 3h and 30h.',
    'Every cart: first reminder 3 hours after it was left, second reminder 1 day 6 hours after it was left.',
  ],
  [
    'The first email goes out after 2 hours and the second after 20 hours.',
    'Every cart: first reminder 2 hours after it was left, second reminder 20 hours after it was left.',
  ],
  [
    'Carts under £25: wait 6 hours then 36 hours. Everything else: 2 hours, then 20 hours.',
    'A cart under £25.00: first reminder 6 hours after it was left, second reminder 1 day 12 hours after it was left. || A cart of £25.00 or more: first reminder 2 hours after it was left, second reminder 20 hours after it was left.',
  ],
  ['Only one email per cart please.', 'A cart gets one reminder, after its first wait, and no second.'],
  [
    'Never send more than two emails.',
    'A cart gets two reminders, unless it is bought or changed meanwhile.',
  ],
  ['No reminders for carts below £12.50.', 'Carts below £12.50 are not reminded.'],
  ['Skip anything under £20.', 'Carts below £20.00 are not reminded.'],
  ["Carts less than 15 quid aren't worth chasing.", 'Carts below £15.00 are not reminded.'],
  ['Minimum cart value £20', 'Carts below £20.00 are not reminded.'],
  ['Only chase baskets over fifty pounds.', 'Carts below £50.00 are not reminded.'],
  ["Don't send reminders to people who didn't opt in.", 'Only people who accepted marketing are reminded.'],
  ['Email people only if they agreed to it.', 'Only people who accepted marketing are reminded.'],
  ['Marketing consent required.', 'Only people who accepted marketing are reminded.'],
  [
    "We don't need consent.",
    'People are reminded whether or not they accepted marketing; those who said that they want none are not.',
  ],
  [
    'Send to everyone even without consent.',
    'People are reminded whether or not they accepted marketing; those who said that they want none are not.',
  ],
  [
    'One e-mail per person per week, max.',
    'Whoever was reminded of one cart is not reminded of another for 7 days; the two reminders of one cart keep their own waits.',
  ],
  [
    "Give people five days' peace between reminders.",
    'Whoever was reminded of one cart is not reminded of another for 5 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'Nobody should get more than one reminder in ten days.',
    'Whoever was reminded of one cart is not reminded of another for 10 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'Wait a week before emailing the same person again.',
    'Whoever was reminded of one cart is not reminded of another for 7 days; the two reminders of one cart keep their own waits.',
  ],
  ['Stop after a week.', 'A cart is closed 7 days after its second reminder.'],
  ['Close carts after 10 days.', 'A cart is closed 10 days after its second reminder.'],
  [
    'A sale within 72 hours of an email counts as won back.',
    'A purchase within 3 days after a reminder counts as won back.',
  ],
  [
    'Recovered means they bought within 3 days.',
    'A purchase within 3 days after a reminder counts as won back.',
  ],
  ["Don't count sales after 5 days.", 'A purchase within 5 days after a reminder counts as won back.'],
  [
    'Quiet between 9pm and 8am.',
    "Nothing goes out from 21:00 to 08:00, by the shopper's own clock where it is known.",
  ],
  [
    'No mails from 20:00 to 9:00.',
    "Nothing goes out from 20:00 to 09:00, by the shopper's own clock where it is known.",
  ],
  [
    'Not on Sundays please.',
    'No reminder goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Never on Sundays.',
    'No reminder goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Weekends are quiet.',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'No emails on 24, 25 and 26 December.',
    'No reminder goes out on 24 December of every year, on 25 December of every year and on 26 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Hold everything until further notice.', 'No reminder goes out for as long as this sentence stands here.'],
  ['Turn off reminders.', 'No reminder goes out for as long as this sentence stands here.'],
  [
    'Pause on Fridays.',
    'No reminder goes out on Fridays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Please remind shoppers after 2 hours and then again after 24 hours.',
    'Every cart: first reminder 2 hours after it was left, second reminder 1 day after it was left.',
  ],
  [
    'Send one reminder a day after the cart was left.',
    'Every cart: one reminder 1 day after it was left, and no second.',
  ],
  [
    'Email after 1 hour and 24 hours.',
    'Every cart: first reminder 1 hour after it was left, second reminder 1 day after it was left.',
  ],
  [
    'Small carts below £20 get one email after 5 hours. All other carts: 2 hours, then 22.',
    'A cart under £20.00: one reminder 5 hours after it was left, and no second. || A cart of £20.00 or more: first reminder 2 hours after it was left, second reminder 22 hours after it was left.',
  ],
  ["Don't chase carts under 20 pounds.", 'Carts below £20.00 are not reminded.'],
  ['Only email people about carts of £25 and up.', 'Carts below £25.00 are not reminded.'],
  ["Don't write to anyone without their consent.", 'Only people who accepted marketing are reminded.'],
  ['Only contact newsletter subscribers.', 'Only people who accepted marketing are reminded.'],
  [
    'Never email the same person twice in a week.',
    'Whoever was reminded of one cart is not reminded of another for 7 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'At least 4 days between emails to one person.',
    'Whoever was reminded of one cart is not reminded of another for 4 days; the two reminders of one cart keep their own waits.',
  ],
  [
    'Once a month per customer is enough.',
    'Whoever was reminded of one cart is not reminded of another for 30 days; the two reminders of one cart keep their own waits.',
  ],
  ['Give up five days after the last email.', 'A cart is closed 5 days after its second reminder.'],
  ['Stop chasing carts after 2 weeks.', 'A cart is closed 14 days after its second reminder.'],
  [
    'If somebody buys within 10 days, count it as won back.',
    'A purchase within 10 days after a reminder counts as won back.',
  ],
  [
    'Orders within 2 days of the reminder are recovered.',
    'A purchase within 2 days after a reminder counts as won back.',
  ],
  [
    "Don't email between 10 at night and 7 in the morning.",
    "Nothing goes out from 22:00 to 07:00, by the shopper's own clock where it is known.",
  ],
  [
    'Emails only on weekdays.',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'No emails on Christmas Day.',
    'No reminder goes out on 25 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'We are closed in January, no emails then.',
    'No reminder goes out from 1 January to 31 January of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Suspend reminders until 1 February 2027.',
    'No reminder goes out before this day, and then everything as before: on 1 February 2027.',
  ],
  ['Two reminders, no more.', 'A cart gets two reminders, unless it is bought or changed meanwhile.'],
  ['One mail is enough.', 'A cart gets one reminder, after its first wait, and no second.'],
];

/** Part of what is said, or of the sentence that is shown instead. */
const refused: readonly (readonly [string, string])[] = [
  ['First e-mail: 1 hour. Second e-mail: 24 hours.', 'All carts: remind after 1 hour, then after 24 hours.'],
  [
    'Remind people after an hour, and again the next day.',
    'All carts: remind after 1 hour, then after 24 hours.',
  ],
  ['Email them 2 hours after they leave.', 'All carts: remind after 2 hours, then after 24 hours.'],
  [
    'Carts over $200 should be chased sooner: 30 minutes then 12 hours.',
    'The shop sells in GBP, so amounts must be in GBP, and not',
  ],
  ['Small baskets (less than £30): 6 hours, then 30 hours.', 'All other carts: 2 hours, then 22.'],
  ['Baskets between £30 and £100: 3 hours, then 24 hours.', 'All other carts: 2 hours, then 22.'],
  ['For carts of £100 or more wait 1 hour, then 20 hours.', 'All other carts: 2 hours, then 22.'],
  ['For big carts wait 1 hour then 20 hours.', 'Say how big such a cart is, or write "All carts" to mean'],
  ['Big means over £150.', 'Carts over 150: remind after 2 hours, then after 22 hours.'],
  ['Never email about an empty cart.', 'A cart with nothing left in it is never reminded of: there i'],
  ['Stop reminding after 2 emails.', 'Do not e-mail after 9 pm.'],
  ['Offer 10% off in the second email.', 'A reminder gives nothing away and changes no price: it shows'],
  ['Include a discount code.', 'A reminder gives nothing away and changes no price: it shows'],
  ['No emails overnight.', 'No messages after 9 pm or before 8 am.'],
  ['Only send during opening hours.', 'No messages after 9 pm or before 8 am.'],
  ["Don't send on Sundays or bank holidays.", "Don't send on Sundays."],
  ['Turn it back on.', 'Take the sentence out that says "Pause", and everything'],
  ['Resume.', 'Take the sentence out that says "Pause", and everything'],
  ["Don't send a second reminder for carts under £40.", "Don't send a second reminder."],
  ['Only one reminder for small carts.', 'Only one reminder.'],
  ['No reminder if they already bought.', 'A cart that was bought is never reminded of, and neither is'],
  ['Remind returning customers only.', 'by their total and by consent, not by whose they are'],
  ['Text them instead of emailing.', 'Carts are reminded of by e-mail'],
  [
    'Please wait at least 2 hours before reminding anyone, then 24 hours.',
    'All carts: remind after 2 hours, then after 24 hours.',
  ],
  ['Wait longer for small carts.', 'Carts under 40: remind after 4 hours, then after 24 hours.'],
  [
    'Carts worth £25 to £75 get 3 hours and 24 hours.',
    'Carts from 25 to 75: remind after 3 hours, then after 24 hours.',
  ],
  [
    'Expensive carts (£300+): 30 minutes, then 10 hours.',
    'Carts over 300: remind after 30 minutes, then after 10 hours.',
  ],
  ['Large baskets mean more than £200.', 'Carts over 200: remind after 2 hours, then after 22 hours.'],
  ['Send three reminders.', 'All carts: remind after 2 hours, then after 22 hours.'],
  ["Don't email in the middle of the night.", 'No messages after 9 pm or before 8 am.'],
  ['Only email during the day, 9 to 6.', 'Say from when to when, by the clock'],
  ['No reminders on bank holidays.', 'Quiet on 25 December.'],
  ['Nothing between Christmas and New Year.', 'Quiet from 25 December to 1 January.'],
  ['Give them free shipping.', 'A reminder gives nothing away and changes no price: it shows'],
  ['Say there are only a few left.', 'What is said, and how, is in the other document, the'],
  ['Remind them on WhatsApp.', 'There is no such way out of here: messages go by e-mail, nud'],
  ['Include pictures of the items.', 'the wording (voice.txt)'],
  ["Don't remind wholesale customers.", 'Do not remind carts under 10.'],
  [
    "Don't remind people who bought last week.",
    'A cart that was bought is never reminded of, and neither is',
  ],
  [
    'Offer a 5 pound voucher to carts over £100.',
    'A reminder gives nothing away and changes no price: it shows',
  ],
  ["Don't remind about gift cards.", 'A reminder gives nothing away and changes no price: it shows'],
  ['Wait four hours, then send one email only.', 'All carts get one reminder, after four hours.'],
  ['First nudge at 3 hours, second at 30 hours.', 'All carts: remind after 3 hours, then after 30 hours.'],
  ['Carts under ten pounds should be ignored.', 'Do not remind carts under ten pounds.'],
  ['Everybody may be reminded.', 'Remind everybody.'],
  ['Text message reminders please.', 'Carts are reminded of by e-mail'],
  ['Offer free delivery.', 'A reminder gives nothing away and changes no price: it shows'],
  ['Send at 9am.', 'All carts: remind after 2 hours, then after 22 hours.'],
  ['Send the reminder the next morning.', 'All carts: remind after 2 hours, then after 22 hours.'],
  ['Remind only about carts with shoes.', 'Which carts are reminded is said by their total and by conse'],
];

describe('a sentence as an outsider writes it', () => {
  it.each(understood)('given "%s", then it means: %s', (sentence, means) => {
    const said = cartLanguage.understood(sentence, shop).map((one) => one.means);
    expect(said.join(' || ')).toBe(means);
  });

  it.each(refused)('given "%s", then it is refused, and told: %s', (sentence, told) => {
    const read = readDocument(sentence, cartLanguage.grammar('GBP'));
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ message, nearest = '' }) => `${message} | ${nearest}`).join(' ')).toContain(told);
  });
});
