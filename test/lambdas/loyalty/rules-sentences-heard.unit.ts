// Sentences that were put to the language as an outsider would write them, and what each means now.
import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { readDocument } from '../../../shared/rules/document.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

const understood: readonly (readonly [string, string])[] = [
  [
    "We're shut on Mondays so no emails then.",
    'No mail goes out on Mondays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Happy hour 3pm to 5pm: double points.',
    'Everything earns 2 times the usual points, from 15:00 to 17:00.',
  ],
  ['Double points between 2 and 4 pm.', 'Everything earns 2 times the usual points, from 14:00 to 16:00.'],
  [
    "Nudge people we haven't seen for 7 weeks.",
    'A regular counts as lapsing after 49 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  ['Please give customers one point for every pound they spend.', '1 point for every £1.00 spent.'],
  ['Members earn a point per £1 spent in store.', '1 point for every £1.00 spent.'],
  ['Points are earned at a rate of 1 per pound.', '1 point for every £1.00 spent.'],
  ['£1 spent earns 1 point', '1 point for every £1.00 spent.'],
  ['Two points are given for every £1 spent.', '2 points for every £1.00 spent.'],
  ['No points are given on lottery tickets.', 'What has "lottery tickets" in its name earns nothing.'],
  ["Please don't give points on cigarettes.", 'What has "cigarettes" in its name earns nothing.'],
  [
    'Cigarettes, vapes and lottery tickets do not count towards points.',
    'What has "Cigarettes" in its name or "vapes" in its name or "lottery tickets" in its name earns nothing.',
  ],
  ["Points can't be earned on stamps.", 'What has "stamps" in its name earns nothing.'],
  ["Don't award points for newspapers.", 'What has "newspapers" in its name earns nothing.'],
  ['Exclude tobacco from points.', 'What has "tobacco" in its name earns nothing.'],
  ["Tobacco doesn't earn points.", 'What has "Tobacco" in its name earns nothing.'],
  ['All products earn points apart from alcohol.', 'What has "alcohol" in its name earns nothing.'],
  [
    'You earn points on everything but not on gift cards.',
    'What has "gift cards" in its name earns nothing.',
  ],
  ["We don't give points for delivery charges.", 'What has "delivery charges" in its name earns nothing.'],
  [
    'Deposits and bottle returns earn no points.',
    'What has "Deposits" in its name or "bottle returns" in its name earns nothing.',
  ],
  [
    'Double points on Wednesdays from 2pm until 5pm.',
    'Everything earns 2 times the usual points, on Wednesdays, from 14:00 to 17:00.',
  ],
  ['On Mondays, members earn double points.', 'Everything earns 2 times the usual points, on Mondays.'],
  ['Bonus day: Thursday 2x points', 'Everything earns 2 times the usual points, on Thursdays.'],
  ['Double points before 9am.', 'Everything earns 2 times the usual points, from 00:00 to 09:00.'],
  [
    'Triple points on Christmas Eve.',
    'Everything earns 3 times the usual points, on 24 December of every year.',
  ],
  [
    'Double points all of January.',
    'Everything earns 2 times the usual points, from 1 January to 31 January of every year.',
  ],
  [
    'Double points on coffee before 10 am on weekdays.',
    'What has "coffee" in its name earns 2 times the usual points, on weekdays, from 00:00 to 10:00.',
  ],
  [
    'Coffee earns 2x points at weekends.',
    'What has "Coffee" in its name earns 2 times the usual points, on weekends.',
  ],
  [
    '5 extra points for every loaf of bread.',
    'What has "bread" in its name earns 5 points more for each one sold.',
  ],
  [
    '10 bonus points with each sandwich.',
    'What has "sandwich" in its name earns 10 points more for each one sold.',
  ],
  [
    'Buy any bag of beans, get 20 bonus points.',
    'What has "beans" in its name earns 20 points more for each one sold.',
  ],
  [
    'Give 20 bonus points for every bag of coffee beans bought.',
    'What has "coffee beans" in its name earns 20 points more for each one sold.',
  ],
  ['Bread earns triple.', 'What has "Bread" in its name earns 3 times the usual points.'],
  ['Extra 10 points on cakes.', 'What has "cakes" in its name earns 10 points more for each one sold.'],
  ['Points doubled on Tuesdays.', 'Everything earns 2 times the usual points, on Tuesdays.'],
  ['All points are doubled on Fridays.', 'Everything earns 2 times the usual points, on Fridays.'],
  ['Reward: free coffee for 100 points.', '100 points buy: free coffee.'],
  ['100 pts gets you a free coffee', '100 points buy: free coffee.'],
  ['A free pastry costs 60 points.', '60 points buy: free pastry.'],
  ['After 200 points, the customer gets £5 off.', '200 points buy: £5 off.'],
  ['£5 off at 200 points', '200 points buy: £5 off.'],
  ['Collect 100 points and get a free hot drink.', '100 points buy: free hot drink.'],
  ['500 points can be exchanged for £10 off.', '500 points buy: £10 off.'],
  [
    '50 points: cookie; 100 points: coffee; 250 points: lunch.',
    '50 points buy: cookie. || 100 points buy: coffee. || 250 points buy: lunch.',
  ],
  ['Members can redeem 150 points for a free slice of cake.', '150 points buy: free slice of cake.'],
  ['When somebody has 300 points they can have a free lunch.', '300 points buy: free lunch.'],
  ["Points don't expire.", 'Points never expire.'],
  ['Points never run out.', 'Points never expire.'],
  ['Points last forever.', 'Points never expire.'],
  [
    "Customers are regulars once they've been in 10 times.",
    'A member is a regular from 10 visits on; only regulars can lapse.',
  ],
  [
    'Someone who comes 4 times or more is a regular.',
    'A member is a regular from 4 visits on; only regulars can lapse.',
  ],
  [
    "If we haven't seen a regular for 2 months, send them a nudge.",
    'A regular counts as lapsing after 60 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    'Write to regulars who have not been in for six weeks.',
    'A regular counts as lapsing after 42 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    'Chase people after 60 days.',
    'A regular counts as lapsing after 60 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  ['Only nudge someone once.', 'After one nudge without a visit a member is rested and left alone.'],
  [
    "Don't write to lapsed customers.",
    'Lapsing regulars are listed at the desk, and nobody is written to by itself.',
  ],
  ['Never nudge anybody.', 'Lapsing regulars are listed at the desk, and nobody is written to by itself.'],
  ['Check with me before any sale over £500 gets points.', 'Any sale of £500.00 or more waits for a person.'],
  ['Flag sales above £250.', 'Any sale of £250.00 or more waits for a person.'],
  [
    "Hold new customers' first purchase if over £100.",
    "A new member's first sale of £100.00 or more waits for a person.",
  ],
  [
    "Don't hold any sales.",
    'No basket is held for its size. No first sale is held. No sale is held for its amount alone.',
  ],
  [
    '100 welcome points for new members.',
    'Whoever becomes a member gets 100 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'New members start with 50 points.',
    'Whoever becomes a member gets 50 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'Sign-up bonus of 100 points.',
    'Whoever becomes a member gets 100 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'Limit of one reward a day.',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'One reward per customer per visit.',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    "Rewards can't be combined.",
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  ['Email only between 9am and 6pm.', "No mail goes out from 18:00 to 09:00, by the shop's clock."],
  ['Hi, please give 1 point for each pound people spend.', '1 point for every £1.00 spent.'],
  ['Our customers earn a point every time they spend £1.', '1 point for every £1.00 spent.'],
  ['Give three points for every two pounds.', '3 points for every £2.00 spent.'],
  ['Half a point per pound.', '0.5 points for every £1.00 spent.'],
  ['1 point for each 10 pence', '1 point for every £0.10 spent.'],
  [
    'Round down to whole pounds.',
    'Only whole amounts earn: what is left of a sale below the next one earns nothing.',
  ],
  ['No points on sales below ten pounds.', 'A sale of less than £10.00 earns nothing.'],
  ['You must spend £10 before points count.', 'A sale of less than £10.00 earns nothing.'],
  ['Points only start from £5.', 'A sale of less than £5.00 earns nothing.'],
  [
    'No points for lottery, tobacco or bus tickets please.',
    'What has "lottery" in its name or "tobacco" in its name or "bus tickets" in its name earns nothing.',
  ],
  ['Lottery tickets are excluded.', 'What has "Lottery tickets" in its name earns nothing.'],
  ['Lottery tickets should never earn points.', 'What has "Lottery tickets" in its name earns nothing.'],
  ["Bread doesn't count.", 'What has "Bread" in its name earns nothing.'],
  [
    'Triple points for tea in July.',
    'What has "tea" in its name earns 3 times the usual points, from 1 July to 31 July of every year.',
  ],
  ['On Wednesdays everything counts double.', 'Everything earns 2 times the usual points, on Wednesdays.'],
  [
    "Every weekday before 10am it's double points.",
    'Everything earns 2 times the usual points, on weekdays, from 00:00 to 10:00.',
  ],
  ['Double points from 14:00 to 16:00.', 'Everything earns 2 times the usual points, from 14:00 to 16:00.'],
  [
    '15 points extra on cheese boards.',
    'What has "cheese boards" in its name earns 15 points more for each one sold.',
  ],
  [
    'Cheese boards give you 15 more points.',
    'What has "Cheese boards" in its name earns 15 points more for each one sold.',
  ],
  [
    'Each cheese board is worth 15 bonus points.',
    'What has "cheese board" in its name earns 15 points more for each one sold.',
  ],
  ['Sandwiches x2 points', 'What has "Sandwiches" in its name earns 2 times the usual points.'],
  ['Any coffee +2 points', 'What has "coffee" in its name earns 2 points more for each one sold.'],
  ['Get 10% extra points at weekends.', 'Everything earns 1.1 times the usual points, on weekends.'],
  ['120 points buys a free scone.', '120 points buy: free scone.'],
  ['Free scone for 120 pts', '120 points buy: free scone.'],
  ['£2 off with 100 points.', '100 points buy: £2 off.'],
  ['10% off for 300 points.', '300 points buy: 10% off.'],
  ['For 80 points: any small coffee.', '80 points buy: any small coffee.'],
  ['Every 100 points = £5 voucher.', '100 points buy: £5 voucher.'],
  ['At 150 points you can choose a free cake or a free tea.', '150 points buy: free cake or a free tea.'],
  [
    'No more than 2 rewards per customer a day.',
    "A member gets at most 2 rewards a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Customers may only claim one reward each time they come in.',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Welcome gift: 30 points.',
    'Whoever becomes a member gets 30 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'Nudge regulars after a month.',
    'A regular counts as lapsing after 30 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    'Regulars who stay away for 45 days should get a nudge.',
    'A regular counts as lapsing after 45 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    "Someone is lapsing when they haven't visited in 6 weeks.",
    'A regular counts as lapsing after 42 days without a visit.',
  ],
  [
    'A regular is anyone with six visits.',
    'A member is a regular from 6 visits on; only regulars can lapse.',
  ],
  [
    "Please don't nudge anyone more than 3 times.",
    'After 3 nudges without a visit a member is rested and left alone.',
  ],
  [
    'Leave people alone after two nudges.',
    'After 2 nudges without a visit a member is rested and left alone.',
  ],
  ['No win-back emails.', 'Lapsing regulars are listed at the desk, and nobody is written to by itself.'],
  ['The come-back bonus is forty points.', 'A win-back bonus gives 40 points.'],
  ['Anything over £250 must wait for me.', 'Any sale of £250.00 or more waits for a person.'],
  ['Sales of £500 and up need my OK.', 'Any sale of £500.00 or more waits for a person.'],
  ["Don't hold first sales.", 'No first sale is held.'],
  [
    'Hold baskets five times bigger than usual.',
    "A basket of 5 times the member's largest so far, or more, waits for a person.",
  ],
  ['No quiet hours please.', 'No quiet hours: a mail may go out at any hour.'],
  ['Nothing before 9 in the morning.', "No mail goes out from 21:00 to 09:00, by the shop's clock."],
  [
    'Please no emails on a Sunday.',
    'No mail goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Emails are OK from 9am till 7pm.', "No mail goes out from 19:00 to 09:00, by the shop's clock."],
  ["Don't bother people after nine at night.", "No mail goes out from 21:00 to 08:00, by the shop's clock."],
  ['Stop all emails for now.', 'No mail goes out for as long as this sentence stands here.'],
  [
    'No points on gift vouchers.',
    'A gift card earns nothing when it is bought; what is bought with it earns.',
  ],
  ['A point is worth a penny.', 'The monthly summary counts 100 points as £1.00.'],
  ['Customers earn one point for each pound spent, please.', '1 point for every £1.00 spent.'],
  ["We'd like to give 1 point per pound.", '1 point for every £1.00 spent.'],
  ['Could you please not give points on alcohol?', 'What has "alcohol" in its name earns nothing.'],
  [
    'Milk and newspapers never earn points.',
    'What has "Milk" in its name or "newspapers" in its name earns nothing.',
  ],
  ['There should be no points on postage stamps.', 'What has "postage stamps" in its name earns nothing.'],
  ['Nobody gets points on tobacco.', 'What has "tobacco" in its name earns nothing.'],
  [
    'No points for scratch cards or vouchers.',
    'What has "scratch cards" in its name or "vouchers" in its name earns nothing.',
  ],
  ['Double points on Sundays only.', 'Everything earns 2 times the usual points, on Sundays.'],
  ['On Saturdays and Sundays points are tripled.', 'Everything earns 3 times the usual points, on weekends.'],
  [
    'Weekdays after 3pm: double points.',
    'Everything earns 2 times the usual points, on weekdays, from 15:00 to 24:00.',
  ],
  [
    'Double points on Boxing Day.',
    'Everything earns 2 times the usual points, on 26 December of every year.',
  ],
  [
    'From 1 June to 31 August ice cream earns double points.',
    'What has "ice cream" in its name earns 2 times the usual points, from 1 June to 31 August of every year.',
  ],
  ['Get double points on all teas.', 'What has "teas" in its name earns 2 times the usual points.'],
  ['A pastry earns 5 more points.', 'What has "pastry" in its name earns 5 points more for each one sold.'],
  [
    '+10 points on every jar of honey',
    'What has "honey" in its name earns 10 points more for each one sold.',
  ],
  ['Cheese: 3x points', 'What has "Cheese" in its name earns 3 times the usual points.'],
  ['A free haircut for 500 points.', '500 points buy: free haircut.'],
  ['250 points can be redeemed for £5 off.', '250 points buy: £5 off.'],
  ['Free tea at 60 points', '60 points buy: free tea.'],
  [
    'No more than one reward each day.',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Customers can use only one reward per visit.',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'One freebie a visit.',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'You get 25 points when you sign up.',
    'Whoever becomes a member gets 25 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'Give new customers 40 points to start with.',
    'Whoever becomes a member gets 40 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'Remind regulars after 50 days.',
    'A regular counts as lapsing after 50 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    'Somebody is a regular after 8 visits.',
    'A member is a regular from 8 visits on; only regulars can lapse.',
  ],
  [
    'No more than one nudge, then leave them be.',
    'After one nudge without a visit a member is rested and left alone.',
  ],
  [
    "Don't nudge lapsed members by yourself.",
    'Lapsing regulars are listed at the desk, and nobody is written to by itself.',
  ],
  ['The win back bonus should be 80 points.', 'A win-back bonus gives 80 points.'],
  ['I want to check every sale over £400.', 'Any sale of £400.00 or more waits for a person.'],
  [
    "Hold all first purchases above £100 until I've looked.",
    "A new member's first sale of £100.00 or more waits for a person.",
  ],
  [
    'Never hold anything.',
    'No basket is held for its size. No first sale is held. No sale is held for its amount alone.',
  ],
  ['No emails after 8 in the evening, please.', "No mail goes out from 20:00 to 08:00, by the shop's clock."],
  [
    "Don't send mail on Sundays or Mondays.",
    'No mail goes out on Mondays and Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'No emails in August.',
    'No mail goes out from 1 August to 31 August of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Quiet hours from 10 pm till 7 am.', "No mail goes out from 22:00 to 07:00, by the shop's clock."],
  [
    'Please stop all mails until 5 January 2027.',
    'No mail goes out before this day, and then everything as before: on 5 January 2027.',
  ],
  ['Points are worth 2p each.', 'The monthly summary counts 100 points as £2.00.'],
  ["Tips don't earn points.", 'What has "Tips" in its name earns nothing.'],
  ["A muffin's free for 90 points.", '90 points buy: free muffin.'],
  ['A muffin is on the house for 90 points.', '90 points buy: muffin on the house.'],
  ['Muffins are free at 90 points.', '90 points buy: free Muffins.'],
  ['A mug is yours for 250 points.', '250 points buy: mug.'],
  ['Swap 250 points for a mug.', '250 points buy: mug.'],
  ['20 points for a tea, 90 for a hamper.', '20 points buy: tea. 90 points buy: hamper.'],
  ['A free coffee for every 100 points.', '100 points buy: free coffee.'],
  ['300 points for a surprise', '300 points buy: surprise.'],
  ['300 points for half price coffee', '300 points buy: half price coffee.'],
  ['300 points for a small gift', '300 points buy: small gift.'],
];

/** Part of what is said, or of the sentence that is shown instead. */
const refused: readonly (readonly [string, string])[] = [
  ['Double points every Tuesday morning.', 'Double points on Tuesdays before noon.'],
  ['Double points in the first week of December.', 'Double points from 1 December to 7 December.'],
  ['Beans get double points and tea gets triple points.', 'Beans get double points. Tea gets triple points.'],
  ['Double points on beans and triple points on tea.', 'Double points on beans. Triple points on tea.'],
  ['10 stamps and the next coffee is free.', 'Buy 9 coffees, get 1 free.'],
  ['Every tenth visit is free.', 'Every 10th coffee is free.'],
  ['Points are valid for one year.', 'Points never expire.'],
  ['Points run out after 6 months.', 'Points never expire.'],
  ['Unused points lapse at the end of the year.', 'Points never expire.'],
  ['Stop holding big baskets.', 'Never hold a basket for its size.'],
  [
    'Senior citizens get double points on Wednesdays.',
    'Of people nothing is known here but what they bought and wha',
  ],
  ['Students earn double points.', 'Of people nothing is known here but what they bought and wha'],
  ["Staff don't earn points.", 'No points on tobacco.'],
  ['Staff purchases earn no points.', 'No points on tobacco.'],
  ['20 points for a Google review.', 'Points come with sales, with joining, with a birthday and wi'],
  ['Refer a friend and get 50 points.', 'Points come with sales, with joining, with a birthday and wi'],
  ['Double points in your birthday month.', 'A birthday may bring points, the same for every member'],
  ['Max 500 points per day.', 'Hold anything over 300.'],
  ['No more than 100 points per sale.', 'Hold anything over 300.'],
  ['No emails on Sunday mornings.', 'Quiet all day on Sundays.'],
  ["Don't send the evening mail.", 'No messages after 9 pm or before 8 am.'],
  ['Do not e-mail balances.', 'The balance goes out in the evening of each day on which it'],
  ['Only coffee earns points.', 'Everything earns unless a sentence names what does not, by t'],
  [
    'Coffee and cake earn points, nothing else does.',
    'Everything earns unless a sentence says that it does not:',
  ],
  ['Double points this Friday only.', 'Double points on Tuesdays.'],
  ['Double points until Christmas.', 'Double points on Tuesdays.'],
  ['Double points starting next Monday.', 'Double points on Tuesdays.'],
  ['Double points on the first Monday of the month.', 'Double points on 31 December 2026.'],
  ['Double points every other Tuesday.', 'Double points on 31 December 2026.'],
  [
    '2 bonus points when you bring your own cup.',
    'Points come with sales, with joining, with a birthday and wi',
  ],
  ['5 extra points if you pay cash.', 'Double points on Tuesdays.'],
  ['Spend £50 and get 100 bonus points.', 'No points hang on how big a sale is, or on what somebody spe'],
  ['100 bonus points on orders over £50.', 'No points hang on how big a sale is, or on what somebody spe'],
  ['Scone - 120', '100 points = a free coffee.'],
  ['100 points equals £1.', '100 points are worth £1.'],
  ['100 points is worth a pound.', '100 points = a free coffee.'],
  ['Rewards start at 100 points.', '100 points = a free coffee.'],
  ['No reward for less than 100 points.', 'A reward is written with what it costs, one in each sentence'],
  ['Only one free coffee per week.', 'At most 1 reward per visit.'],
  ['Give 20 points when somebody fills in the form.', '20 points for joining.'],
  ['Everyone who signs up gets a free coffee.', '100 points = a free coffee.'],
  ['Double points on your first purchase.', 'Double points on everything.'],
  [
    'Never email lapsed regulars automatically, just show me the list.',
    'What came of it is in the report that comes to you by itself',
  ],
  ['Send the balance only once a week.', 'The balance goes out in the evening of each day on which it'],
  [
    "Don't tell people their balance every day.",
    'Members get a mail when a reward comes within reach, in the ',
  ],
  ['Use first names.', 'What is said, and how, is in the other document, the'],
  ['Gift vouchers count too.', 'Gift cards earn points.'],
  ['Points have no cash value.', '100 points = a free coffee.'],
  ['Points cannot be swapped for cash.', '100 points = a free coffee.'],
  ['Ice cream earns double in August.', 'Double points on Ice cream from 1 August to 31 August.'],
  [
    'Big sale weekend: double points on 12 and 13 December 2026.',
    'Double points on 12 and 13 December 2026.',
  ],
  ['When you have collected 100 points, coffee is free.', '100 points = a free coffee.'],
  ['100 points gives you a free coffee, 200 a free sandwich.', '100 points = a free coffee.'],
  ['Members need 80 points for a free muffin.', '80 points = a free muffin.'],
  ['10 points for signing up to our newsletter.', '10 points for joining.'],
  ['50 points when you refer a friend.', 'Points come with sales, with joining, with a birthday and wi'],
  ['Give people 60 points when they come back.', 'Give lapsed regulars 60 points.'],
  ['Points expire after a year.', 'Points never expire.'],
  ['Points should vanish after 18 months.', 'Points never expire.'],
  ['VIPs earn more.', '100 points = a free coffee.'],
  ['Staff get 20% off.', '500 points = 25 off.'],
  ['Round points up.', 'nothing rounds them up'],
  // It may be what a hamper costs, and what it earns.
  ['Twenty points for a hamper.', 'Write "20 points = hamper" or "hamper: +20 points"'],
  ['120 points for cake or coffee.', 'or an item that earns 120 more'],
  ['50 points for a large latte', 'Write "50 points = large latte" or "large latte: +50 points"'],
  // Something to do, for somebody.
  ['Plant a tree for every 1,000 points.', 'That is nothing that this program does: it keeps to what the'],
  ['Send them a card for each 500 points.', 'The till does not tell how a sale was paid, so no points can'],
  ['Gift wrapping: 5 points', 'or an item that earns 5 more'],
  ['Surprise box - 20 points', 'or an item that earns 20 more'],
  ['50 points for a gift box', 'or an item that earns 50 more'],
  ['Half price pastries: 5 points', 'or an item that earns 5 more'],
];

describe('a sentence as an outsider writes it', () => {
  it.each(understood)('given "%s", then it means: %s', (sentence, means) => {
    const said = loyaltyLanguage.understood(sentence, shop).map((one) => one.means);
    expect(said.join(' || ')).toBe(means);
  });

  it.each(refused)('given "%s", then it is refused, and told: %s', (sentence, told) => {
    const read = readDocument(sentence, loyaltyLanguage.grammar('GBP'));
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ message, nearest = '' }) => `${message} | ${nearest}`).join(' ')).toContain(told);
  });
});
