// Sentences that nobody had in mind when the language was made, judged by what they mean to a person: bounds, conditions that we do
// not have, negations, two numbers, days. None may be taken for something else; what is refused is told what there is instead.
import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

/** Written on a Saturday, which "this weekend" and "until Monday" count from. */
const read = (sentence: string) =>
  loyaltyLanguage.meanings({ text: `${sentence}\n100 points = a free teapot.`, on: '2026-11-28' }, shop);

const understood: readonly (readonly [string, string])[] = [
  ['Members earn 3 points for every fiver', '3 points for every £5.00 spent.'],
  ['1pt/£1', '1 point for every £1.00 spent.'],
  ['Earn one point with every £2 you spend', '1 point for every £2.00 spent.'],
  [
    "you'll get 2 points per pound on coffee",
    'What has "coffee" in its name earns 2 points for every £1.00 spent on it.',
  ],
  ['Spend a pound, get a point', '1 point for every £1.00 spent.'],
  ['For every tenner spent, the customer gets 12 points', '12 points for every £10.00 spent.'],
  [
    "Newspapers and stamps don't count",
    'What has "Newspapers" in its name or "stamps" in its name earns nothing.',
  ],
  [
    "We don't do points on cigarettes or lottery",
    'What has "cigarettes" in its name or "lottery" in its name earns nothing.',
  ],
  ['No points for delivery fees please', 'What has "delivery fees" in its name earns nothing.'],
  ['Points on everything bar alcohol', 'What has "alcohol" in its name earns nothing.'],
  [
    'All items earn points except gift cards and tobacco',
    'What has "gift cards" in its name or "tobacco" in its name earns nothing.',
  ],
  ['Nothing under a fiver gets points', 'A sale of less than £5.00 earns nothing.'],
  ['Purchases of less than £3 earn nothing', 'A sale of less than £3.00 earns nothing.'],
  ['Points only on sales over £10', 'A sale of less than £10.00 earns nothing.'],
  ['Ignore the pennies', 'Only whole amounts earn: what is left of a sale below the next one earns nothing.'],
  [
    'Only full pounds earn points',
    'Only whole amounts earn: what is left of a sale below the next one earns nothing.',
  ],
  ['Double points every Tuesday', 'Everything earns 2 times the usual points, on Tuesdays.'],
  [
    'Double points on Mondays before 11am',
    'Everything earns 2 times the usual points, on Mondays, from 00:00 to 11:00.',
  ],
  ['2x points Mon-Wed', 'Everything earns 2 times the usual points, on Mondays, Tuesdays and Wednesdays.'],
  [
    'Double points between 2pm and 5pm on weekdays',
    'Everything earns 2 times the usual points, on weekdays, from 14:00 to 17:00.',
  ],
  [
    'Double points on weekdays except Friday',
    'Everything earns 2 times the usual points, on Mondays, Tuesdays, Wednesdays and Thursdays.',
  ],
  [
    'Double points all week except Sunday',
    'Everything earns 2 times the usual points, on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays and Saturdays.',
  ],
  [
    'Double points on pastries after 4pm',
    'What has "pastries" in its name earns 2 times the usual points, from 16:00 to 24:00.',
  ],
  [
    'Coffee beans earn an extra 5 points per bag',
    'What has "Coffee beans" in its name earns 5 points more for each one sold.',
  ],
  [
    '5 bonus points for every bag of beans',
    'What has "beans" in its name earns 5 points more for each one sold.',
  ],
  [
    'Double points from 1st December until 24th December',
    'Everything earns 2 times the usual points, from 1 December to 24 December of every year.',
  ],
  ['100 points gets you a free coffee', '100 points buy: free coffee.'],
  ['At 250 points you get lunch on us', '250 points buy: lunch on us.'],
  [
    'Free cookie at 40 points, free coffee at 90 points',
    '40 points buy: free cookie. 90 points buy: free coffee.',
  ],
  ['For 500 points: £5 off', '500 points buy: £5 off.'],
  ['500 points = five pounds off your shop', '500 points buy: five pounds off your shop.'],
  ['Every 100 points is worth £1', 'The monthly summary counts 100 points as £1.00.'],
  [
    'One reward per visit, please',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Max two rewards a day',
    "A member gets at most 2 rewards a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Give new members 50 points when they sign up',
    'Whoever becomes a member gets 50 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'Welcome bonus: 100 points',
    'Whoever becomes a member gets 100 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  ['Hold any sale over £250 for me to check', 'Any sale of £250.00 or more waits for a person.'],
  [
    "Don't credit points on sales above £400 until I've approved them",
    'Any sale of £400.00 or more waits for a person.',
  ],
  [
    'First purchase over £100 needs approval',
    "A new member's first sale of £100.00 or more waits for a person.",
  ],
  [
    "A regular is someone who's been in five times or more",
    'A member is a regular from 5 visits on; only regulars can lapse.',
  ],
  [
    "If we haven't seen a regular in 2 months, drop them a line",
    'A regular counts as lapsing after 60 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    "Don't nudge anyone more than 3 times",
    'After 3 nudges without a visit a member is rested and left alone.',
  ],
  ['Points never expire', 'Points never expire.'],
  ['No mails between 8pm and 9am', "No mail goes out from 20:00 to 09:00, by the shop's clock."],
  [
    "Don't email members on Sundays",
    'No mail goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['No emails after 7pm or before 8am', "No mail goes out from 19:00 to 08:00, by the shop's clock."],
  ['Emails only between 9am and 6pm', "No mail goes out from 18:00 to 09:00, by the shop's clock."],
  ['Quiet from 21:30 to 07:30', "No mail goes out from 21:30 to 07:30, by the shop's clock."],
  [
    'Stop all emails until 10 January 2027',
    'No mail goes out before this day, and then everything as before: on 10 January 2027.',
  ],
  ['Pause everything', 'No mail goes out for as long as this sentence stands here.'],
  ['Each point is worth half a penny', 'The monthly summary counts 100 points as £0.50.'],
  ["Gift cards don't earn", 'A gift card earns nothing when it is bought; what is bought with it earns.'],
  [
    'Gift cards do earn points',
    'A gift card earns points when it is bought, and again what is bought with it.',
  ],
  [
    'Not more than one reward per day per member',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Customers may redeem up to 2 rewards per visit',
    "A member gets at most 2 rewards a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Allow 3 rewards a visit at most',
    "A member gets at most 3 rewards a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Never more than one treat per visit',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Double points until 6pm on Fridays',
    'Everything earns 2 times the usual points, on Fridays, from 00:00 to 18:00.',
  ],
  [
    'Double points from 6pm on Fridays',
    'Everything earns 2 times the usual points, on Fridays, from 18:00 to 24:00.',
  ],
  [
    'Double points on Mondays or Tuesdays',
    'Everything earns 2 times the usual points, on Mondays and Tuesdays.',
  ],
  ['Double points on 1 December 2020', 'Everything earns 2 times the usual points, on 1 December 2020.'],
  [
    'Double points from 20 December to 5 January',
    'Everything earns 2 times the usual points, from 20 December to 5 January of every year.',
  ],
  [
    'Double points on beans or tea',
    'What has "beans" in its name or "tea" in its name earns 2 times the usual points.',
  ],
  ['Triple points only on Tuesdays', 'Everything earns 3 times the usual points, on Tuesdays.'],
  ['Earn 0.5 points per pound', '0.5 points for every £1.00 spent.'],
  ['1 point per 100p', '1 point for every £1.00 spent.'],
  ['Two pounds earn one point', '1 point for every £2.00 spent.'],
  ['£1 = 10 points', '10 points for every £1.00 spent.'],
  ['10 points = £1 spent', '10 points for every £1.00 spent.'],
  ['100 points = a free coffee or a free tea', '100 points buy: free coffee or a free tea.'],
  ['150 points = free lunch (weekdays only)', '150 points buy: free lunch (weekdays only).'],
  [
    'Only email on Sundays',
    'No mail goes out on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays and Saturdays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    "Don't email except on Sundays",
    'No mail goes out on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays and Saturdays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'No emails until Monday',
    'No mail goes out before this day, and then everything as before: on 30 November 2026.',
  ],
  [
    'Pause until 1 January 2020',
    'No mail goes out before this day, and then everything as before: on 1 January 2020.',
  ],
  [
    'Pause on Sunday',
    'No mail goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Gift cards earn double points', 'What has "Gift cards" in its name earns 2 times the usual points.'],
  ["We'd like members to earn one point for each pound", '1 point for every £1.00 spent.'],
  ['Points: 1 per £1', '1 point for every £1.00 spent.'],
  ['Give a point per pound please', '1 point for every £1.00 spent.'],
  ['customers earn 5 pts for every £10 spent in the shop', '5 points for every £10.00 spent.'],
  ['each pound is worth a point', '1 point for every £1.00 spent.'],
  [
    '2 points for each pound spent on cakes',
    'What has "cakes" in its name earns 2 points for every £1.00 spent on it.',
  ],
  ['coffee gets double points', 'What has "coffee" in its name earns 2 times the usual points.'],
  ['Cakes: triple points', 'What has "Cakes" in its name earns 3 times the usual points.'],
  ['Extra 3 points for every loaf', 'What has "loaf" in its name earns 3 points more for each one sold.'],
  [
    'Sourdough loaves earn 10 extra points each',
    'What has "Sourdough loaves" in its name earns 10 points more for each one sold.',
  ],
  ['Double points day every Wednesday', 'Everything earns 2 times the usual points, on Wednesdays.'],
  ['On Saturdays we give double points', 'Everything earns 2 times the usual points, on Saturdays.'],
  ['Double points between 3pm and 5pm', 'Everything earns 2 times the usual points, from 15:00 to 17:00.'],
  ['Double points this Sunday', 'Everything earns 2 times the usual points, on 29 November 2026.'],
  ['Triple points tomorrow', 'Everything earns 3 times the usual points, on 29 November 2026.'],
  [
    'No points for tobacco or lottery tickets',
    'What has "tobacco" in its name or "lottery tickets" in its name earns nothing.',
  ],
  ['Lottery tickets dont earn', 'What has "Lottery tickets" in its name earns nothing.'],
  ["We don't give points on gift vouchers", 'What has "gift vouchers" in its name earns nothing.'],
  [
    'Everything earns points except cigarettes, alcohol and stamps',
    'What has "cigarettes" in its name or "alcohol" in its name or "stamps" in its name earns nothing.',
  ],
  ['Minimum spend £5 to earn points', 'A sale of less than £5.00 earns nothing.'],
  ['You need to spend £3 before points count', 'A sale of less than £3.00 earns nothing.'],
  ['100 points gets £2 off', '100 points buy: £2 off.'],
  ['200 points = 5 pounds off', '200 points buy: 5 pounds off.'],
  ['A free sandwich costs 250 points', '250 points buy: free sandwich.'],
  ['Members can swap 80 points for a cookie', '80 points buy: cookie.'],
  ['Rewards: 100 points - a free coffee', '100 points buy: free coffee.'],
  ['at 300 points they get a free lunch', '300 points buy: free lunch.'],
  [
    '50 points when you join',
    'Whoever becomes a member gets 50 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'New members get 20 points',
    'Whoever becomes a member gets 20 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  [
    'Sign up and get 25 points',
    'Whoever becomes a member gets 25 points at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.',
  ],
  ['No sign up bonus', 'Nobody gets points for joining.'],
  [
    'One reward a day each',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  [
    'Only one reward per visit',
    "A member gets at most one reward a day, by the shop's clock; what was taken back does not count.",
  ],
  ['Hold any purchase above £150', 'Any sale of £150.00 or more waits for a person.'],
  ['Check with me if a sale is over £200', 'Any sale of £200.00 or more waits for a person.'],
  ['First sales over £75 should be held', "A new member's first sale of £75.00 or more waits for a person."],
  [
    'Regulars are people with 8 or more visits',
    'A member is a regular from 8 visits on; only regulars can lapse.',
  ],
  [
    'After 10 visits someone is a regular',
    'A member is a regular from 10 visits on; only regulars can lapse.',
  ],
  [
    "Nudge regulars we haven't seen in 6 weeks",
    'A regular counts as lapsing after 42 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    'Email regulars who have been away for two months',
    'A regular counts as lapsing after 60 days without a visit. Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  ],
  [
    "Don't nudge anybody more than twice",
    'After 2 nudges without a visit a member is rested and left alone.',
  ],
  [
    'Never nudge lapsed members',
    'Lapsing regulars are listed at the desk, and nobody is written to by itself.',
  ],
  ['Win back bonus of 40 points', 'A win-back bonus gives 40 points.'],
  ["Points don't ever expire", 'Points never expire.'],
  ['A point is worth 2p', 'The monthly summary counts 100 points as £2.00.'],
  [
    'no emails at weekends',
    'No mail goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Quiet from 8 in the evening to 9 in the morning',
    "No mail goes out from 20:00 to 09:00, by the shop's clock.",
  ],
  [
    'Nothing on Christmas Day please',
    'No mail goes out on 25 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Pause until Tuesday',
    'No mail goes out before this day, and then everything as before: on 1 December 2026.',
  ],
  ['Stop everything for now', 'No mail goes out for as long as this sentence stands here.'],
];

const refused: readonly (readonly [string, string])[] = [
  ['Folks get 1 point for each euro they spend', 'Earn 1 point for every GBP 1 spent.'],
  ['Triple points on Sundays after 3', 'Double points on Tuesdays.'],
  [
    "Double points on Tuesdays unless it's raining",
    'A rule counts for as long as it is written here, so "Tuesday',
  ],
  ['Cakes are worth double on Fridays', 'What I know of it: "Double points on Tuesdays." "Beans earn '],
  ['Double points on orders over £20', 'Double points on Tuesdays.'],
  ['Spend over £50 and get 20 extra points', 'Double points on Tuesdays.'],
  [
    'Double points in the week before Christmas',
    'What points buy is the same on every day, and a bonus needs ',
  ],
  ['Double points on my birthday', 'Nobody is asked for a birthday, so no points can come with i'],
  ['100 points = £1', '100 points = a free coffee.'],
  ["Customers can't use more than one reward at a time", '100 points = a free coffee.'],
  ['No more than one reward per customer per week', 'At most 1 reward per visit.'],
  ['Everyone who joins before Christmas gets 100 points', 'Beans and gift cards earn double points.'],
  ['25 points on your birthday', 'Nobody is asked for a birthday, so no points can come with i'],
  [
    'Give members 50 points on their birthday',
    'Nobody is asked for a birthday, so no points can come with i',
  ],
  ['Hold sales under £1', 'Hold anything over 300.'],
  [
    'Someone counts as a regular after their sixth visit',
    'What I know of it: "A regular has at least 5 visits." "Membe',
  ],
  ['Nudge lapsed customers once, then leave them be', 'At most 2 nudges, then rest the member.'],
  ['Give lapsed customers 50 points to come back', 'A win-back bonus is 50 points.'],
  ['Send a welcome back bonus of 30 points', 'Beans and gift cards earn double points.'],
  ['Points expire after a year', 'Points never expire.'],
  ['Points expire 12 months after the last visit', 'Points never expire.'],
  ['Points worth 1p each', 'What I know of it: "100 points are worth GBP 5."'],
  ["Points can't be used on alcohol", '100 points = a free coffee.'],
  ["Staff don't earn points", 'No points on tobacco.'],
  ['Students get double points', 'Beans and gift cards earn double points.'],
  ['Pay cash and get double points', 'Beans and gift cards earn double points.'],
  ['Refunds lose their points', 'Whatever is refunded takes its points back by itself; there '],
  ['Points only count from £10 upwards', 'What I know of it: "Hold anything over 300." "Only whole pou'],
  ['No points up to £5', 'No points under GBP 5.'],
  ['No points on sales of £5 or less', 'What I know of it: "Never hold a first sale." "Hold a new me'],
  ['Points on sales of more than £20 only', 'What I know of it: "Hold a new member\'s first sale over 200 '],
  [
    'Only sales between £10 and £100 earn points',
    'Everything earns unless a sentence says that it does not: na',
  ],
  ['No points over £100', 'No points under GBP 5.'],
  ['Double points up to 6pm', 'Double points on everything.'],
  ['Double points before 10am or after 4pm', 'Double points on everything.'],
  ['Double points on Saturday and Sunday from 9 to 11', 'Double points on Tuesdays.'],
  ['Triple points on 24/12/2026', 'Double points on Tuesdays.'],
  ['Double points on 31 February', 'Double points on Tuesdays.'],
  ['Double points from 7 to 1 December', 'Double points on Tuesdays.'],
  [
    'Double points on everything except beans',
    'A bonus is for the items and days that are named, or for eve',
  ],
  [
    'Double points on all tea but not on green tea',
    'A bonus is for the items and days that are named, or for eve',
  ],
  ['Double points on tea unless it is on sale', 'Double points on Tuesdays.'],
  ['Only double points on Tuesdays', 'Double points on Tuesdays.'],
  ['No double points on Tuesdays', 'What I know of it: "Double points on Tuesdays." "Beans earn '],
  ['No points on Tuesdays', 'A bonus may have its days; what earns nothing is said of ite'],
  ['No points on Sundays', 'A bonus may have its days; what earns nothing is said of ite'],
  ['Nothing earns points on Sundays', 'A bonus may have its days; what earns nothing is said of ite'],
  ['Beans never earn double points', '"Beans never" says more than what earns: write what earns no'],
  ["Don't give double points on beans", 'No points on tobacco.'],
  ["Don't not give points on beans", 'Double points on Tuesdays.'],
  ['Beans earn no more than 10 points', 'I cannot tell where the name of the item ends: write "earn" '],
  ['Beans earn at least 5 points', 'Beans and gift cards earn double points.'],
  ['Earn at most 100 points per sale', 'Hold anything over 300.'],
  ['Max 50 points per visit', 'Hold anything over 300.'],
  ['Earn 1 point per visit', 'Earn 1 point for every GBP 1 spent.'],
  ['10 points per visit', 'Earn 1 point for every GBP 1 spent.'],
  ['1 point for every item', 'Double points on everything.'],
  ['Earn 1 point per £1 and 2 points per £1 on beans', 'Earn 1 point per £1. 2 points per £1 on beans.'],
  [
    'Earn 10 points for every £1, 100 points = a free coffee',
    'Earn 10 points for every £1. 100 points = a free coffee.',
  ],
  ['1 point per £1 up to £50', 'Hold anything over 300.'],
  ['Every second coffee earns double points', 'Beans and gift cards earn double points.'],
  ['Half points on tobacco', 'Double points on everything.'],
  ['100 points is worth £1 off', '"worth £1 off" is no reward. For your own books write "100 p'],
  ['Free coffee after 10 visits', 'What I know of it: "100 points = a free coffee."'],
  ['Every 10th coffee is free', '100 points = a free coffee.'],
  ['Buy 9 get one free', '100 points = a free coffee.'],
  ['Free coffee for 100 points or more', '100 points = a free coffee.'],
  ['Free coffee at least 100 points', '100 points = a free coffee.'],
  ['Free coffee for up to 100 points', '100 points = a free coffee.'],
  ['100 or 200 points = a free coffee', '100 points = a free coffee.'],
  [
    '100 points = free coffee except on Sundays',
    'A reward costs so many points, always and for everybody: "ex',
  ],
  ['100 points = free coffee on Tuesdays', '100 points = a free coffee.'],
  ['Free coffee for 100 points, but only once a week', 'At most 1 reward per visit.'],
  [
    'Free coffee costs 100 points until Christmas',
    'What points buy is the same on every day, and a bonus needs ',
  ],
  ['Hold sales of up to £300', 'Hold anything over 300.'],
  ['Hold everything under £300', 'Hold anything over 300.'],
  ['Hold anything over £300 except for regulars', 'Sales that are too big to be true can wait for a person'],
  ["Don't hold anything under £300", 'Only big sales are held: a small one does no harm'],
  ['Hold nothing over £300', 'Sales that are too big to be true can wait for a person'],
  ['Never hold sales over £300', 'Sales that are too big to be true can wait for a person'],
  [
    'Hold anything over £300 unless it is a first sale',
    'Sales that are too big to be true can wait for a person',
  ],
  ['Hold first sales under £20', 'Hold anything over 300.'],
  ['Regulars have up to 5 visits', 'Hold anything over 300.'],
  ['A regular has fewer than 5 visits', 'What I know of it: "A regular has at least 5 visits." "At mo'],
  ['A regular comes at least 5 times a month', 'A regular has at least 5 visits.'],
  ['A regular comes every week', 'A regular has at least 5 visits.'],
  ['Nudge regulars before 8 weeks', 'If a regular has not been in for 8 weeks, nudge them.'],
  ['Nudge regulars within 8 weeks', 'If a regular has not been in for 8 weeks, nudge them.'],
  ['Nudge regulars every 8 weeks', 'If a regular has not been in for 8 weeks, nudge them.'],
  [
    'If a regular has been in for 8 weeks, nudge them',
    'If a regular has not been in for 8 weeks, nudge them.',
  ],
  [
    "If a regular hasn't been in for less than 8 weeks, nudge them",
    'If a regular has not been in for 8 weeks, nudge them.',
  ],
  ['Nudge at least twice', 'At most 2 nudges, then rest the member.'],
  ['Nudge no fewer than 3 times', 'At most 2 nudges, then rest the member.'],
  ['No nudges before 60 days', 'If a regular has not been in for 8 weeks, nudge them.'],
  ["Don't nudge regulars before 60 days", 'If a regular has not been in for 8 weeks, nudge them.'],
  ['Nudge new members after 30 days', 'If a regular has not been in for 8 weeks, nudge them.'],
  ['Give 50 points to new members only', 'Double points on everything.'],
  ['50 points for joining, but not for regulars', '50 points for joining.'],
  ['50 points for joining in December', '50 points for joining.'],
  ['Up to 50 points for joining', '50 points for joining.'],
  ['No more than 50 points for joining', '50 points for joining.'],
  ['At least 50 points for joining', '50 points for joining.'],
  ['50 points for not joining', '50 points for joining.'],
  ['50 points for leaving', '100 points = a free coffee.'],
  ['50 points for every friend who joins', '50 points for joining.'],
  ['Points are worth at least 1p', 'What I know of it: "100 points are worth GBP 5."'],
  ['Points are not worth anything', 'What I know of it: "Gift cards earn nothing." "100 points ar'],
  ['Points never expire unless unused for a year', 'Points never expire.'],
  ['Points expire', 'Points never expire.'],
  ['Emails after 9pm only', 'What I know of it: "Do not e-mail after 9 pm."'],
  ['No emails after 9pm except on Fridays', 'What I know of it: "Do not e-mail after 9 pm."'],
  ["Don't stop emails on Sundays", 'What I know of it: "Quiet all day on Sundays."'],
  ['No emails from Monday', 'From which day to which? Write the first day and the last on'],
  ['Quiet on Sunday mornings', 'No messages after 9 pm or before 8 am.'],
  ['Quiet hours are 9 to 8', 'Quiet hours are 9 pm to 8 am.'],
  ['Quiet hours are not 9 pm to 8 am', 'No quiet hours.'],
  ['No quiet hours on Fridays', 'What I know of it: "No quiet hours." "Quiet hours are 9 pm t'],
  ['Emails are allowed after 9pm', 'What I know of it: "Quiet hours are 9 pm to 8 am." "Do not e'],
  [
    "Quiet on 25 December unless it's a Tuesday",
    'What I know of it: "Pause until 7 December 2026." "No quiet ',
  ],
  ['Pause for two weeks', 'Pause.'],
  ['Pause from Monday', 'Quiet all day on Sundays.'],
  ["Don't pause", 'What I know of it: "Pause." "Pause until 7 December 2026."'],
  ['Never pause until Monday', 'What I know of it: "Pause." "Pause until 7 December 2026."'],
  [
    'Gift cards earn no points except on Sundays',
    'A bonus may have its days; what earns nothing is said of ite',
  ],
  ['Only gift cards earn points', 'Everything earns unless a sentence says that it does not: na'],
  ['Only beans earn points', 'Everything earns unless a sentence says that it does not: na'],
  ['Only members earn points', 'Everything earns unless a sentence says that it does not: na'],
  ['Everything earns points on Tuesdays', 'A bonus may have its days; what earns nothing is said of ite'],
  ['Alcohol and tobacco, no points', 'No points on tobacco.'],
  ['No points for alcohol, double points for tea', 'No points for alcohol. Double points for tea.'],
  ['100 pts = 50p value', '100 points = a free coffee.'],
  ['Only email between 10 and 4', 'Quiet hours are 9 pm to 8 am.'],
  ['Double points if you bring your own cup', 'Double points on Tuesdays.'],
  ['Double points for teachers', 'Double points on everything.'],
  ['Points for following us on Instagram', 'What I know of it: "Earn 1 point for every GBP 1 spent." "Ea'],
  ['Earn 1 point per $1', 'Earn 1 point for every GBP 1 spent.'],
  ['1 point per £1, max 100', 'Hold anything over 300.'],
  ['Points are rounded up', 'Only whole pounds count.'],
  ['Free coffee every Friday', '100 points = a free coffee.'],
  ['5% off for members', '500 points = 25 off.'],
];

describe('an unseen sentence', () => {
  it.each(understood)('given "%s", then it means: %s', (sentence, means) => {
    const said = read(sentence);
    const own = said.ok ? said.rules.filter(({ line }) => line === 1) : [];
    expect(own.map((one) => one.means).join(' || ')).toBe(means);
  });

  it.each(refused)('given "%s", then it is refused, and told: %s', (sentence, told) => {
    const said = read(sentence);
    const problems = said.ok ? [] : said.problems;
    expect(problems.map(({ message, nearest = '' }) => `${message} | ${nearest}`).join(' ')).toContain(told);
  });
});
