// Sentences of three shop owners who had seen no grammar, each with what its owner said it means, and the value that this comes to. Those
// below are traps: no rule says what they mean, so that none may be taken for one.
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { type Meant, ownersSentences } from '../../support/unseen-sentences.ts';

const meant: Meant = [
  // Minimum cart £10.00.
  ["Don't bother with anything less than a tenner.", 'minimumTotalMinor', 1000],
  // No reminders on Saturdays.
  ['Not a word on Saturdays.', 'quietDays', { weekdays: [6], dates: [] }],
  // Paused until the coming Monday.
  ['Hold all reminders until Monday.', 'pause', { from: '0001-01-01', to: '2026-11-30' }],
  // Per person at most 1 reminder in a day.
  ['One mail a day at most to the same person.', 'doNotDisturbDays', 1],
  // Purchase up to 7 days after (reminder) counts as recovered.
  ['If they buy within seven days it counts as recovered.', 'recoveredWithinDays', 7],
  // After the last reminder, 10 days without mail to that person.
  ["Ten days' rest after the last reminder before we write to someone again.", 'doNotDisturbDays', 10],
  // Quiet hours 22:00-07:00.
  ['No e-mails between 10 at night and 7 in the morning.', 'quietHours', { from: '22:00', until: '07:00' }],
  // Recovery window 48 h from the last reminder.
  ['Count a sale as recovered for up to 48 hours after the last mail.', 'recoveredWithinDays', 2],
  // Reminders only Monday to Friday.
  ['Weekdays only.', 'quietDays', { weekdays: [6, 7], dates: [] }],
  // No reminders earlier than 08:00.
  ["Don't send anything before 8am.", 'quietHours', { until: '08:00' }],
  // No reminders for carts with total below £12.00.
  ['Ignore carts under £12.', 'minimumTotalMinor', 1200],
  // Stop sending reminders until told.
  ['Pause the reminders.', 'pause', { from: '0001-01-01', to: '9999-12-31' }],
  // At most 1 reminder per cart.
  ['Just one reminder per cart, please.', 'remindersPerCart', 1],
  // No reminders after 20:30.
  ['Nothing after half eight in the evening.', 'quietHours', { from: '20:30' }],
  // No reminders from 24 to 27 December inclusive.
  [
    'No reminders over Christmas, 24 to 27 December.',
    'quietDays',
    { weekdays: [], dates: [{ from: '12-24', to: '12-27' }] },
  ],
  // At most 2 reminder mails per abandoned cart.
  ['Two reminders, no more.', 'remindersPerCart', 2],
  // 2 reminders: 1 h and 24 h after the cart is left.
  [
    'Remind them after one hour, then after a day.',
    'sizes',
    { name: 'every', firstWaitMinutes: 60, secondWaitMinutes: 1440 },
  ],
  // No reminders for carts <= £5.00.
  ['Skip carts worth £5 or less.', 'minimumTotalMinor', 501],
  // No reminders on Sundays.
  ['Never mail on Sundays.', 'quietDays', { weekdays: [7], dates: [] }],
  // No reminders after 19:00.
  ["After 7pm we don't send anything.", 'quietHours', { from: '19:00' }],
  // No reminders before 10:00.
  ["Nobody's to be mailed before ten in the morning.", 'quietHours', { until: '10:00' }],
  // Min cart £18.00 inclusive.
  ['The cart has to be at least £18.', 'minimumTotalMinor', 1800],
  // Paused with no end.
  ['Put the mails on hold.', 'pause', { from: '0001-01-01', to: '9999-12-31' }],
  // No reminders on 1 January.
  ["No reminders on New Year's Day.", 'quietDays', { weekdays: [], dates: [{ from: '01-01', to: '01-01' }] }],
  // 2 reminders at 4 h and 48 h after abandonment.
  [
    'We send two mails: one after 4 hours, one after 2 days.',
    'sizes',
    { name: 'every', firstWaitMinutes: 240, secondWaitMinutes: 2880 },
  ],
  // Reminders only Tue, Wed, Thu.
  ['Mail only Tuesday to Thursday.', 'quietDays', { weekdays: [1, 5, 6, 7], dates: [] }],
  // At most 1 reminder per cart.
  ["One mail's enough.", 'remindersPerCart', 1],
  // No reminders on Fridays.
  ['Fridays are off.', 'quietDays', { weekdays: [5], dates: [] }],
  // Recovery window 72 h (after reminder).
  ['A purchase within 72 hours is a recovery.', 'recoveredWithinDays', 3],
  // Paused 1-15 September inclusive.
  [
    'Pause everything from 1 to 15 September.',
    'quietDays',
    { weekdays: [], dates: [{ from: '09-01', to: '09-15' }] },
  ],
  // 2 reminders at 6 h and 3 days.
  [
    'Mail them after six hours and again after three days.',
    'sizes',
    { name: 'every', firstWaitMinutes: 360, secondWaitMinutes: 4320 },
  ],
  // Per customer at most 1 reminder in 7 days.
  ['No customer gets more than one of these a week.', 'doNotDisturbDays', 7],
  // Gap at least 5 days per person.
  ['Keep five days between reminders to one person.', 'doNotDisturbDays', 5],
  // No reminders on Saturdays and Sundays.
  ["Please don't mail on weekends.", 'quietDays', { weekdays: [6, 7], dates: [] }],
  // No reminders for carts < £8.00.
  ["Carts worth less than eight quid aren't worth a mail.", 'minimumTotalMinor', 800],
  ['Leave carts below fifteen pounds alone.', 'minimumTotalMinor', 1500],
  ['Weekends: no mails at all.', 'quietDays', { weekdays: [6, 7], dates: [] }],
  ['Mails never go out after ten pm.', 'quietHours', { from: '22:00' }],
  ["Don't send reminders until 6 April.", 'pause', { from: '0001-01-01', to: '2027-04-06' }],
  ['Stop mailing for the time being.', 'pause', { from: '0001-01-01', to: '9999-12-31' }],
  ['Count purchases as recovered for up to three weeks.', 'recoveredWithinDays', 21],
  ['For 24 hours after a reminder, a purchase is a recovered cart.', 'recoveredWithinDays', 1],
  ['Tuesdays are mail-free.', 'quietDays', { weekdays: [2], dates: [] }],
  ['Take a break till 10 December 2026', 'pause', { from: '0001-01-01', to: '2026-12-10' }],
  ['Leave carts below £12 alone', 'minimumTotalMinor', 1200],
  [
    'No messages while we are closed from 3 to 10 August.',
    'quietDays',
    { weekdays: [], dates: [{ from: '08-03', to: '08-10' }] },
  ],
];

const traps: readonly string[] = [
  'I suppose one might wait a bit longer.',
  'Free delivery for anyone who comes back within the hour.',
  'No mails on Sundays unless the cart is over £150.',
  'Put the goods aside while they think it over.',
  "Carts under £15 only if there's coffee in it.",
  'Lower the price in the cart by a pound each day.',
  'Send a handwritten card to the ones we lost.',
  "Don't remind the same person twice about the same item.",
  "Ask them why they didn't buy.",
  'Empty the cart after a week.',
  'Not more than three mails per person in total, ever.',
  'Skip the carts with the item "Sunday Roast Box" in them.',
  'Send push messages to the app.',
  'Follow them round the internet with ads.',
  "Don't write to anyone who left only a gift card in the cart.",
  'Mail about the carts, not the wish lists.',
  "Mail their wife if they don't answer.",
  'Save the carts for a year.',
  'Block people who leave carts more than five times.',
  'Sign the mails with Tom and Priya.',
  'Write in Welsh to customers in Wales.',
  'Tell me when a big cart is left.',
  'Pause from the 10th till the 14th but not for big carts.',
  'Suggest a mug with the coffee in the second mail.',
  'Do we send too many?',
  "Don't stop the reminders at night.",
  'Make the subject line longer when the moon is full.',
  "Ring them up if the cart's over £500.",
  'Give 50 points to people who come back.',
  'I hope the supplier mails us before Friday.',
  'No more than 50 mails a day altogether.',
  'Nobody should get no reminder.',
  'Use a different sender address for each mail.',
  'Change the order of items in the cart so the dear ones come first.',
  'Count people who pay in the shop with cash as recovered.',
  'Give ten percent off in the second mail.',
  'At most two per cart and three per person a month.',
  'Attach a brochure as PDF.',
  'No mails to Scottish customers on 2 January.',
  'It counts as recovered only if they buy something from the cart, not anything else.',
  'Show their cart on our Facebook page.',
  'We used to send four reminders and people hated it.',
  'Open the shop an hour earlier on market days.',
  'Let the AI bargain with them.',
  'Offer to pay in instalments.',
  "When they open the mail but don't click, send another one.",
  "Find out their e-mail address if we haven't got it.",
  'Use their nickname from Facebook.',
  'The first mail goes out within three hours, not after.',
  'Carts with the "Midnight Feast" hamper get their mail after an hour.',
  'Show a pop-up when they move the mouse away.',
  "Offer a cheaper alternative if it's too dear.",
  'Warn them when prices go up.',
  'Have Kevin in the back office sign each mail by hand.',
  "If it's their birthday, sing.",
  'Have a countdown clock in the mail.',
  'Skip carts with only "Two Reminders" notebooks.',
  'Knock off two pounds if they buy today.',
  "Delete people's data after a year.",
  'Send them a text on top.',
  'Ask for a deposit on carts over £300.',
  'A regular gets 100 points when he returns.',
  'A hundred mails per day for the whole shop, not one more.',
  'Write to them in their mother tongue.',
  'With the kettle, suggest descaler.',
  'Make the checkout shorter.',
  'Never fail to send the second mail.',
  'Carts under £20 with only one item get no mail.',
  'Merge two carts of the same person.',
  "Chat with them live while they're at the checkout.",
  'Carts under £20 or with only one item get no mail.',
  'Warn them when something in the cart is nearly sold out.',
  'Throw in a free gift for carts over £100.',
  'Put a photo of the goods at the top.',
  'Let them unsubscribe by shouting at the till.',
  "Call the police if a cart's over £10,000.",
  'Make a list of everybody who never came back and post it to me.',
  'Recovered only counts when at least half the cart is bought.',
  'From the second reminder on, leave out Sundays.',
  'Send it at the hour they usually read mail.',
  "I'd be happier if people just bought the stuff.",
  'No mail on Saturdays except to people with carts over £90.',
  "Don't write to people we wrote to yesterday, unless it's a different cart.",
  'Send the second reminder only if the first one went out before noon.',
  'No reminder before the 5th of the month.',
  'Refund the delivery charge when they complain.',
  'We lost a £300 cart last Tuesday.',
  'Take the cart over the counter if they phone.',
  'One mail per person per cart and no more than two a week across carts.',
  'What counts as a big cart?',
  'Test two subject lines against each other.',
  "It's not that Sundays are forbidden.",
  'No mails on Wednesdays but the first reminder may still go.',
  'Never mail at night unless the cart was left at night.',
  'A purchase counts for seven days, unless they used a coupon.',
  'From December on an hour, until then two.',
  "Don't send reminders until 6 pm.",
  'Every other person gets a second mail.',
  "The second time somebody leaves a cart, don't mail.",
  'Instead of two mails after a day, one after two days.',
  'Check their credit first.',
  "Yesterday's mail went out at midnight, which was awful.",
  'Remind them in the shop when they come in.',
  "Mail them only when it's raining.",
  "Divide the cart into two orders if it's too heavy.",
  'Mail the ones who only looked at a page.',
  'When does the second reminder go?',
  'Let them finish the order by replying to the mail.',
  "Guess whether they're annoyed and stop.",
  'Report recovered money to the accountant monthly.',
  'Keep the old price for them even if it goes up.',
  'Draw a sad face on the website.',
  'Find out which competitor they went to.',
  'Ship small carts free on Fridays.',
  'Run the mails through the spell checker of my phone.',
  'Stop robots from filling carts.',
  'Send a WhatsApp instead.',
  'Share their carts with the other shops in the street.',
  "Give them a voucher if they've left three carts.",
  'Swap sold-out items for similar ones.',
  'Put in customer reviews of what they left.',
  'Send those in hospital flowers.',
  'Add a map of how to find us.',
  'Could be that four hours is too soon.',
  'Play music in the mail.',
  'Let Joan decide on each cart.',
  'Send a fax to the hotels.',
  'Bill them ten pence per left cart.',
  'No messages while we are closed from 3 August.',
  'No messages because we are away from 1 December.',
];

ownersSentences((currency) => cartLanguage.grammar(currency), { meant, traps });
